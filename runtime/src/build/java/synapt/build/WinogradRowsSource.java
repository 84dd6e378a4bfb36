package synapt.build;

import static synapt.build.TileCode.lines;
import static synapt.build.TileCode.load;

/**
 * {@code WinogradRows}: rows of points of Winograd's tiles, from rows of the input or of the output's gradient. What joins rows is followed
 * by what goes along them in each method, since a method that took six vectors would be too large for the JIT to inline.
 */
final class WinogradRowsSource {

    private static final String INPUT_2 = """
                            d0.sub(d2).intoMemorySegment(v, k, ORDER);
                            d1.add(d2).intoMemorySegment(v, k + step, ORDER);
                            d2.sub(d1).intoMemorySegment(v, k + 2 * step, ORDER);
                            d3.sub(d1).intoMemorySegment(v, k + 3 * step, ORDER);
            """;
    private static final String INPUT_4 = """
                            d0.fma(product, d2.fma(minusSum, d4)).intoMemorySegment(v, k, ORDER);
                            d1.fma(product, d3.fma(minusSum, d5)).intoMemorySegment(v, k + 5 * step, ORDER);
                            FloatVector even = d2.fma(minusQ2, d4);
                            FloatVector odd = d1.fma(minusQ2, d3);
                            odd.fma(p, even).intoMemorySegment(v, k + step, ORDER);
                            odd.fma(minusP, even).intoMemorySegment(v, k + 2 * step, ORDER);
                            even = d2.fma(minusP2, d4);
                            odd = d1.fma(minusP2, d3);
                            odd.fma(q, even).intoMemorySegment(v, k + 3 * step, ORDER);
                            odd.fma(minusQ, even).intoMemorySegment(v, k + 4 * step, ORDER);
            """;
    private static final String GRADIENT_2 = """
                        y0.intoMemorySegment(v, k, ORDER);
                        y0.add(y1).intoMemorySegment(v, k + step, ORDER);
                        y0.sub(y1).intoMemorySegment(v, k + 2 * step, ORDER);
                        y1.intoMemorySegment(v, k + 3 * step, ORDER);
            """;
    private static final String GRADIENT_4 = """
                        y0.intoMemorySegment(v, k, ORDER);
                        y3.intoMemorySegment(v, k + 5 * step, ORDER);
                        FloatVector even = y2.fma(p2, y0);
                        FloatVector odd = y3.fma(p2, y1);
                        odd.fma(p, even).intoMemorySegment(v, k + step, ORDER);
                        odd.fma(minusP, even).intoMemorySegment(v, k + 2 * step, ORDER);
                        even = y2.fma(q2, y0);
                        odd = y3.fma(q2, y1);
                        odd.fma(q, even).intoMemorySegment(v, k + 3 * step, ORDER);
                        odd.fma(minusQ, even).intoMemorySegment(v, k + 4 * step, ORDER);
            """;

    private static final String POINTS_4 =
            vector("p", "P") + vector("q", "Q") + vector("minusP", "-P") + vector("minusQ", "-Q");
    private static final String INPUT_VECTORS_4 = POINTS_4
            + vector("minusP2", "-P2")
            + vector("minusQ2", "-Q2")
            + vector("product", "P2 * Q2")
            + vector("minusSum", "-(P2 + Q2)");
    private static final String GRADIENT_VECTORS_4 = POINTS_4 + vector("p2", "P2") + vector("q2", "Q2");

    private static final String S = vector("vs", "s");
    private static final String R_S = vector("vr", "r") + S;
    private static final Rows ONE = new Rows("Of1", "a", "long a", "", row("a"));
    private static final Rows MINUS_ONE = new Rows("Of1", "0 - a", "long a", "", "zero.sub(" + row("a") + ")");
    private static final Rows TWO =
            new Rows("Of2", "s * b + a", "long a, long b, float s", S, row("b") + ".fma(vs, " + row("a") + ")");
    private static final Rows TWO_SCALED = new Rows(
            "Of2",
            "s * a + (r * b + 0)",
            "long a, float s, long b, float r",
            R_S,
            row("a") + ".fma(vs, " + row("b") + ".fma(vr, zero))");
    private static final Rows THREE = new Rows(
            "Of3",
            "s * a + (r * b + c)",
            "long a, float s, long b, float r, long c",
            R_S,
            row("a") + ".fma(vs, " + row("b") + ".fma(vr, " + row("c") + "))");
    private static final Rows FOUR = new Rows(
            "Of4",
            "s * (r * d + b) + (r * c + a)",
            "long a, long b, long c, long d, float s, float r",
            R_S,
            row("d") + ".fma(vr, " + row("b") + ").fma(vs, " + row("c") + ".fma(vr, " + row("a") + "))");

