package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.LE;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * The transforms of {@link WinogradKernels} of 2 x 2 results along rows of tiles; addresses are in bytes. A vector that is multiplied by 1 or -1 and
 * added at once is the sum or difference itself.
 */
final class VectorWinograd2 {

    private VectorWinograd2() {}

    /**
     * The i-th row of points of a tile row of some planes, from column {@code col} on; {@code at} is where its first row of results lies
     * in the input.
     */
    static void input(
            Winograd g,
            int row,
            int i,
            MemorySegment x,
            long at,
            int planes,
            int col,
            int tiles,
            MemorySegment v,
            long to,
            long step,
            long plane) {
        // Each row of B' joins two rows of the input. The one above the input or below it is zero.
        long width = CELL * g.width;
        long a = at + (i == 0 ? -width : i == 1 ? 0 : i == 2 ? width : 2 * width);
        long b = at + (i < 2 ? width : 0);
        boolean left = col == 0;
        boolean right = col + tiles == g.tileCols();
        boolean alone = i == 0 && row == 0 || i == 3 && row == g.tileRows() - 1;
        for (int p = 0; p < planes; p++) {
            long x0 = p * g.height * width;
            if (alone) {
                inputOfOne(x, x0 + b, left, right, tiles, v, to + p * plane, step);
            } else {
                inputOfTwo(x, x0 + a, x0 + b, i == 1 ? 1f : -1f, left, right, tiles, v, to + p * plane, step);
            }
        }
    }

    /** The i-th row of points of a tile row of the output's gradient. */
    static void gradient(Winograd g, int i, MemorySegment dy, long at, MemorySegment d, long to, long step) {
        long next = at + CELL * g.width;
        switch (i) {
            case 0 -> gradientOfOne(dy, at, g.tileCols(), d, to, step);
            case 3 -> gradientOfOne(dy, next, g.tileCols(), d, to, step);
            default -> gradientOfTwo(dy, at, next, i == 1 ? 1f : -1f, g.tileCols(), d, to, step);
        }
    }

