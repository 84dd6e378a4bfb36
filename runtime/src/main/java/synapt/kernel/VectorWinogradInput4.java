package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;
import static synapt.kernel.VectorWinograd4.P;
import static synapt.kernel.VectorWinograd4.P2;
import static synapt.kernel.VectorWinograd4.Q;
import static synapt.kernel.VectorWinograd4.Q2;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * B' d B of {@link WinogradKernels} with tiles of 4 x 4 results along rows of tiles; addresses are in bytes. Tiles share two of six
 * columns, which stay in registers. What joins rows is followed by what goes along them in each method, since a method that took six
 * vectors would be too large for the JIT to inline.
 */
final class VectorWinogradInput4 {

    private VectorWinogradInput4() {}

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
        // d1 to d4 begin at the tile's rows; d0 above the input and d5 below it are zero.
        long width = CELL * g.width;
        long all = g.height * width;
        boolean left = col == 0;
        int whole = col + tiles == g.tileCols() ? tiles - 1 : tiles;
        switch (i) {
            case 0 -> {
                long b = at + width;
                long c = at + 3 * width;
                if (row == 0) {
                    inputOfTwo(x, c, 1f, b, -(P2 + Q2), planes, all, left, whole, tiles, v, to, step, plane);
                } else {
                    inputOfThree(x, at - width, b, c, planes, all, left, whole, tiles, v, to, step, plane);
                }
            }
            case 5 -> {
                long b = at + 2 * width;
                if (row == g.tileRows() - 1) {
                    inputOfTwo(x, b, -(P2 + Q2), at, P2 * Q2, planes, all, left, whole, tiles, v, to, step, plane);
                } else {
                    inputOfThree(x, at, b, b + 2 * width, planes, all, left, whole, tiles, v, to, step, plane);
                }
            }
            default -> {
                float point = i % 2 == 0 ? -1f : 1f;
                float r = i < 3 ? -Q2 : -P2;
                inputOfFour(
                        x, at, width, point * (i < 3 ? P : Q), r, planes, all, left, whole, tiles, v, to, step, plane);
            }
        }
    }

    /** The points of {@code tb * b + (ta * a + 0)}. */
    private static void inputOfTwo(
            MemorySegment x,
            long a,
            float ta,
            long b,
            float tb,
            int planes,
            long all,
            boolean left,
            int whole,
            int tiles,
            MemorySegment v,
            long to,
            long step,
            long plane) {
        FloatVector sa = FloatVector.broadcast(FLOAT, ta);
        FloatVector sb = FloatVector.broadcast(FLOAT, tb);
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
                d0 = FloatVector.fromMemorySegment(FLOAT, x, b + i - CELL, ORDER)
                        .fma(
                                sb,
                                FloatVector.fromMemorySegment(FLOAT, x, a + i - CELL, ORDER)
                                        .fma(sa, zero));
            }
            FloatVector d1 = FloatVector.fromMemorySegment(FLOAT, x, b + i, ORDER)
                    .fma(
                            sb,
                            FloatVector.fromMemorySegment(FLOAT, x, a + i, ORDER)
                                    .fma(sa, zero));
            for (int t = 0; t < tiles; t++) {
                long k = 4 * t * CELL;
                FloatVector d2 = FloatVector.fromMemorySegment(FLOAT, x, b + i + k + CELL, ORDER)
                        .fma(
                                sb,
                                FloatVector.fromMemorySegment(FLOAT, x, a + i + k + CELL, ORDER)
                                        .fma(sa, zero));
                FloatVector d3 = FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 2 * CELL, ORDER)
                        .fma(
                                sb,
                                FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 2 * CELL, ORDER)
                                        .fma(sa, zero));
                FloatVector d4 = FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 3 * CELL, ORDER)
                        .fma(
                                sb,
                                FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 3 * CELL, ORDER)
                                        .fma(sa, zero));
                FloatVector d5 = zero;
                if (t < whole) {
                    d5 = FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 4 * CELL, ORDER)
                            .fma(
                                    sb,
                                    FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 4 * CELL, ORDER)
                                            .fma(sa, zero));
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

    /** The points of {@code p2 q2 a + (c - (p2 + q2) b)}. */
    private static void inputOfThree(
            MemorySegment x,
            long a,
            long b,
            long c,
            int planes,
            long all,
            boolean left,
            int whole,
            int tiles,
            MemorySegment v,
            long to,
            long step,
            long plane) {
        FloatVector sa = FloatVector.broadcast(FLOAT, P2 * Q2);
        FloatVector sb = FloatVector.broadcast(FLOAT, -(P2 + Q2));
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
                d0 = FloatVector.fromMemorySegment(FLOAT, x, a + i - CELL, ORDER)
                        .fma(
                                sa,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i - CELL, ORDER)
                                        .fma(sb, FloatVector.fromMemorySegment(FLOAT, x, c + i - CELL, ORDER)));
            }
            FloatVector d1 = FloatVector.fromMemorySegment(FLOAT, x, a + i, ORDER)
                    .fma(
                            sa,
                            FloatVector.fromMemorySegment(FLOAT, x, b + i, ORDER)
                                    .fma(sb, FloatVector.fromMemorySegment(FLOAT, x, c + i, ORDER)));
            for (int t = 0; t < tiles; t++) {
                long k = 4 * t * CELL;
                FloatVector d2 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + CELL, ORDER)
                        .fma(
                                sa,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i + k + CELL, ORDER)
                                        .fma(sb, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + CELL, ORDER)));
                FloatVector d3 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 2 * CELL, ORDER)
                        .fma(
                                sa,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 2 * CELL, ORDER)
                                        .fma(sb, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + 2 * CELL, ORDER)));
                FloatVector d4 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 3 * CELL, ORDER)
                        .fma(
                                sa,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 3 * CELL, ORDER)
                                        .fma(sb, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + 3 * CELL, ORDER)));
                FloatVector d5 = zero;
                if (t < whole) {
                    d5 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 4 * CELL, ORDER)
                            .fma(
                                    sa,
                                    FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 4 * CELL, ORDER)
                                            .fma(
                                                    sb,
                                                    FloatVector.fromMemorySegment(
                                                            FLOAT, x, c + i + k + 4 * CELL, ORDER)));
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

    /** The points of {@code point * (other * d1 + d3) + (other * d2 + d4)}. */
    private static void inputOfFour(
            MemorySegment x,
            long a,
            long width,
            float point,
            float other,
            int planes,
            long all,
            boolean left,
            int whole,
            int tiles,
            MemorySegment v,
            long to,
            long step,
            long plane) {
        FloatVector s = FloatVector.broadcast(FLOAT, point);
        FloatVector r = FloatVector.broadcast(FLOAT, other);
        long b = a + width;
        long c = b + width;
        long e = c + width;
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
                d0 = FloatVector.fromMemorySegment(FLOAT, x, a + i - CELL, ORDER)
                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, c + i - CELL, ORDER))
                        .fma(
                                s,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i - CELL, ORDER)
                                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, e + i - CELL, ORDER)));
            }
            FloatVector d1 = FloatVector.fromMemorySegment(FLOAT, x, a + i, ORDER)
                    .fma(r, FloatVector.fromMemorySegment(FLOAT, x, c + i, ORDER))
                    .fma(
                            s,
                            FloatVector.fromMemorySegment(FLOAT, x, b + i, ORDER)
                                    .fma(r, FloatVector.fromMemorySegment(FLOAT, x, e + i, ORDER)));
            for (int t = 0; t < tiles; t++) {
                long k = 4 * t * CELL;
                FloatVector d2 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + CELL, ORDER)
                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + CELL, ORDER))
                        .fma(
                                s,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i + k + CELL, ORDER)
                                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, e + i + k + CELL, ORDER)));
                FloatVector d3 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 2 * CELL, ORDER)
                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + 2 * CELL, ORDER))
                        .fma(
                                s,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 2 * CELL, ORDER)
                                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, e + i + k + 2 * CELL, ORDER)));
                FloatVector d4 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 3 * CELL, ORDER)
                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + 3 * CELL, ORDER))
                        .fma(
                                s,
                                FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 3 * CELL, ORDER)
                                        .fma(r, FloatVector.fromMemorySegment(FLOAT, x, e + i + k + 3 * CELL, ORDER)));
                FloatVector d5 = zero;
                if (t < whole) {
                    d5 = FloatVector.fromMemorySegment(FLOAT, x, a + i + k + 4 * CELL, ORDER)
                            .fma(r, FloatVector.fromMemorySegment(FLOAT, x, c + i + k + 4 * CELL, ORDER))
                            .fma(
                                    s,
                                    FloatVector.fromMemorySegment(FLOAT, x, b + i + k + 4 * CELL, ORDER)
                                            .fma(
                                                    r,
                                                    FloatVector.fromMemorySegment(
                                                            FLOAT, x, e + i + k + 4 * CELL, ORDER)));
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
}
