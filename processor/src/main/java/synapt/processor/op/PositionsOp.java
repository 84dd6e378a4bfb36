package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Init;
import synapt.processor.op.Parameter.Role;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Adds to each position of a sequence what tells it from the others.
 *
 * @param output {length, features}, as its input
 * @param weight [length, features] if it is learnt; null for sines and cosines
 */
public record PositionsOp(Shape output, @Nullable Parameter weight) implements Op {

    private static final ClassName SINUSOIDS = ClassName.get("synapt.kernel", "Sinusoids");

    /** What learnt positions start with unless something else is asked for: little beside the embeddings they are added to. */
    private static final double STD = 0.02;

    /** The operation with a learnt table; null after a message. */
    public static @Nullable PositionsOp learned(Shape input, String prefix, Initialization init, Problems problems) {
        if (!isSequence(input, "LearnedPositions", problems)) {
            return null;
        }
        long length = input.dim(0);
        long features = input.dim(1);
        Init start =
                init.scheme().equals("DEFAULT") ? new Init(Init.Kind.NORMAL, STD) : init.embedding(length, features);
        return new PositionsOp(input, new Parameter(prefix + ".weight", input, Role.WEIGHT, length, features, start));
    }

    /** The operation with sines and cosines; null after a message. */
    public static @Nullable PositionsOp sinusoidal(Shape input, Problems problems) {
        return isSequence(input, "SinusoidalPositions", problems) ? new PositionsOp(input, null) : null;
    }

    static boolean isSequence(Shape input, String kind, Problems problems) {
        if (input.rank() == 2) {
            return true;
        }
        problems.report(
                Message.SHAPE_INPUT,
                "",
                kind,
                "a sequence {length, features}",
                input.describe(),
                "put it behind an Embedding, or declare the input as {length, features}");
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return weight == null ? List.of() : List.of(weight);
    }

    @Override
    public String describe() {
        return (weight == null ? "SinusoidalPositions(" : "LearnedPositions(") + output.dim(0) + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        String table = weight == null
                ? code.field(n.identifier() + "Table", "MemorySegment", "table($L)", sinusoids(n, code))
                : code.tensor(weight);
        code.forward("k.addTable($L,$W$L,$W$L,$W$L,$Ww.blocks)", output.size(), code.input(n), table, code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dy = code.gradient(n);
        if (weight != null) {
            String product =
                    code.constant(Constants.name(n) + "_SUMS", "Product", "Product.linear(1, $L)", output.size());
            ProductCode.biasGradient(n, code, product, weight);
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null && dx != dy) {
            code.backward("$L.copyFrom($L)", dx, dy);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        String table = code.weights(n.identifier() + "Table", "$L", output.size());
        if (weight == null) {
            code.pack("k.write($L, $L, 0, $L)", sinusoids(n, code), table, output.size());
        } else {
            code.pack("copy($L, $L)", code.tensor(weight), table);
        }
        code.blocks("k.addTable($L,$W$L,$Wp.$L,$W$L,$Ww.blocks)", output.size(), code.input(n), table, code.value(n));
        code.noSingle();
    }

    private String sinusoids(Node n, Constants code) {
        return code.constant(
                Constants.name(n) + "_TABLE", "double[]", "$T.table($L, $L)", SINUSOIDS, output.dim(0), output.dim(1));
    }
}
