package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/**
 * An operation: its shape rule (the static factory of each class), its parameters, its cost, and how it is computed forward and
 * backward. Adding a layer is adding one of these and its kernel.
 */
public sealed interface Op
        permits InputOp,
                ProductOp,
                PoolOp,
                EmbeddingOp,
                InputLengthsOp,
                LengthsOp,
                ClassTokenOp,
                AttentionOp,
                PositionsOp,
                PositionPoolOp,
                MoveOp,
                ViewOp,
                SubsampleOp,
                BatchNormOp,
                GroupNormOp,
                RecurrentOp,
                ActivationOp,
                SoftplusOp,
                SoftmaxOp,
                PreluOp,
                GateOp,
                DropoutOp,
                JoinOp,
                ConcatOp,
                CustomOp {

    /** The shape of the result, for one example. */
    Shape output();

    /** For people, in PyTorch's terms: {@code Conv2d(3, 6, kernel 5)}. */
    String describe();

    /** As {@link #describe}, without what exists in training only. */
    default String describeEvaluation() {
        return describe();
    }

    /** Its parameters and running statistics, with names relative to the node: {@code weight}. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Multiply-accumulate operations of one forward pass of one example. */
    default long macs() {
        return 0;
    }

    /** Whether a parameter's gradient is one product over the whole batch; else it is summed over blocks. */
    default boolean isOverBatch(Parameter p) {
        return false;
    }

    /** The rates that it draws with. */
    default List<NoiseRate> rates() {
        return List.of();
    }

    /** Whether it draws noise itself, while the rest of it exists in evaluation too. */
    default boolean drawsNoise() {
        return false;
    }

    /** The same operation where nothing is random: that of a frozen node. */
    default Op withoutNoise() {
        return this;
    }

    /** The fewest examples that a training step needs. */
    default int minBatch() {
        return 1;
    }

    /** Writes the forward pass of training. */
    void train(Node n, TrainCode code);

    /** Writes the backward pass, from the gradient of the result to those of the input and the parameters. */
    void backward(Node n, TrainCode code);

    /** Writes evaluation. */
    void eval(Node n, EvalCode code);
}
