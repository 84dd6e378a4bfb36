package synapt.processor.op;

import synapt.processor.op.Parameter.Init;
import synapt.processor.op.Parameter.Init.Kind;

/**
 * How the weights and biases of a layer start: {@code synapt.annotation.Initializer} with numbers put in.
 *
 * @param scheme       a constant of {@code Initializer}
 * @param std          for NORMAL
 * @param bound        for UNIFORM
 * @param reluFollows whether the next activation is zero, or nearly so, for half of its inputs
 */
public record Initialization(String scheme, double std, double bound, boolean reluFollows) {

    public static Initialization byDefault(boolean reluFollows) {
        return new Initialization("DEFAULT", 1, 1, reluFollows);
    }

    /** How a weight starts. */
    public Init weight(long fanIn, long fanOut) {
        return switch (effective()) {
            case "HE_NORMAL" -> new Init(Kind.NORMAL, Math.sqrt(2.0 / fanIn));
            case "HE_UNIFORM" -> new Init(Kind.UNIFORM, Math.sqrt(6.0 / fanIn));
            case "XAVIER_NORMAL" -> new Init(Kind.NORMAL, Math.sqrt(2.0 / (fanIn + fanOut)));
            case "XAVIER_UNIFORM" -> new Init(Kind.UNIFORM, Math.sqrt(6.0 / (fanIn + fanOut)));
            case "PYTORCH" -> new Init(Kind.UNIFORM, 1 / Math.sqrt(fanIn));
            case "NORMAL" -> new Init(Kind.NORMAL, std);
            case "UNIFORM" -> new Init(Kind.UNIFORM, bound);
            case "ZERO" -> Init.constant(0);
            default -> throw new IllegalStateException("unknown initialiser " + scheme);
        };
    }

    /** An embedding's rows are not summed, so no fan-in scales them: N(0, 1), PyTorch's, unless something else was asked for. */
    Init embedding(long rows, long width) {
        return scheme.equals("DEFAULT") || scheme.equals("PYTORCH") ? new Init(Kind.NORMAL, 1) : weight(rows, width);
    }

    /** A bias starts at 0, except as PyTorch has it. */
    Init bias(long fanIn) {
        return scheme.equals("PYTORCH") ? new Init(Kind.UNIFORM, 1 / Math.sqrt(fanIn)) : Init.constant(0);
    }

    private String effective() {
        if (!scheme.equals("DEFAULT")) {
            return scheme;
        }
        return reluFollows ? "HE_NORMAL" : "XAVIER_UNIFORM";
    }
}
