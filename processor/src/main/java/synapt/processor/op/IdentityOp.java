package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/** Passes its input on. */
public record IdentityOp(Shape output) implements Op {

    @Override
    public String describe() {
        return "Identity";
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
