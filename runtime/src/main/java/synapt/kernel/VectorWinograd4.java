package synapt.kernel;

import static synapt.kernel.ScalarWinogradLine4.EVEN_P;
import static synapt.kernel.ScalarWinogradLine4.EVEN_Q;
import static synapt.kernel.ScalarWinogradLine4.ODD_P;
import static synapt.kernel.ScalarWinogradLine4.ODD_Q;
import static synapt.kernel.ScalarWinogradLine4.P;
import static synapt.kernel.ScalarWinogradLine4.P2;
import static synapt.kernel.ScalarWinogradLine4.Q;
import static synapt.kernel.ScalarWinogradLine4.Q2;
import static synapt.kernel.ScalarWinogradLine4.SQUARE;
import static synapt.kernel.ScalarWinogradLine4.UNIT;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** F(4 x 4, 3 x 3). */
record VectorWinograd4() implements VectorWinograd {

    /** In the first and the last row of points: of the row that comes first in the input, and of that in the middle. */
    private static final float FIRST = P2 * Q2;

    private static final float MIDDLE = -(P2 + Q2);

    @Override
    public void points(float[] u, int f, int step) {
        for (int k = 0; k < 3; k++) {
            line(u, f + k * step, 6 * step);
        }
        for (int i = 0; i < 6; i++) {
            line(u, f + 6 * i * step, step);
        }
    }

    @Override
    public void input(
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
                    WinogradRows.input4Of2(x, b, MIDDLE, c, 1f, planes, all, left, whole, tiles, v, to, step, plane);
                } else {
                    long a = at - width;
                    WinogradRows.input4Of3(
                            x, a, FIRST, b, MIDDLE, c, planes, all, left, whole, tiles, v, to, step, plane);
                }
            }
            case 5 -> {
                long b = at + 2 * width;
                if (row == g.tileRows() - 1) {
                    WinogradRows.input4Of2(
                            x, at, FIRST, b, MIDDLE, planes, all, left, whole, tiles, v, to, step, plane);
                } else {
                    long c = at + 4 * width;
                    WinogradRows.input4Of3(
                            x, at, FIRST, b, MIDDLE, c, planes, all, left, whole, tiles, v, to, step, plane);
                }
            }
            default -> {
                float sign = i % 2 == 0 ? -1f : 1f;
                float s = sign * (i < 3 ? P : Q);
                float r = i < 3 ? -Q2 : -P2;
                long b = at + width;
                long c = b + width;
                long d = c + width;
                WinogradRows.input4Of4(x, d, c, b, at, s, r, planes, all, left, whole, tiles, v, to, step, plane);
            }
        }
    }

    @Override
    public void gradient(Winograd g, int i, MemorySegment dy, long at, MemorySegment d, long to, long step) {
        long width = CELL * g.width;
        int tiles = g.tileCols();
        long y3 = at + 3 * width;
        switch (i) {
            case 0 -> WinogradRows.gradient4Of1(dy, at, tiles, d, to, step);
            case 5 -> WinogradRows.gradient4Of1(dy, y3, tiles, d, to, step);
            default -> {
                float s = (i % 2 == 0 ? -1f : 1f) * (i < 3 ? P : Q);
                float r = i < 3 ? P2 : Q2;
                WinogradRows.gradient4Of4(dy, at, at + width, at + 2 * width, y3, s, r, tiles, d, to, step);
            }
        }
    }

    @Override
    public void columns(int tiles, MemorySegment m, long at, long step) {
        WinogradResults.columns4(tiles, m, at, step);
    }

    @Override
    public void results(
            int tiles,
            MemorySegment m,
            long at,
            long step,
            float start,
            float floor,
            MemorySegment y,
            long to,
            long row) {
        WinogradResults.rows4(tiles, m, at, step, start, floor, y, to, row);
    }

    @Override
    public void filters(MemorySegment sums, long from, long step, long to) {
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
        FloatVector u1 = FloatVector.fromMemorySegment(FLOAT, sums, from + step, ORDER);
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
