package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.LE;
import static synapt.kernel.ScalarWinogradLine4.EVEN_P;
import static synapt.kernel.ScalarWinogradLine4.EVEN_Q;
import static synapt.kernel.ScalarWinogradLine4.ODD_P;
import static synapt.kernel.ScalarWinogradLine4.ODD_Q;
import static synapt.kernel.ScalarWinogradLine4.P;
import static synapt.kernel.ScalarWinogradLine4.P2;
import static synapt.kernel.ScalarWinogradLine4.P3;
import static synapt.kernel.ScalarWinogradLine4.Q;
import static synapt.kernel.ScalarWinogradLine4.Q2;
import static synapt.kernel.ScalarWinogradLine4.Q3;
import static synapt.kernel.ScalarWinogradLine4.SQUARE;
import static synapt.kernel.ScalarWinogradLine4.UNIT;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * The transforms of {@link WinogradKernels} with tiles of 4 x 4 results along rows of tiles, but for the input's, which is
 * {@link VectorWinogradInput4}; addresses are in bytes.
 */
final class VectorWinograd4 {

    private VectorWinograd4() {}

    /** The i-th row of points of a tile row of the output's gradient. */
    static void gradient(Winograd g, int i, MemorySegment dy, long at, MemorySegment d, long to, long step) {
        long width = CELL * g.width;
        int tiles = g.tileCols();
        switch (i) {
            case 0 -> gradientOfOne(dy, at, tiles, d, to, step);
            case 5 -> gradientOfOne(dy, at + 3 * width, tiles, d, to, step);
            default -> {
                float point = i < 3 ? P : Q;
                gradientOfFour(dy, at, width, i % 2 == 1 ? point : -point, i < 3 ? P2 : Q2, tiles, d, to, step);
            }
        }
    }

    /** The points of {@code a}, a row of the output's gradient. */
    private static void gradientOfOne(MemorySegment dy, long a, int tiles, MemorySegment d, long to, long step) {
        FloatVector p = FloatVector.broadcast(FLOAT, P);
        FloatVector q = FloatVector.broadcast(FLOAT, Q);
        FloatVector minusP = FloatVector.broadcast(FLOAT, -P);
        FloatVector minusQ = FloatVector.broadcast(FLOAT, -Q);
        FloatVector p2 = FloatVector.broadcast(FLOAT, P2);
        FloatVector q2 = FloatVector.broadcast(FLOAT, Q2);
        for (int t = 0; t < tiles; t++) {
            long k = 4 * t * CELL;
            FloatVector y0 = FloatVector.fromMemorySegment(FLOAT, dy, a + k + 0 * CELL, ORDER);
            FloatVector y1 = FloatVector.fromMemorySegment(FLOAT, dy, a + k + 1 * CELL, ORDER);
            FloatVector y2 = FloatVector.fromMemorySegment(FLOAT, dy, a + k + 2 * CELL, ORDER);
            FloatVector y3 = FloatVector.fromMemorySegment(FLOAT, dy, a + k + 3 * CELL, ORDER);
            k = to + t * CELL;
            y0.intoMemorySegment(d, k, ORDER);
            y3.intoMemorySegment(d, k + 5 * step, ORDER);
            FloatVector even = y2.fma(p2, y0);
            FloatVector odd = y3.fma(p2, y1);
            odd.fma(p, even).intoMemorySegment(d, k + step, ORDER);
            odd.fma(minusP, even).intoMemorySegment(d, k + 2 * step, ORDER);
            even = y2.fma(q2, y0);
            odd = y3.fma(q2, y1);
            odd.fma(q, even).intoMemorySegment(d, k + 3 * step, ORDER);
            odd.fma(minusQ, even).intoMemorySegment(d, k + 4 * step, ORDER);
        }
    }

