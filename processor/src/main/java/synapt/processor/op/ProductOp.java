package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product of the input with weights, of which training may drop some at each step. */
public sealed interface ProductOp extends Op permits ConvOp, ConvTransposeOp, LinearOp {

    /** Its parameters: the weight, then the bias if it has one. */
    List<Parameter> weights();

    @Override
    String describeEvaluation();

    @Override
    default String describe() {
        return describeEvaluation() + Weights.noise(weights());
    }

    @Override
    default List<Parameter> parameters() {
        return weights();
    }

    @Override
    default List<NoiseRate> rates() {
        return Weights.rates(weights());
    }

    @Override
    default boolean drawsNoise() {
        return !rates().isEmpty();
    }

    default Parameter weight() {
        return weights().getFirst();
    }

    default @Nullable Parameter bias() {
        return hasBias() ? weights().get(1) : null;
    }

    default boolean hasBias() {
        return weights().size() > 1;
    }
}
