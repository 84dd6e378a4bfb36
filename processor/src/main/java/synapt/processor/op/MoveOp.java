package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Each element of the result is one of the input, or zero: padding, repetition and other orders of dimensions (PyTorch's ZeroPad,
 * ReflectionPad, ReplicationPad, Upsample with mode nearest, and permute).
 *
 * @param text     for people: {@code ZeroPad2d(1)}
 * @param map      the map, a call of {@code CellMap} as generated code writes it
 * @param channels whether each channel is a tensor of its own; else an example is one
 */
public record MoveOp(Shape input, Shape output, String text, String map, boolean channels) implements Op {

    private static final ClassName CELL_MAP = ClassName.get("synapt.kernel", "CellMap");

    /** What is put around. */
    public enum Border {
        ZERO("zeros"),
        REFLECTION("mirror"),
        REPLICATION("edges");

        private final String method;

        Border(String method) {
            this.method = method;
        }

        private String title(int directions) {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + "Pad" + directions + "d";
        }
    }

    /** A border on both sides of each direction; null after a message. */
    public static @Nullable MoveOp pad(Border border, Shape input, Extent padding, Problems problems) {
        int directions = padding.directions();
        String title = border.title(directions);
        if (!Spatial.takes(directions, title, input, problems)) {
            return null;
        }
        for (int d = 0; d < directions; d++) {
            if (border == Border.REFLECTION && padding.size(d) >= input.dim(d + 1)) {
                int least = IntStream.rangeClosed(1, directions)
                        .map(i -> input.dim(i) - 1)
                        .min()
                        .orElseThrow();
                problems.report(Message.SHAPE_REFLECTION, "padding", padding, input, least);
                return null;
            }
        }
        return each(
                input,
                title + "(" + (padding.isEven() ? padding.size(0) : padding.times()) + ")",
                problems,
                "padding",
                d -> input.dim(d + 1) + 2L * padding.size(d),
                d -> "CellMap.%s(%d, %d, %3$d)".formatted(border.method, input.dim(d + 1), padding.size(d)));
    }

    /** Each place so many times; null after a message. */
    public static @Nullable MoveOp upsample(Shape input, Extent scale, Problems problems) {
        return each(
                input,
                "Upsample(" + (scale.isEven() ? scale.size(0) : scale.times()) + ")",
                problems,
                "scale",
                d -> (long) input.dim(d + 1) * scale.size(d),
                d -> "CellMap.repeat(%d, %d)".formatted(input.dim(d + 1), scale.size(d)));
    }

    /** What treats each direction by itself. */
    private static @Nullable MoveOp each(
            Shape input,
            String text,
            Problems problems,
            String member,
            IntFunction<Long> size,
            IntFunction<String> map) {
        long[] dims = new long[input.rank()];
        dims[0] = input.dim(0);
        StringJoiner maps = new StringJoiner(", ");
        for (int d = 0; d < input.rank() - 1; d++) {
            dims[d + 1] = size.apply(d);
            maps.add(map.apply(d));
        }
        if (!Sizes.fit(problems, member, "its output", dims)) {
            return null;
        }
        Shape output = new Shape(
                IntStream.range(0, dims.length).map(i -> (int) dims[i]).toArray());
        return new MoveOp(input, output, text, "of(" + array(input, 1) + ", " + maps + ")", true);
    }

    /** Dimensions in another order, each of the input's once; null after a message. */
    public static @Nullable MoveOp permute(Shape input, List<Integer> order, Problems problems) {
        String numbers = order.stream().map(Object::toString).collect(Collectors.joining(", "));
        List<Integer> all = IntStream.range(0, input.rank()).boxed().toList();
        if (!order.stream().sorted().toList().equals(all)) {
            problems.report(Message.SHAPE_ORDER, "order", "{" + numbers + "}", input, input.rank() - 1);
            return null;
        }
        return new MoveOp(
                input,
                new Shape(order.stream().mapToInt(input::dim).toArray()),
                "Permute(" + numbers + ")",
                "permute(" + array(input, 0) + ", " + numbers + ")",
                false);
    }

    private static String array(Shape shape, int from) {
        return IntStream.range(from, shape.rank())
                .mapToObj(i -> Integer.toString(shape.dim(i)))
                .collect(Collectors.joining(", ", "new int[] {", "}"));
    }

    @Override
    public String describe() {
        return text;
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward("k.take($L,$W$L,$W$L,$W$L,$W$L)", map(n, code), code.input(n), cells(), code.value(n), tensors());
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.takeGradient($L,$W$L,$W$L,$W$L,$W$L)", map(n, code), code.gradient(n), dx, cells(), tensors());
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks("k.take($L,$W$L,$W$L,$W$L,$W$L)", map(n, code), code.input(n), cells(), code.value(n), tensors());
        if (channels) {
            code.single(
                    "k.take($L,$W$L,$W$L,$W$L,$W$L)",
                    map(n, code),
                    code.singleValue(n.inputs().getFirst()),
                    cells(),
                    code.singleValue(n),
                    EvalCode.cells(input.channels()));
        } else {
            code.noSingle();
        }
    }

    private int cells() {
        return channels ? input.positions() : input.size();
    }

    private String tensors() {
        return channels ? input.channels() + " * w.blocks" : "w.blocks";
    }

    private String map(Node n, Constants code) {
        return code.constant(Constants.name(n), "int[]", "$T.$L", CELL_MAP, map);
    }
}