    /**
     * The points of {@code a + sign * b}, row by row of the input. Tiles share two of four columns, which stay in registers.
     *
     * @param left  whether the column before the first tile is zero
     * @param right whether that behind the last tile is
     */
    private static void inputOfTwo(
            MemorySegment x,
            long a,
            long b,
            float sign,
            boolean left,
            boolean right,
            int tiles,
            MemorySegment v,
            long to,
            long step) {
        FloatVector s = FloatVector.broadcast(FLOAT, sign);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector d0 = zero;
        if (!left) {
            d0 = FloatVector.fromMemorySegment(FLOAT, x, b - CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, x, a - CELL, ORDER));
        }
        FloatVector d1 = FloatVector.fromMemorySegment(FLOAT, x, b, ORDER)
                .fma(s, FloatVector.fromMemorySegment(FLOAT, x, a, ORDER));
        int inner = right ? tiles - 1 : tiles;
        for (int t = 0; t < inner; t++) {
            FloatVector d2 = FloatVector.fromMemorySegment(FLOAT, x, b + (2 * t + 1) * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, x, a + (2 * t + 1) * CELL, ORDER));
            FloatVector d3 = FloatVector.fromMemorySegment(FLOAT, x, b + (2 * t + 2) * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, x, a + (2 * t + 2) * CELL, ORDER));
            d0.sub(d2).intoMemorySegment(v, to + t * CELL, ORDER);
            d1.add(d2).intoMemorySegment(v, to + step + t * CELL, ORDER);
            d2.sub(d1).intoMemorySegment(v, to + 2 * step + t * CELL, ORDER);
            d3.sub(d1).intoMemorySegment(v, to + 3 * step + t * CELL, ORDER);
            d0 = d2;
            d1 = d3;
        }
        if (right) {
            FloatVector d2 = FloatVector.fromMemorySegment(FLOAT, x, b + (2 * inner + 1) * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, x, a + (2 * inner + 1) * CELL, ORDER));
            d0.sub(d2).intoMemorySegment(v, to + inner * CELL, ORDER);
            d1.add(d2).intoMemorySegment(v, to + step + inner * CELL, ORDER);
            d2.sub(d1).intoMemorySegment(v, to + 2 * step + inner * CELL, ORDER);
            zero.sub(d1).intoMemorySegment(v, to + 3 * step + inner * CELL, ORDER);
        }
    }

    /** As {@link #inputOfTwo}, of {@code 0 - b}. */
    private static void inputOfOne(
            MemorySegment x, long b, boolean left, boolean right, int tiles, MemorySegment v, long to, long step) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector d0 = zero;
        if (!left) {
            d0 = zero.sub(FloatVector.fromMemorySegment(FLOAT, x, b - CELL, ORDER));
        }
        FloatVector d1 = zero.sub(FloatVector.fromMemorySegment(FLOAT, x, b, ORDER));
        int inner = right ? tiles - 1 : tiles;
        for (int t = 0; t < inner; t++) {
            FloatVector d2 = zero.sub(FloatVector.fromMemorySegment(FLOAT, x, b + (2 * t + 1) * CELL, ORDER));
            FloatVector d3 = zero.sub(FloatVector.fromMemorySegment(FLOAT, x, b + (2 * t + 2) * CELL, ORDER));
            d0.sub(d2).intoMemorySegment(v, to + t * CELL, ORDER);
            d1.add(d2).intoMemorySegment(v, to + step + t * CELL, ORDER);
            d2.sub(d1).intoMemorySegment(v, to + 2 * step + t * CELL, ORDER);
            d3.sub(d1).intoMemorySegment(v, to + 3 * step + t * CELL, ORDER);
            d0 = d2;
            d1 = d3;
        }
        if (right) {
            FloatVector d2 = zero.sub(FloatVector.fromMemorySegment(FLOAT, x, b + (2 * inner + 1) * CELL, ORDER));
            d0.sub(d2).intoMemorySegment(v, to + inner * CELL, ORDER);
            d1.add(d2).intoMemorySegment(v, to + step + inner * CELL, ORDER);
            d2.sub(d1).intoMemorySegment(v, to + 2 * step + inner * CELL, ORDER);
            zero.sub(d1).intoMemorySegment(v, to + 3 * step + inner * CELL, ORDER);
        }
    }

    /** The points of {@code a + sign * b}, rows of the output's gradient. */
    private static void gradientOfTwo(
            MemorySegment dy, long a, long b, float sign, int tiles, MemorySegment d, long to, long step) {
        FloatVector s = FloatVector.broadcast(FLOAT, sign);
        for (int t = 0; t < tiles; t++) {
            FloatVector y0 = FloatVector.fromMemorySegment(FLOAT, dy, b + 2 * t * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, a + 2 * t * CELL, ORDER));
            FloatVector y1 = FloatVector.fromMemorySegment(FLOAT, dy, b + (2 * t + 1) * CELL, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(FLOAT, dy, a + (2 * t + 1) * CELL, ORDER));
            y0.intoMemorySegment(d, to + t * CELL, ORDER);
            y0.add(y1).intoMemorySegment(d, to + step + t * CELL, ORDER);
            y0.sub(y1).intoMemorySegment(d, to + 2 * step + t * CELL, ORDER);
            y1.intoMemorySegment(d, to + 3 * step + t * CELL, ORDER);
        }
    }

    /** As {@link #gradientOfTwo}, of {@code a}. */
    private static void gradientOfOne(MemorySegment dy, long a, int tiles, MemorySegment d, long to, long step) {
        for (int t = 0; t < tiles; t++) {
            FloatVector y0 = FloatVector.fromMemorySegment(FLOAT, dy, a + 2 * t * CELL, ORDER);
            FloatVector y1 = FloatVector.fromMemorySegment(FLOAT, dy, a + (2 * t + 1) * CELL, ORDER);
            y0.intoMemorySegment(d, to + t * CELL, ORDER);
            y0.add(y1).intoMemorySegment(d, to + step + t * CELL, ORDER);
            y0.sub(y1).intoMemorySegment(d, to + 2 * step + t * CELL, ORDER);
            y1.intoMemorySegment(d, to + 3 * step + t * CELL, ORDER);
        }
    }

    /** Two rows of results; what is not above {@code floor} becomes +0. */
    static void output(
            int tiles,
            MemorySegment m,
            long at,
            long step,
            float start,
            float floor,
            MemorySegment y,
            long to,
            long row) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector b = FloatVector.broadcast(FLOAT, start);
        FloatVector f = FloatVector.broadcast(FLOAT, floor);
        for (int t = 0; t < tiles; t++) {
            long i = at + t * CELL;
            FloatVector m1 = FloatVector.fromMemorySegment(FLOAT, m, i + 4 * step, ORDER);
            FloatVector m2 = FloatVector.fromMemorySegment(FLOAT, m, i + 8 * step, ORDER);
            FloatVector upper0 =
                    FloatVector.fromMemorySegment(FLOAT, m, i, ORDER).add(m1).add(m2);
            FloatVector lower0 = m1.sub(m2).add(FloatVector.fromMemorySegment(FLOAT, m, i + 12 * step, ORDER));
            m1 = FloatVector.fromMemorySegment(FLOAT, m, i + 5 * step, ORDER);
            m2 = FloatVector.fromMemorySegment(FLOAT, m, i + 9 * step, ORDER);
            FloatVector upper1 = FloatVector.fromMemorySegment(FLOAT, m, i + step, ORDER)
                    .add(m1)
                    .add(m2);
            FloatVector lower1 = m1.sub(m2).add(FloatVector.fromMemorySegment(FLOAT, m, i + 13 * step, ORDER));
            m1 = FloatVector.fromMemorySegment(FLOAT, m, i + 6 * step, ORDER);
            m2 = FloatVector.fromMemorySegment(FLOAT, m, i + 10 * step, ORDER);
            FloatVector upper2 = FloatVector.fromMemorySegment(FLOAT, m, i + 2 * step, ORDER)
                    .add(m1)
                    .add(m2);
            FloatVector lower2 = m1.sub(m2).add(FloatVector.fromMemorySegment(FLOAT, m, i + 14 * step, ORDER));
            m1 = FloatVector.fromMemorySegment(FLOAT, m, i + 7 * step, ORDER);
            m2 = FloatVector.fromMemorySegment(FLOAT, m, i + 11 * step, ORDER);
            FloatVector upper3 = FloatVector.fromMemorySegment(FLOAT, m, i + 3 * step, ORDER)
                    .add(m1)
                    .add(m2);
            FloatVector lower3 = m1.sub(m2).add(FloatVector.fromMemorySegment(FLOAT, m, i + 15 * step, ORDER));
            long q = to + 2 * t * CELL;
            FloatVector r = upper0.add(upper1).add(upper2).add(b);
            r.blend(zero, r.compare(LE, f)).intoMemorySegment(y, q, ORDER);
            r = upper1.sub(upper2).add(upper3).add(b);
            r.blend(zero, r.compare(LE, f)).intoMemorySegment(y, q + CELL, ORDER);
            r = lower0.add(lower1).add(lower2).add(b);
            r.blend(zero, r.compare(LE, f)).intoMemorySegment(y, q + row, ORDER);
            r = lower1.sub(lower2).add(lower3).add(b);
            r.blend(zero, r.compare(LE, f)).intoMemorySegment(y, q + row + CELL, ORDER);
        }
    }

    /** As many filters as a vector has numbers: place k goes to the k-th vector from {@code to} on. The points are overwritten. */
    static void filters(MemorySegment sums, long from, long step, long to) {
        for (int k = 0; k < 4; k++) {
            long i = from + k * step;
            FloatVector u1 = FloatVector.fromMemorySegment(FLOAT, sums, i + 4 * step, ORDER);
            FloatVector u2 = FloatVector.fromMemorySegment(FLOAT, sums, i + 8 * step, ORDER);
            FloatVector half = u1.add(u2).mul(0.5f);
            FloatVector.fromMemorySegment(FLOAT, sums, i, ORDER).add(half).intoMemorySegment(sums, i, ORDER);
            u1.sub(u2).mul(0.5f).intoMemorySegment(sums, i + 4 * step, ORDER);
            half.add(FloatVector.fromMemorySegment(FLOAT, sums, i + 12 * step, ORDER))
                    .intoMemorySegment(sums, i + 8 * step, ORDER);
        }
        for (int k = 0; k < 3; k++) {
            long i = from + 4 * k * step;
            FloatVector u1 = FloatVector.fromMemorySegment(FLOAT, sums, i + step, ORDER);
            FloatVector u2 = FloatVector.fromMemorySegment(FLOAT, sums, i + 2 * step, ORDER);
            FloatVector half = u1.add(u2).mul(0.5f);
            FloatVector.fromMemorySegment(FLOAT, sums, i, ORDER)
                    .add(half)
                    .intoMemorySegment(sums, to + 3 * k * BYTES, ORDER);
            u1.sub(u2).mul(0.5f).intoMemorySegment(sums, to + (3 * k + 1) * BYTES, ORDER);
            half.add(FloatVector.fromMemorySegment(FLOAT, sums, i + 3 * step, ORDER))
                    .intoMemorySegment(sums, to + (3 * k + 2) * BYTES, ORDER);
        }
    }

    /** Points of as many filters as a vector has numbers; a filter's places are where the points of the same row and column go. */
    static void points(float[] u, int f, int step) {
        for (int k = 0; k < 3; k++) {
            line(u, f + k * step, 4 * step);
        }
        for (int i = 0; i < 4; i++) {
            line(u, f + 4 * i * step, step);
        }
    }

    /** G of three vectors, in place. */
    private static void line(float[] u, int at, int step) {
        FloatVector g0 = FloatVector.fromArray(FLOAT, u, at);
        FloatVector g1 = FloatVector.fromArray(FLOAT, u, at + step);
        FloatVector g2 = FloatVector.fromArray(FLOAT, u, at + 2 * step);
        FloatVector even = g0.add(g2);
        g0.intoArray(u, at);
        even.add(g1).mul(0.5f).intoArray(u, at + step);
        even.sub(g1).mul(0.5f).intoArray(u, at + 2 * step);
        g2.intoArray(u, at + 3 * step);
    }
}
