package synapt.build;

import static synapt.build.TileCode.lines;
import static synapt.build.TileCode.load;

import java.util.function.IntFunction;

/** {@code WinogradResults}: rows of results of Winograd's tiles, from their points. */
final class WinogradResultsSource {

    /** What {@code %1$s} begins to add up, at {@code %2$s}. */
    private static final String FINISH = """
            sum = %s.add(b);
            sum.blend(zero, sum.compare(LE, f)).intoMemorySegment(y, %s, ORDER);
            """;

    private WinogradResultsSource() {}

    static String source() {
        return """
                package synapt.kernel;

                import static jdk.incubator.vector.VectorOperators.LE;
                import static synapt.kernel.ScalarWinogradLine4.*;
                import static synapt.kernel.VectorSpec.CELL;
                import static synapt.kernel.VectorSpec.FLOAT;
                import static synapt.kernel.VectorSpec.ORDER;

                import java.lang.foreign.MemorySegment;
                import jdk.incubator.vector.FloatVector;

                /** Rows of results of Winograd's tiles; addresses and strides are in bytes. See KernelSources. */
                final class WinogradResults {

                    private WinogradResults() {}

                    /** Two rows of results; what is not above {@code floor} becomes +0. */
                    static void rows2(
                            int tiles, MemorySegment m, long at, long step, float start, float floor,
                            MemorySegment y, long to, long row) {
                        FloatVector zero = FloatVector.zero(FLOAT);
                        FloatVector b = FloatVector.broadcast(FLOAT, start);
                        FloatVector f = FloatVector.broadcast(FLOAT, floor);
                        for (int t = 0; t < tiles; t++) {
                            long i = at + t * CELL;
                            FloatVector m1;
                            FloatVector m2;
                %s            long k = to + 2 * t * CELL;
                            FloatVector sum;
                %s        }
                    }

                    /** A' down the columns, of some tiles: the first four rows of points become those of the results. */
                    static void columns4(int tiles, MemorySegment m, long at, long point) {
                        long step = 6 * point;
                %s        for (int j = 0; j < 6; j++) {
                            for (int t = 0; t < tiles; t++) {
                                long i = at + j * point + t * CELL;
                %s            }
                        }
                    }

                    /** Four rows of results, after {@link #columns4}; what is not above {@code floor} becomes +0. */
                    static void rows4(
                            int tiles, MemorySegment m, long at, long step, float start, float floor,
                            MemorySegment y, long to, long row) {
                %3$s        FloatVector zero = FloatVector.zero(FLOAT);
                        FloatVector b = FloatVector.broadcast(FLOAT, start);
                        FloatVector f = FloatVector.broadcast(FLOAT, floor);
                        for (int r = 0; r < 4; r++) {
                            for (int t = 0; t < tiles; t++) {
                                long i = at + 6 * r * step + t * CELL;
                                long k = to + r * row + 4 * t * CELL;
                                FloatVector sum;
                %5$s            }
                        }
                    }
                }
                """.formatted(
                        lines(4, WinogradResultsSource::column2).indent(12),
                        (row2("upper", "k") + row2("lower", "k + row")).indent(12),
                        powers4(),
                        sums4(n -> "%s.intoMemorySegment(m, " + behind("i", n, "step") + ", ORDER);\n"),
                        sums4(n -> FINISH.formatted("%s", behind("k", n, "CELL"))));
    }

    /** A' down a column of a tile of 2 x 2 results. */
    private static String column2(int c) {
        return """
                m1 = %s;
                m2 = %s;
                FloatVector upper%d = %s.add(m1).add(m2);
                FloatVector lower%3$d = m1.sub(m2).add(%5$s);""".formatted(point(4 + c), point(8 + c), c, point(c), point(12 + c));
    }

    /** A' along a row of a tile of 2 x 2 results. */
    private static String row2(String row, String at) {
        return FINISH.formatted("%1$s0.add(%1$s1).add(%1$s2)".replace("%1$s", row), at)
                + FINISH.formatted("%1$s1.sub(%1$s2).add(%1$s3)".replace("%1$s", row), at + " + CELL");
    }

    private static String powers4() {
        return lines(
                6,
                i -> "        FloatVector %s = FloatVector.broadcast(FLOAT, %s);"
                        .formatted("p q p2 q2 p3 q3".split(" ")[i], "P Q P2 Q2 P3 Q3".split(" ")[i]));
    }

    /** A' of six points of a tile of 4 x 4 results; {@code store} tells what becomes of the n-th sum. */
    private static String sums4(IntFunction<String> store) {
        String points = lines(4, n -> "FloatVector m%d = %s;".formatted(n + 1, point(n + 1)));
        String sums = """
                FloatVector evenP = m1.add(m2);
                FloatVector oddP = m1.sub(m2);
                FloatVector evenQ = m3.add(m4);
                FloatVector oddQ = m3.sub(m4);
                """
                + store.apply(0).formatted(point(0) + ".add(evenP).add(evenQ)")
                + store.apply(1).formatted("oddQ.fma(q, oddP.mul(p))")
                + store.apply(2).formatted("evenQ.fma(q2, evenP.mul(p2))")
                + store.apply(3).formatted("oddQ.fma(q3, oddP.fma(p3, " + point(5) + "))");
        return (points + sums).indent(16);
    }

    private static String point(int n) {
        return load("m", behind("i", n, "step"));
    }

    /** What lies {@code n} units behind {@code start}. */
    private static String behind(String start, int n, String unit) {
        return n == 0 ? start : n == 1 ? start + " + " + unit : start + " + " + n + " * " + unit;
    }
}
