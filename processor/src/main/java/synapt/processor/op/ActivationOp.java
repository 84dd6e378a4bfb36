package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

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
        HARDSWISH("Hardswish"),
        MISH("Mish"),
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

    private static final ClassName KERNEL_ACTIVATION = ClassName.get("synapt.kernel", "Activation");

    @Override
    public void train(Node n, TrainCode code) {
        if (!code.isAbsorbed(n)) {
            code.forward(
                    "k.activation($T.$L,$W$Lf,$W$L,$W$L,$W$LL * w.blocks)",
                    KERNEL_ACTIVATION,
                    function,
                    (float) alpha,
                    code.input(n),
                    code.value(n),
                    elements());
        }
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx == null) {
            return;
        }
        if (function == Function.RELU) {
            Node dropout = code.dropoutAfter(n);
            code.backward(
                    "k.maskPositive($L,$W$L,$W$L,$W$L,$W$LL * w.blocks)",
                    code.value(n),
                    dropout == null
                            ? "1"
                            : code.rate(dropout, dropout.op().rates().getFirst()) + ".scale()",
                    code.gradient(n),
                    dx,
                    elements());
            return;
        }
        code.backward(
                "k.activationGradient($T.$L,$W$Lf,$W$L,$W$L,$W$L,$W$LL * w.blocks)",
                KERNEL_ACTIVATION,
                function,
                (float) alpha,
                function.gradientFromInput() ? code.input(n) : code.value(n),
                code.gradient(n),
                dx,
                elements());
    }

    @Override
    public void eval(Node n, EvalCode code) {
        if (!code.isAbsorbed(n)) {
            code.blocks(
                    "k.activation($T.$L,$W$Lf,$W$L,$W$L,$W$LL * w.blocks)",
                    KERNEL_ACTIVATION,
                    function,
                    (float) alpha,
                    code.input(n),
                    code.value(n),
                    elements());
            code.single(
                    "k.activation($T.$L,$W$Lf,$W$L,$W$L,$W$LL)",
                    KERNEL_ACTIVATION,
                    function,
                    (float) alpha,
                    code.singleValue(n.inputs().getFirst()),
                    code.singleValue(n),
                    EvalCode.elements(code.singleShape(n)));
        }
    }

    private long elements() {
        return output.elements() * 16;
    }
}
