package synapt.processor.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Role;
import synapt.processor.report.Message;

/**
 * Batch normalisation over examples and positions of each channel (PyTorch's BatchNorm1d and BatchNorm2d).
 *
 * @param output   channels first
 * @param affine   whether the first two parameters are weight and bias
 * @param tensors  weight and bias [channels] if affine, then running_mean and running_var [channels]
 */
public record BatchNormOp(Shape output, double eps, double momentum, boolean affine, List<Parameter> tensors) implements Op {

    /** The operation on channels of anything. */
    public static BatchNormOp of(Shape input, double eps, double momentum, boolean affine, String prefix) {
        Shape channels = new Shape(input.channels());
        List<Parameter> tensors = new ArrayList<>();
        if (affine) {
            tensors.add(tensor(prefix + ".weight", channels, Role.WEIGHT, 1));
            tensors.add(tensor(prefix + ".bias", channels, Role.BIAS, 0));
        }
        tensors.add(tensor(prefix + ".running_mean", channels, Role.STATE, 0));
        tensors.add(tensor(prefix + ".running_var", channels, Role.STATE, 1));
        return new BatchNormOp(input, eps, momentum, affine, List.copyOf(tensors));
    }

    /** The operation as a node of a given rank, BatchNorm1d or BatchNorm2d; null after a message. */
    public static @Nullable BatchNormOp of(
            int rank, Shape input, double eps, double momentum, boolean affine, String prefix, Problems problems) {
        if (rank == 1 && input.isImage()) {
            problems.report(
                    Message.SHAPE_INPUT, "", "BatchNorm1d", "a vector, or {channels, length}", input.describe(), "use BatchNorm2d");
            return null;
        }
        if (rank == 2 && !input.isImage()) {
            problems.report(
                    Message.SHAPE_INPUT, "", "BatchNorm2d", "an image {channels, height, width}", input.describe(),
                    "use BatchNorm1d");
            return null;
        }
        return of(input, eps, momentum, affine, prefix);
    }

    private static Parameter tensor(String name, Shape channels, Role role, double start) {
        return new Parameter(name, channels, role, 1, 1, Parameter.Init.constant(start));
    }

    @Override
    public List<Parameter> parameters() {
        return tensors;
    }

    @Override
    public long macs() {
        return output.elements();
    }

    @Override
    public String describe() {
        return "BatchNorm" + (output.isImage() ? "2d" : "1d") + "(" + output.channels() + ")";
    }
}
