package synapt.build;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What all register tiles are written with: accumulators, the multiply-adds of one step, stores.
 *
 * <p>Calls of the Vector API are always inlined, those of helpers around them only while a method is small: tiles call no helpers. The
 * number of calls counts too. Where it is too large for the first compiler with profiling but not without, a method may never get to
 * the second compiler. Dearest are get and set of a segment (aligned 1/28 of what fits, unaligned 1/40), then loads and stores of
 * vectors (1/56).
 */
final class TileCode {

    /** Bytes of a cell. */
    static final int CELL = 64;

    private TileCode() {}

    static String header(String comment, String name) {
        return """
                package synapt.kernel;

                import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
                import static synapt.kernel.VectorSpec.*;

                import java.lang.foreign.MemorySegment;
                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorMask;
                import org.jspecify.annotations.Nullable;

                /** %s */
                final class %s extends Tiles {

                    private %2$s() {}
                """.formatted(comment, name);
    }

    static String accumulators(int outputs, int columns, IntFunction<String> start) {
        return lines(
                outputs,
                o -> "        FloatVector c%d_0 = %s;".formatted(o, start.apply(o))
                        + IntStream.range(1, columns)
                                .mapToObj(c -> " FloatVector c%1$d_%2$d = c%1$d_0;".formatted(o, c))
                                .collect(Collectors.joining()));
    }

    /** One step of a tile's chains. The smaller side of the tile waits in registers while the larger one passes through. */
    static String fmas(int outputs, int columns, String part, IntFunction<String> output, IntFunction<String> column) {
        IntFunction<String> w = o -> "            FloatVector w%d%s = %s;".formatted(o, part, output.apply(o));
        IntFunction<String> x = c -> "            FloatVector x%d%s = %s;".formatted(c, part, column.apply(c));
        String fma = "\n            c%1$d_%2$d%3$s = x%2$d%3$s.fma(w%1$d%3$s, c%1$d_%2$d%3$s);";
        return columns < outputs
                ? lines(columns, x)
                        + lines(
                                outputs,
                                o -> w.apply(o)
                                        + IntStream.range(0, columns)
                                                .mapToObj(c -> fma.formatted(o, c, part))
                                                .collect(Collectors.joining()))
                : lines(outputs, w)
                        + lines(
                                columns,
                                c -> x.apply(c)
                                        + IntStream.range(0, outputs)
                                                .mapToObj(o -> fma.formatted(o, c, part))
                                                .collect(Collectors.joining()));
    }

    /** Stores four outputs at a time, and moves the next four into their places: a third of the code of a tall tile. */
    static String inGroups(int outputs, int columns, IntFunction<String> store) {
        int group = outputs % 4 == 0 ? 4 : outputs;
        return "        long to = yAt;\n"
                + "        for (int first = 0; first < %d; first += %d) {\n".formatted(outputs, group)
                + IntStream.range(0, group).mapToObj(store).collect(Collectors.joining())
                + lines(
                        (outputs - group) * columns,
                        i -> "            c%1$d_%2$d = c%3$d_%2$d;"
                                .formatted(i / columns, i % columns, i / columns + group))
                + "            to += %d * yOut;\n        }\n".formatted(group);
    }

    static String load(String segment, String address) {
        return "FloatVector.fromMemorySegment(FLOAT, %s, %s, ORDER)".formatted(segment, address);
    }

    static String broadcast(String segment, String address) {
        return "FloatVector.broadcast(FLOAT, %s.get(JAVA_FLOAT_UNALIGNED, %s))".formatted(segment, address);
    }

    static String store(String value, String address) {
        return "%s.intoMemorySegment(y, %s, ORDER);".formatted(value, address);
    }

    static String lines(int n, IntFunction<String> line) {
        return IntStream.range(0, n).mapToObj(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }
}
