package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** F(2 x 2, 3 x 3). */
record VectorWinograd2() implements VectorWinograd {

    @Override
    public void points(float[] u, int f, int step) {
        for (int k = 0; k < 3; k++) {
            line(u, f + k * step, 4 * step);
        }
        for (int i = 0; i < 4; i++) {
            line(u, f + 4 * i * step, step);
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
        // Each row of B' joins two rows of the input. The one above the input or below it is zero.
        long width = CELL * g.width;
        long all = g.height * width;
        boolean left = col == 0;
        int whole = col + tiles == g.tileCols() ? tiles - 1 : tiles;
        long a = at + (i == 0 ? -width : i == 1 ? 0 : i == 2 ? width : 2 * width);
        long b = at + (i < 2 ? width : 0);
        if (i == 0 && row == 0 || i == 3 && row == g.tileRows() - 1) {
            WinogradRows.input2Of1(x, b, planes, all, left, whole, tiles, v, to, step, plane);
        } else {
            WinogradRows.input2Of2(x, a, b, i == 1 ? 1f : -1f, planes, all, left, whole, tiles, v, to, step, plane);
        }
    }

    @Override
    public void gradient(Winograd g, int i, MemorySegment dy, long at, MemorySegment d, long to, long step) {
        long next = at + CELL * g.width;
        switch (i) {
            case 0 -> WinogradRows.gradient2Of1(dy, at, g.tileCols(), d, to, step);
            case 3 -> WinogradRows.gradient2Of1(dy, next, g.tileCols(), d, to, step);
            default -> WinogradRows.gradient2Of2(dy, at, next, i == 1 ? 1f : -1f, g.tileCols(), d, to, step);
        }
    }

    @Override
    public void columns(int tiles, MemorySegment m, long at, long step) {
        // A tile's sums down the columns stay in registers.
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
        WinogradResults.rows2(tiles, m, at, step, start, floor, y, to, row);
    }

    @Override
    public void filters(MemorySegment sums, long from, long step, long to) {
        for (int k = 0; k < 4; k++) {
            filter(sums, from + k * step, 4 * step, from + k * step, 4 * step);
        }
        for (int k = 0; k < 3; k++) {
            filter(sums, from + 4 * k * step, step, to + 3 * k * BYTES, BYTES);
        }
    }

    /** G' of four vectors. */
    private static void filter(MemorySegment sums, long from, long step, long to, long next) {
        FloatVector u1 = FloatVector.fromMemorySegment(FLOAT, sums, from + step, ORDER);
        FloatVector u2 = FloatVector.fromMemorySegment(FLOAT, sums, from + 2 * step, ORDER);
        FloatVector half = u1.add(u2).mul(0.5f);
        FloatVector.fromMemorySegment(FLOAT, sums, from, ORDER).add(half).intoMemorySegment(sums, to, ORDER);
        u1.sub(u2).mul(0.5f).intoMemorySegment(sums, to + next, ORDER);
        half.add(FloatVector.fromMemorySegment(FLOAT, sums, from + 3 * step, ORDER))
                .intoMemorySegment(sums, to + 2 * next, ORDER);
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
