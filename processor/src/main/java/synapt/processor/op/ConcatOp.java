package synapt.processor.op;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Tensors one after another along a dimension (PyTorch's {@code cat}).
 *
 * @param axis   the dimension, of the shape without the batch
 * @param inputs the shapes of what is joined
 */
public record ConcatOp(int axis, List<Shape> inputs) implements Op {

    /**
     * The operation on some inputs; null after a message.
     *
     * @param names    the inputs' names, for messages
     * @param problems where they are wrong
     * @param atAxis   where the axis is
     */
    public static @Nullable ConcatOp of(
            int axis, List<Shape> inputs, List<String> names, Problems problems, Problems atAxis) {
        Shape first = inputs.getFirst();
        if (axis < 0 || axis >= first.rank()) {
            atAxis.report(Message.SHAPE_AXIS, "", axis, names.getFirst(), first.describe(), first.rank() - 1);
            return null;
        }
        for (int i = 1; i < inputs.size(); i++) {
            Shape other = inputs.get(i);
            if (other.rank() != first.rank() || differs(axis, first, other)) {
                problems.report(
                        Message.SHAPE_CONCAT,
                        "",
                        axis,
                        names.getFirst(),
                        first.describe(),
                        names.get(i),
                        other.describe(),
                        first.rank() == other.rank()
                                ? "use the same stride and out on both paths"
                                : "add a Flatten to one of the paths");
                return null;
            }
        }
        ConcatOp op = new ConcatOp(axis, List.copyOf(inputs));
        return Sizes.fit(
                        problems,
                        "",
                        "its output",
                        IntStream.range(0, first.rank()).mapToLong(op::dim).toArray())
                ? op
                : null;
    }

    private static boolean differs(int axis, Shape a, Shape b) {
        return IntStream.range(0, a.rank()).anyMatch(d -> d != axis && a.dim(d) != b.dim(d));
    }

    private long dim(int d) {
        Shape first = inputs.getFirst();
        return d == axis ? inputs.stream().mapToLong(s -> s.dim(axis)).sum() : first.dim(d);
    }

    @Override
    public Shape output() {
        return new Shape(IntStream.range(0, inputs.getFirst().rank())
                .map(d -> Math.toIntExact(dim(d)))
                .toArray());
    }

    @Override
    public String describe() {
        return "Concat(" + inputs.size() + (axis == 0 ? ")" : ", axis " + axis + ")");
    }

    @Override
    public void train(Node n, TrainCode code) {
        for (int i = 0; i < inputs.size(); i++) {
            code.forward(COPY, in(i, code.value(n.inputs().get(i)), code.value(n), ofBlocks()));
        }
    }

    @Override
    public void backward(Node n, TrainCode code) {
        for (int i = 0; i < inputs.size(); i++) {
            Buffer dx = code.inputGradient(n, i);
            if (dx != null) {
                code.backward(COPY, out(i, code.gradient(n), dx));
            }
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        for (int i = 0; i < inputs.size(); i++) {
            code.blocks(COPY, in(i, code.value(n.inputs().get(i)), code.value(n), ofBlocks()));
            Buffer from = code.singleValue(n.inputs().get(i));
            Buffer to = code.singleValue(n);
            Shape input = inputs.get(i);
            if (axis > 0) {
                code.single(COPY, in(i, from, to, runs() / input.channels() * EvalCode.cells(input.channels())));
            } else if (before(i) % EvalCode.LANES == 0) {
                code.single(COPY, from, 0, 0, to, before(i) * input.positions(), 0, EvalCode.elements(input), 1);
            } else {
                code.single(
                        "k.singleChannels($L,$W$L,$W$L,$W$L,$W$L)",
                        from,
                        input.channels(),
                        input.positions(),
                        to,
                        before(i));
            }
        }
    }

    private static final String COPY = "k.copyRuns($L,$W$LL,$W$LL,$W$L,$W$LL,$W$LL,$W$LL,$W$L)";

    /** Arguments that put an input where it belongs. */
    private Object[] in(int i, Buffer from, Buffer to, Object runs) {
        long length = length(inputs.get(i));
        return new Object[] {
            from, 0, length, to, before(i) * length / inputs.get(i).dim(axis), length(output()), length, runs
        };
    }

    /** Arguments that take it out again. */
    private Object[] out(int i, Buffer from, Buffer to) {
        long length = length(inputs.get(i));
        return new Object[] {
            from, before(i) * length / inputs.get(i).dim(axis), length(output()), to, 0, length, length, ofBlocks()
        };
    }

    /** How many places of the dimension are taken before an input. */
    private long before(int input) {
        return inputs.subList(0, input).stream().mapToLong(s -> s.dim(axis)).sum();
    }

    /** Elements of a block that lie together, of one input or of the result. */
    private long length(Shape s) {
        return 16 * IntStream.range(axis, s.rank()).mapToLong(s::dim).reduce(1, (a, b) -> a * b);
    }

    private String ofBlocks() {
        return runs() == 1 ? "w.blocks" : runs() + " * w.blocks";
    }

    /** How often that is, in an example. */
    private int runs() {
        return IntStream.range(0, axis).map(inputs.getFirst()::dim).reduce(1, (a, b) -> a * b);
    }
}
