package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/** All dimensions as one, row-major: in memory nothing moves. */
public record FlattenOp(Shape input) implements Op {

    @Override
    public Shape output() {
        return new Shape(input.size());
    }

    @Override
    public String describe() {
        return "Flatten";
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