    /** The points of {@code point * (square * y3 + y1) + (square * y2 + y0)}, rows of the output's gradient. */
    private static void gradientOfFour(
            MemorySegment dy,
            long a,
            long width,
            float point,
            float square,
            int tiles,
            MemorySegment d,
            long to,
            long step) {
        FloatVector p = FloatVector.broadcast(FLOAT, P);
        FloatVector q = FloatVector.broadcast(FLOAT, Q);
        FloatVector minusP = FloatVector.broadcast(FLOAT, -P);
        FloatVector minusQ = FloatVector.broadcast(FLOAT, -Q);
        FloatVector p2 = FloatVector.broadcast(FLOAT, P2);
        FloatVector q2 = FloatVector.broadcast(FLOAT, Q2);
        FloatVector r = FloatVector.broadcast(FLOAT, point);
        FloatVector s = FloatVector.broadcast(FLOAT, square);
        long b = a + width;
        long c = b + width;
        long e = c + width;
        for (int t = 0; t < tiles; t++) {
            long k = 4 * t * CELL;
            FloatVector y0 = FloatVector.fromMemorySegment(FLOAT, dy, e + k + 0 * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, b + k + 0 * CELL, ORDER))
                    .fma(
                            r,
                            FloatVector.fromMemorySegment(FLOAT, dy, c + k + 0 * CELL, ORDER)
                                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, a + k + 0 * CELL, ORDER)));
            FloatVector y1 = FloatVector.fromMemorySegment(FLOAT, dy, e + k + 1 * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, b + k + 1 * CELL, ORDER))
                    .fma(
                            r,
                            FloatVector.fromMemorySegment(FLOAT, dy, c + k + 1 * CELL, ORDER)
                                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, a + k + 1 * CELL, ORDER)));
            FloatVector y2 = FloatVector.fromMemorySegment(FLOAT, dy, e + k + 2 * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, b + k + 2 * CELL, ORDER))
                    .fma(
                            r,
                            FloatVector.fromMemorySegment(FLOAT, dy, c + k + 2 * CELL, ORDER)
                                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, a + k + 2 * CELL, ORDER)));
            FloatVector y3 = FloatVector.fromMemorySegment(FLOAT, dy, e + k + 3 * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, b + k + 3 * CELL, ORDER))
                    .fma(
                            r,
                            FloatVector.fromMemorySegment(FLOAT, dy, c + k + 3 * CELL, ORDER)
                                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, a + k + 3 * CELL, ORDER)));
            k = to + t * CELL;
            y0.intoMemorySegment(d, k, ORDER);
            y3.intoMemorySegment(d, k + 5 * step, ORDER);
            FloatVector even = y2.fma(p2, y0);
            FloatVector odd = y3.fma(p2, y1);
            odd.fma(p, even).intoMemorySegment(d, k + step, ORDER);
            odd.fma(minusP, even).intoMemorySegment(d, k + 2 * step, ORDER);
            even = y2.fma(q2, y0);
            odd = y3.fma(q2, y1);
            odd.fma(q, even).intoMemorySegment(d, k + 3 * step, ORDER);
            odd.fma(minusQ, even).intoMemorySegment(d, k + 4 * step, ORDER);
        }
    }

    /** A' down the columns, of some tiles: the first four rows of points become those of the results. */
    static void columns(int tiles, MemorySegment m, long at, long point) {
        long step = 6 * point;
        FloatVector p = FloatVector.broadcast(FLOAT, P);
        FloatVector q = FloatVector.broadcast(FLOAT, Q);
        FloatVector p2 = FloatVector.broadcast(FLOAT, P2);
        FloatVector q2 = FloatVector.broadcast(FLOAT, Q2);
        FloatVector p3 = FloatVector.broadcast(FLOAT, P3);
        FloatVector q3 = FloatVector.broadcast(FLOAT, Q3);
        for (int j = 0; j < 6; j++) {
            for (int t = 0; t < tiles; t++) {
                long i = at + j * point + t * CELL;
                FloatVector m1 = FloatVector.fromMemorySegment(FLOAT, m, i + step, ORDER);
                FloatVector m2 = FloatVector.fromMemorySegment(FLOAT, m, i + 2 * step, ORDER);
                FloatVector m3 = FloatVector.fromMemorySegment(FLOAT, m, i + 3 * step, ORDER);
                FloatVector m4 = FloatVector.fromMemorySegment(FLOAT, m, i + 4 * step, ORDER);
                FloatVector evenP = m1.add(m2);
                FloatVector oddP = m1.sub(m2);
                FloatVector evenQ = m3.add(m4);
                FloatVector oddQ = m3.sub(m4);
                FloatVector.fromMemorySegment(FLOAT, m, i, ORDER)
                        .add(evenP)
                        .add(evenQ)
                        .intoMemorySegment(m, i, ORDER);
                oddQ.fma(q, oddP.mul(p)).intoMemorySegment(m, i + step, ORDER);
                evenQ.fma(q2, evenP.mul(p2)).intoMemorySegment(m, i + 2 * step, ORDER);
                oddQ.fma(q3, oddP.fma(p3, FloatVector.fromMemorySegment(FLOAT, m, i + 5 * step, ORDER)))
                        .intoMemorySegment(m, i + 3 * step, ORDER);
            }
        }
    }

    /** Four rows of results, after {@link #columns}; what is not above {@code floor} becomes +0. */
    static void results(
            int tiles,
            MemorySegment m,
            long at,
            long step,
            float start,
            float floor,
            MemorySegment y,
            long to,
            long row) {
        FloatVector p = FloatVector.broadcast(FLOAT, P);
        FloatVector q = FloatVector.broadcast(FLOAT, Q);
        FloatVector p2 = FloatVector.broadcast(FLOAT, P2);
        FloatVector q2 = FloatVector.broadcast(FLOAT, Q2);
        FloatVector p3 = FloatVector.broadcast(FLOAT, P3);
        FloatVector q3 = FloatVector.broadcast(FLOAT, Q3);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector b = FloatVector.broadcast(FLOAT, start);
        FloatVector f = FloatVector.broadcast(FLOAT, floor);
        for (int r = 0; r < 4; r++) {
            for (int t = 0; t < tiles; t++) {
                long i = at + 6 * r * step + t * CELL;
                FloatVector m1 = FloatVector.fromMemorySegment(FLOAT, m, i + step, ORDER);
                FloatVector m2 = FloatVector.fromMemorySegment(FLOAT, m, i + 2 * step, ORDER);
                FloatVector m3 = FloatVector.fromMemorySegment(FLOAT, m, i + 3 * step, ORDER);
                FloatVector m4 = FloatVector.fromMemorySegment(FLOAT, m, i + 4 * step, ORDER);
                FloatVector evenP = m1.add(m2);
                FloatVector oddP = m1.sub(m2);
                FloatVector evenQ = m3.add(m4);
                FloatVector oddQ = m3.sub(m4);
                long k = to + r * row + 4 * t * CELL;
                FloatVector sum = FloatVector.fromMemorySegment(FLOAT, m, i, ORDER)
                        .add(evenP)
                        .add(evenQ)
                        .add(b);
                sum.blend(zero, sum.compare(LE, f)).intoMemorySegment(y, k, ORDER);
                sum = oddQ.fma(q, oddP.mul(p)).add(b);
                sum.blend(zero, sum.compare(LE, f)).intoMemorySegment(y, k + CELL, ORDER);
                sum = evenQ.fma(q2, evenP.mul(p2)).add(b);
                sum.blend(zero, sum.compare(LE, f)).intoMemorySegment(y, k + 2 * CELL, ORDER);
                sum = oddQ.fma(q3, oddP.fma(p3, FloatVector.fromMemorySegment(FLOAT, m, i + 5 * step, ORDER)))
                        .add(b);
                sum.blend(zero, sum.compare(LE, f)).intoMemorySegment(y, k + 3 * CELL, ORDER);
            }
        }
    }

    /** As many filters as a vector has numbers: place k goes to the k-th vector from {@code to} on. The points are overwritten. */
    static void filters(MemorySegment sums, long from, long step, long to) {
        for (int k = 0; k < 6; k++) {
            filter(sums, from + k * step, 6 * step, from + k * step, 6 * step);
        }
        for (int k = 0; k < 3; k++) {
            filter(sums, from + 6 * k * step, step, to + 3 * k * BYTES, BYTES);
        }
    }

    /** G' of six vectors. */
    private static void filter(MemorySegment sums, long from, long step, long to, long next) {
        FloatVector u0 = FloatVector.fromMemorySegment(FLOAT, sums, from, ORDER);
        FloatVector u1 = FloatVector.fromMemorySegment(FLOAT, sums, from + 1 * step, ORDER);
        FloatVector u2 = FloatVector.fromMemorySegment(FLOAT, sums, from + 2 * step, ORDER);
        FloatVector u3 = FloatVector.fromMemorySegment(FLOAT, sums, from + 3 * step, ORDER);
        FloatVector u4 = FloatVector.fromMemorySegment(FLOAT, sums, from + 4 * step, ORDER);
        FloatVector u5 = FloatVector.fromMemorySegment(FLOAT, sums, from + 5 * step, ORDER);
        FloatVector evenP = u1.add(u2);
        FloatVector oddP = u1.sub(u2);
        FloatVector evenQ = u3.add(u4);
        FloatVector oddQ = u3.sub(u4);
        evenQ.fma(FloatVector.broadcast(FLOAT, EVEN_Q), evenP.fma(FloatVector.broadcast(FLOAT, EVEN_P), u0.mul(UNIT)))
                .intoMemorySegment(sums, to, ORDER);
        oddQ.fma(FloatVector.broadcast(FLOAT, ODD_Q), oddP.mul(ODD_P)).intoMemorySegment(sums, to + next, ORDER);
        evenQ.sub(evenP).fma(FloatVector.broadcast(FLOAT, SQUARE), u5).intoMemorySegment(sums, to + 2 * next, ORDER);
    }

    /** Points of as many filters as a vector has numbers; a filter's places are where the points of the same row and column go. */
    static void points(float[] u, int f, int step) {
        for (int k = 0; k < 3; k++) {
            line(u, f + k * step, 6 * step);
        }
        for (int i = 0; i < 6; i++) {
            line(u, f + 6 * i * step, step);
        }
    }

    /** G of three vectors, in place. */
    private static void line(float[] u, int at, int step) {
        FloatVector g0 = FloatVector.fromArray(FLOAT, u, at);
        FloatVector g1 = FloatVector.fromArray(FLOAT, u, at + step);
        FloatVector g2 = FloatVector.fromArray(FLOAT, u, at + 2 * step);
        g0.mul(UNIT).intoArray(u, at);
        FloatVector odd = FloatVector.broadcast(FLOAT, ODD_P);
        FloatVector even = g2.fma(FloatVector.broadcast(FLOAT, P2), g0).mul(EVEN_P);
        g1.fma(odd, even).intoArray(u, at + step);
        g1.fma(odd.neg(), even).intoArray(u, at + 2 * step);
        odd = FloatVector.broadcast(FLOAT, ODD_Q);
        even = g2.fma(FloatVector.broadcast(FLOAT, Q2), g0).mul(EVEN_Q);
        g1.fma(odd, even).intoArray(u, at + 3 * step);
        g1.fma(odd.neg(), even).intoArray(u, at + 4 * step);
        g2.intoArray(u, at + 5 * step);
    }
}
