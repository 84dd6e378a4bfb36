package synapt.build;

import static synapt.build.TileCode.load;

/**
 * {@code WinogradInputs}: a row of points of tiles of 4 x 4 results, made of two, three or four rows of the input. What joins rows is
 * followed by what goes along them in each method, since a method that took six vectors would be too large for the JIT to inline.
 */
final class WinogradInputSource {

    private WinogradInputSource() {}

    static String source() {
        return """
                package synapt.kernel;

                import static synapt.kernel.VectorSpec.CELL;
                import static synapt.kernel.VectorSpec.FLOAT;
                import static synapt.kernel.VectorSpec.ORDER;
                import static synapt.kernel.ScalarWinogradLine4.P;
                import static synapt.kernel.ScalarWinogradLine4.P2;
                import static synapt.kernel.ScalarWinogradLine4.Q;
                import static synapt.kernel.ScalarWinogradLine4.Q2;

                import java.lang.foreign.MemorySegment;
                import jdk.incubator.vector.FloatVector;

                /** Rows of points of Winograd's larger tiles; addresses and strides are in bytes. See KernelSources. */
                final class WinogradInputs {

                    private WinogradInputs() {}
                """
                + method(
                        "ofTwo",
                        "s * a + (r * b + 0)",
                        "long a, float s, long b, float r",
                        row("a") + ".fma(vs, " + row("b") + ".fma(vr, zero))")
                + method(
                        "ofThree",
                        "s * a + (r * b + c)",
                        "long a, float s, long b, float r, long c",
                        row("a") + ".fma(vs, " + row("b") + ".fma(vr, " + row("c") + "))")
                + method(
                        "ofFour",
                        "s * (r * a + c) + (r * b + d)",
                        "long a, long b, long c, long d, float s, float r",
                        row("a") + ".fma(vr, " + row("c") + ").fma(vs, " + row("b") + ".fma(vr, " + row("d") + "))")
                + "}\n";
    }

    private static String row(String start) {
        return load("x", start + " + %1$s");
    }

    /** A method that joins rows by {@code joined}, a number of which is at {@code %1$s}. */
    private static String method(String name, String formula, String rows, String joined) {
        return """

                    /** The points of {@code %s}. Tiles share two of six columns, which stay in registers. */
                    static void %s(
                            MemorySegment x, %s, int planes, long all, boolean left, int whole, int tiles,
                            MemorySegment v, long to, long step, long plane) {
                        FloatVector vs = FloatVector.broadcast(FLOAT, s);
                        FloatVector vr = FloatVector.broadcast(FLOAT, r);
                        FloatVector p = FloatVector.broadcast(FLOAT, P);
                        FloatVector q = FloatVector.broadcast(FLOAT, Q);
                        FloatVector minusP = FloatVector.broadcast(FLOAT, -P);
                        FloatVector minusQ = FloatVector.broadcast(FLOAT, -Q);
                        FloatVector minusP2 = FloatVector.broadcast(FLOAT, -P2);
                        FloatVector minusQ2 = FloatVector.broadcast(FLOAT, -Q2);
                        FloatVector product = FloatVector.broadcast(FLOAT, P2 * Q2);
                        FloatVector minusSum = FloatVector.broadcast(FLOAT, -(P2 + Q2));
                        FloatVector zero = FloatVector.zero(FLOAT);
                        for (int o = 0; o < planes; o++) {
                            long i = all * o;
                            FloatVector d0 = zero;
                            if (!left) {
                                d0 = %s;
                            }
                            FloatVector d1 = %s;
                            for (int t = 0; t < tiles; t++) {
                                long k = 4 * t * CELL;
                                FloatVector d2 = %s;
                                FloatVector d3 = %s;
                                FloatVector d4 = %s;
                                FloatVector d5 = zero;
                                if (t < whole) {
                                    d5 = %s;
                                }
                                k = to + plane * o + t * CELL;
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
                                d0 = d4;
                                d1 = d5;
                            }
                        }
                    }
                """.formatted(
                        formula,
                        name,
                        rows,
                        joined.formatted("i - CELL"),
                        joined.formatted("i"),
                        joined.formatted("i + k + CELL"),
                        joined.formatted("i + k + 2 * CELL"),
                        joined.formatted("i + k + 3 * CELL"),
                        joined.formatted("i + k + 4 * CELL"));
    }
}
