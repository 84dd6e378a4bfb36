package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/**
 * An input of the network.
 *
 * @param padding the token that fills its sequences up, or {@link EmbeddingOp#NO_PADDING}
 */
public record InputOp(Shape output, boolean gradient, int padding) implements Op {

    /** One that is not filled up. */
    public InputOp(Shape output, boolean gradient) {
        this(output, gradient, EmbeddingOp.NO_PADDING);
    }

    /** Whether its sequences may end before the last position. */
    public boolean isPadded() {
        return padding != EmbeddingOp.NO_PADDING;
    }

    @Override
    public String describe() {
        if (!output.isTokens()) {
            return "Input";
        }
        return "Tokens(" + output.vocabulary() + (isPadded() ? ", padding " + padding + ")" : ")");
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward("$L, $L)", toCells(n, code), code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks("$L, $L)", toCells(n, code), code.value(n));
        if (output.isTokens()) {
            code.noSingle();
        } else if (!code.isReadOnlyBy(PlanarProduct::serves, n)) {
            code.single("$L.toSingle(w, $L)", code.stage(n), code.singleValue(n));
        }
    }

    /** The call that moves examples into lanes, up to its last argument: where to. */
    private String toCells(Node n, Constants code) {
        String stage = code.stage(n);
        if (output.isTokens()) {
            return isPadded()
                    ? stage + ".paddedTokensToCells(w, " + output.vocabulary() + ", " + padding
                    : stage + ".tokensToCells(w, " + output.vocabulary();
        }
        String ends = code.stageOfEnds(n);
        return stage + (ends == null ? ".toCells(w" : ".endedToCells(w, " + ends);
    }
}
