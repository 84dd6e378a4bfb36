package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Init;
import synapt.processor.op.Parameter.Role;
import synapt.processor.plan.Buffer;

/**
 * A learnt row before the first position of a sequence.
 *
 * @param input  {length, features}
 * @param weight [features]
 */
public record ClassTokenOp(Shape input, Parameter weight) implements Op {

    /** What it starts with unless something else is asked for, as learnt positions do. */
    private static final double STD = 0.02;

    /** The operation on an input; null after a message. */
    public static @Nullable ClassTokenOp of(Shape input, String prefix, Initialization init, Problems problems) {
        if (!PositionsOp.isSequence(input, "ClassToken", problems)
                || !Sizes.fit(problems, "", "its output", input.dim(0) + 1L, input.dim(1))) {
            return null;
        }
        int features = input.dim(1);
        Init start = init.scheme().equals("DEFAULT") ? new Init(Init.Kind.NORMAL, STD) : init.embedding(1, features);
        return new ClassTokenOp(
                input, new Parameter(prefix + ".weight", new Shape(features), Role.WEIGHT, 1, features, start));
    }

    private int length() {
        return input.dim(0);
    }

    private int features() {
        return input.dim(1);
    }

    @Override
    public Shape output() {
        return new Shape(length() + 1, features());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    @Override
    public String describe() {
        return "ClassToken(" + features() + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.prependRow($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                length(),
                features(),
                code.input(n),
                code.tensor(weight),
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        String first = code.constant(
                Constants.name(n) + "_ROW", "Product", "Product.firstPosition($L, $L)", features(), length() + 1);
        ProductCode.biasGradient(n, code, first, weight);
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.prependRowGradient($L,$W$L,$W$L,$W$L,$Ww.blocks)", length(), features(), code.gradient(n), dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        String row = code.weights(n.identifier() + "Row", "$L", features());
        code.pack("copy($L, $L)", code.tensor(weight), row);
        code.blocks(
                "k.prependRow($L,$W$L,$W$L,$Wp.$L,$W$L,$Ww.blocks)",
                length(),
                features(),
                code.input(n),
                row,
                code.value(n));
        code.noSingle();
    }
}
