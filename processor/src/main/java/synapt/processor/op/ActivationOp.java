package synapt.processor.op;

import synapt.processor.graph.Shape;

/**
 * An activation function on each element.
 *
 * @param function a constant of {@code synapt.kernel.Activation}
 * @param alpha    its parameter, 0 where it has none
 */
public record ActivationOp(Shape output, Function function, double alpha) implements Op {

    /** Named as {@code synapt.kernel.Activation}. */
    public enum Function {
        RELU("ReLU"),
        LEAKY_RELU("LeakyReLU"),
        ELU("ELU"),
        SELU("SELU"),
        GELU("GELU"),
        GELU_TANH("GELU(tanh)"),
        SILU("SiLU"),
        TANH("Tanh"),
        SIGMOID("Sigmoid");

        private final String title;

        Function(String title) {
            this.title = title;
        }

        /** Whether the gradient needs the function's input; else its output. Agrees with {@code synapt.kernel.Activation}. */
        public boolean gradientFromInput() {
            return this != RELU && this != TANH && this != SIGMOID;
        }
    }

    @Override
    public String describe() {
        return switch (function) {
            case LEAKY_RELU, ELU -> function.title + "(" + alpha + ")";
            default -> function.title;
        };
    }
}
