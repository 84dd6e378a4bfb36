package synapt.processor.op;

import synapt.processor.graph.Node;

/** An operation that moves nothing: its result is its input, perhaps as another shape. It is left out before code is written. */
public sealed interface ViewOp extends Op permits FlattenOp, IdentityOp, ReshapeOp {

    @Override
    default void train(Node n, TrainCode code) {
        throw leftOut(n);
    }

    @Override
    default void backward(Node n, TrainCode code) {
        throw leftOut(n);
    }

    @Override
    default void eval(Node n, EvalCode code) {
        throw leftOut(n);
    }

    private static IllegalStateException leftOut(Node n) {
        return new IllegalStateException(n + " moves nothing and is left out before code is written");
    }
}
