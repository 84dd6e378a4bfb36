package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

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
        if (output.isTokens()) {
            code.forward(tokens(), tokenArguments(code.stage(n), code.value(n)));
        } else {
            code.forward(numbers(n, code), numberArguments(n, code, code.value(n)));
        }
    }

    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        if (output.isTokens()) {
            code.blocks(tokens(), tokenArguments(code.stage(n), code.value(n)));
            code.noSingle();
        } else {
            code.blocks(numbers(n, code), numberArguments(n, code, code.value(n)));
            if (!code.isReadOnlyBy(PlanarProduct::serves, n)) {
                code.single("$L.toSingle(w, $L)", code.stage(n), code.singleValue(n));
            }
        }
    }

    private static String numbers(Node n, Constants code) {
        return code.stageOfEnds(n) == null ? "$L.toCells(w, $L)" : "$L.endedToCells(w, $L, $L)";
    }

    private static Object[] numberArguments(Node n, Constants code, Buffer cells) {
        String ends = code.stageOfEnds(n);
        return ends == null ? new Object[] {code.stage(n), cells} : new Object[] {code.stage(n), ends, cells};
    }

    private String tokens() {
        return isPadded() ? "$L.paddedTokensToCells(w, $L, $L, $L)" : "$L.tokensToCells(w, $L, $L)";
    }

    private Object[] tokenArguments(String stage, Buffer cells) {
        return isPadded()
                ? new Object[] {stage, output.vocabulary(), padding, cells}
                : new Object[] {stage, output.vocabulary(), cells};
    }
}
