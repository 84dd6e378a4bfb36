package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/** The same elements, row-major, as another shape: in memory nothing moves. */
public record ReshapeOp(Shape output) implements ViewOp {

    /** The operation on an input; null after a message. */
    public static @Nullable ReshapeOp of(Shape input, Shape output, Problems problems) {
        if (output.elements() != input.elements()) {
            problems.report(Message.SHAPE_RESHAPE, "size", output, output.elements(), input, input.elements());
            return null;
        }
        return new ReshapeOp(output);
    }

    @Override
    public String describe() {
        return "Reshape";
    }
}
