package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/** The same elements, row-major, as another shape: in memory nothing moves. */
public record ReshapeOp(Shape output) implements Op {

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

    @Override
    public void train(Node n, TrainCode code) {
        throw new IllegalStateException(n + " moves nothing and is left out before code is written");
    }

    @Override
    public void backward(Node n, TrainCode code) {
        train(n, code);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        throw new IllegalStateException(n + " moves nothing and is left out before code is written");
    }
}