    private WinogradRowsSource() {}

    static String source() {
        return """
                package synapt.kernel;

                import static synapt.kernel.ScalarWinogradLine4.*;
                import static synapt.kernel.VectorSpec.CELL;
                import static synapt.kernel.VectorSpec.FLOAT;
                import static synapt.kernel.VectorSpec.ORDER;

                import java.lang.foreign.MemorySegment;
                import jdk.incubator.vector.FloatVector;

                /** Rows of points of Winograd's tiles; addresses and strides are in bytes. See KernelSources. */
                final class WinogradRows {

                    private WinogradRows() {}
                """
                + input(2, MINUS_ONE, "", INPUT_2)
                + input(2, TWO, "", INPUT_2)
                + input(4, TWO_SCALED, INPUT_VECTORS_4, INPUT_4)
                + input(4, THREE, INPUT_VECTORS_4, INPUT_4)
                + input(4, FOUR, INPUT_VECTORS_4, INPUT_4)
                + gradient(2, ONE, "", GRADIENT_2)
                + gradient(2, TWO, "", GRADIENT_2)
                + gradient(4, ONE, GRADIENT_VECTORS_4, GRADIENT_4)
                + gradient(4, FOUR, GRADIENT_VECTORS_4, GRADIENT_4)
                + "}\n";
    }

    /** A row of points of the input. */
    private static String input(int tile, Rows rows, String vectors, String points) {
        return """

                    /** The points of {@code %s}. Tiles share two of their columns, which stay in registers. */
                    static void input%d%s(
                            MemorySegment x, %s, int planes, long all, boolean left, int whole, int tiles,
                            MemorySegment v, long to, long step, long plane) {
                %s        FloatVector zero = FloatVector.zero(FLOAT);
                        for (int o = 0; o < planes; o++) {
                            long i = all * o;
                            FloatVector d0 = zero;
                            if (!left) {
                                d0 = %s;
                            }
                            FloatVector d1 = %s;
                            for (int t = 0; t < tiles; t++) {
                                long k = i + %d * t * CELL;
                %s                FloatVector d%d = zero;
                                if (t < whole) {
                                    d%d = %s;
                                }
                                k = to + plane * o + t * CELL;
                %s                d0 = d%d;
                                d1 = d%d;
                            }
                        }
                    }
                """.formatted(
                rows.formula,
                tile,
                rows.name,
                rows.parameters,
                rows.vectors + vectors,
                rows.at("i - CELL"),
                rows.at("i"),
                tile,
                lines(tile - 1, n -> "                FloatVector d%d = %s;".formatted(n + 2, rows.cell(n + 1))),
                tile + 1,
                tile + 1,
                rows.cell(tile),
                points,
                tile,
                tile + 1);
    }

    /** A row of points of the output's gradient. */
    private static String gradient(int tile, Rows rows, String vectors, String points) {
        return """

                    /** The points of {@code %s}. */
                    static void gradient%d%s(MemorySegment x, %s, int tiles, MemorySegment v, long to, long step) {
                %s        for (int t = 0; t < tiles; t++) {
                            long k = %d * t * CELL;
                %s            k = to + t * CELL;
                %s        }
                    }
                """.formatted(
                        rows.formula,
                        tile,
                        rows.name,
                        rows.parameters,
                        rows.vectors + vectors,
                        tile,
                        lines(tile, n -> "            FloatVector y%d = %s;".formatted(n, rows.cell(n))),
                        points);
    }

    private static String row(String start) {
        return load("x", start + " + %1$s");
    }

    private static String vector(String name, String value) {
        return "        FloatVector %s = FloatVector.broadcast(FLOAT, %s);\n".formatted(name, value);
    }

    /**
     * Rows that are joined before B' or A goes along them.
     *
     * @param parameters where they begin, and the factors
     * @param vectors    the factors' vectors
     * @param sum        of what lies {@code %1$s} behind their beginnings
     */
    private record Rows(String name, String formula, String parameters, String vectors, String sum) {

        String at(String offset) {
            return sum.formatted(offset);
        }

        /** The n-th cell from k on. */
        String cell(int n) {
            return at(n == 0 ? "k" : n == 1 ? "k + CELL" : "k + " + n + " * CELL");
        }
    }
}
