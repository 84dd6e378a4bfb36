package synapt.processor.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.Extent;
import synapt.processor.op.MoveOp;
import synapt.processor.op.Op;
import synapt.processor.op.Problems;
import synapt.processor.op.ReshapeOp;
import synapt.processor.op.Sizes;
import synapt.processor.op.Spatial;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Operations that move elements and compute nothing. Each is null after a message, or where its input's shape is not known. */
final class MoveBuilder {

    private final NodeDeclaration node;
    private final LayerMembers members;

    MoveBuilder(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.members = new LayerMembers(node, reporter);
    }

    @Nullable
    Op pad(MoveOp.Border border, @Nullable Shape input, Problems problems) {
        members.need("padding");
        Extent padding = members.padding();
        return members.areRight() && input != null ? MoveOp.pad(border, input, padding, problems) : null;
    }

    @Nullable
    Op upsample(@Nullable Shape input, Problems problems) {
        members.need("scale");
        if (input == null) {
            return null;
        }
        if (input.isVector()) {
            problems.report(
                    Message.SHAPE_INPUT,
                    "",
                    "Upsample",
                    Spatial.ANY,
                    input.describe(),
                    "move it before the Flatten, or remove it");
            return null;
        }
        Extent scale = members.extent("scale", 1, input.rank() - 1);
        return members.areRight() ? MoveOp.upsample(input, scale, problems) : null;
    }

    @Nullable
    Op permute(@Nullable Shape input, Problems problems) {
        members.need("order");
        List<Integer> order =
                node.layer().integers("order").stream().map(Value::value).toList();
        return members.areRight() && input != null ? MoveOp.permute(input, order, problems) : null;
    }

    @Nullable
    Op reshape(@Nullable Shape input, Problems problems) {
        members.need("size");
        int[] dims = members.dimensions("size");
        boolean fits = members.areRight()
                && Sizes.fit(
                        problems,
                        "size",
                        "its output",
                        Arrays.stream(dims).asLongStream().toArray());
        return fits && input != null ? ReshapeOp.of(input, new Shape(dims), problems) : null;
    }
}
