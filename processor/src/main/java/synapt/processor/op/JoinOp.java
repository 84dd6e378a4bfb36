package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Several tensors of one shape, joined element by element, from left to right: {@code ((a + b) + c)}.
 *
 * @param count how many there are, at least 2
 */
public record JoinOp(Kind kind, Shape output, int count) implements Op {

    /** How two elements become one. */
    public enum Kind {
        ADD("Add"),
        SUBTRACT("Subtract"),
        MULTIPLY("Multiply"),
        MAX("Max");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        private String kernel() {
            return this == MAX ? "maximum" : title.toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The operation on some inputs; null after a message.
     *
     * @param names the inputs' names, for messages
     */
    public static @Nullable JoinOp of(Kind kind, List<Shape> inputs, List<String> names, Problems problems) {
        Shape first = inputs.getFirst();
        for (int i = 1; i < inputs.size(); i++) {
            Shape other = inputs.get(i);
            if (!other.equals(first)) {
                problems.report(
                        Message.SHAPE_JOIN,
                        "",
                        kind.title,
                        names.getFirst(),
                        first.describe(),
                        names.get(i),
                        other.describe(),
                        remedy(first, other));
                return null;
            }
        }
        return new JoinOp(kind, first, inputs.size());
    }

    private static String remedy(Shape a, Shape b) {
        if (a.rank() != b.rank()) {
            return "add a Flatten to one of the paths, and a Linear where the sizes differ";
        }
        if (a.isVector()) {
            return "let both paths end with the same out, or use Concat";
        }
        return a.positions() == b.positions()
                ? "let both paths end with the same out, such as by a Conv2d with kernel = 1 on the shorter one, or use Concat"
                : "use the same stride on both paths, such as that of a Conv2d with kernel = 1 on the shorter one";
    }

    @Override
    public String describe() {
        return count == 2 ? kind.title : kind.title + "(" + count + ")";
    }

    /** Whether the gradient needs the inputs' values. */
    public boolean gradientFromInputs() {
        return kind == Kind.MULTIPLY || kind == Kind.MAX;
    }

    @Override
    public void train(Node n, TrainCode code) {
        Buffer sofar = code.value(n.inputs().getFirst());
        for (int i = 1; i < count; i++) {
            Buffer to = partial(n, i, code);
            code.forward(
                    "k.$L($L,$W$L,$W$L,$W$LL * w.blocks)",
                    kind.kernel(),
                    sofar,
                    code.value(n.inputs().get(i)),
                    to,
                    elements());
            sofar = to;
        }
    }

    /** The join of the first inputs up to one. A maximum's gradient looks at each of them again. */
    private Buffer partial(Node n, int i, TrainCode code) {
        return i == count - 1 || kind != Kind.MAX ? code.value(n) : code.scratch(n, "Of" + (i + 1), elements());
    }

    @Override
    public void backward(Node n, TrainCode code) {
        switch (kind) {
            case ADD -> {
                for (int i = 0; i < count; i++) {
                    code.passGradient(n, i);
                }
            }
            case SUBTRACT -> {
                Buffer second = code.inputGradient(n, 1);
                if (second != null) {
                    code.backward("k.negate($L,$W$L,$W$LL * w.blocks)", code.gradient(n), second, elements());
                }
                code.passGradient(n, 0);
            }
            case MULTIPLY -> {
                // The first comes last, as its gradient may take the memory of that of the result.
                for (int i = count - 1; i >= 0; i--) {
                    productGradient(n, i, code);
                }
            }
            case MAX -> maximumGradients(n, code);
        }
    }

    /** The gradient times all other factors, in their order. */
    private void productGradient(Node n, int input, TrainCode code) {
        Buffer dx = code.inputGradient(n, input);
        if (dx == null) {
            return;
        }
        Buffer sofar = code.gradient(n);
        for (int i = 0; i < count; i++) {
            if (i != input) {
                code.backward(
                        "k.multiply($L,$W$L,$W$L,$W$LL * w.blocks)",
                        sofar,
                        code.value(n.inputs().get(i)),
                        dx,
                        elements());
                sofar = dx;
            }
        }
    }

    /** From the last input to the first: what the last leaves goes on to the maximum of those before it. */
    private void maximumGradients(Node n, TrainCode code) {
        Buffer dy = code.gradient(n);
        for (int i = count - 1; i > 0; i--) {
            Buffer x = code.value(n.inputs().get(i));
            Buffer before = i == 1 ? code.value(n.inputs().getFirst()) : partial(n, i - 1, code);
            Buffer dx = code.inputGradient(n, i);
            if (dx != null) {
                maximumGradient(x, before, dy, dx, code);
            }
            Buffer rest = i == 1 ? code.inputGradient(n, 0) : code.scratch(n, "GradientOf" + i, elements());
            if (rest != null) {
                maximumGradient(before, x, dy, rest, code);
                dy = rest;
            }
        }
    }

    private void maximumGradient(Buffer x, Buffer other, Buffer dy, Buffer dx, TrainCode code) {
        code.backward("k.maximumGradient($L,$W$L,$W$L,$W$L,$W$LL * w.blocks)", x, other, dy, dx, elements());
    }

    @Override
    public void eval(Node n, EvalCode code) {
        Buffer sofar = code.value(n.inputs().getFirst());
        Buffer single = code.singleValue(n.inputs().getFirst());
        for (int i = 1; i < count; i++) {
            code.blocks(
                    "k.$L($L,$W$L,$W$L,$W$LL * w.blocks)",
                    kind.kernel(),
                    sofar,
                    code.value(n.inputs().get(i)),
                    code.value(n),
                    elements());
            code.single(
                    "k.$L($L,$W$L,$W$L,$W$LL)",
                    kind.kernel(),
                    single,
                    code.singleValue(n.inputs().get(i)),
                    code.singleValue(n),
                    EvalCode.elements(code.singleShape(n)));
            sofar = code.value(n);
            single = code.singleValue(n);
        }
    }

    private long elements() {
        return output.elements() * 16;
    }
}
