package synapt.kernel;

import static synapt.kernel.ScalarWinogradLine4.P;
import static synapt.kernel.ScalarWinogradLine4.P2;
import static synapt.kernel.ScalarWinogradLine4.Q;
import static synapt.kernel.ScalarWinogradLine4.Q2;
import static synapt.kernel.VectorSpec.CELL;

import java.lang.foreign.MemorySegment;

/**
 * B' d B of {@link WinogradKernels} with tiles of 4 x 4 results: finds the rows of the input that make a row of points;
 * {@link WinogradInputs} (generated) takes them along. Addresses are in bytes.
 */
final class VectorWinogradInput4 {

    /** In the first and the last row of points: of the row that comes first in the input, and of that in the middle. */
    private static final float FIRST = P2 * Q2;

    private static final float MIDDLE = -(P2 + Q2);

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
                    WinogradInputs.ofTwo(x, b, MIDDLE, c, 1f, planes, all, left, whole, tiles, v, to, step, plane);
                } else {
                    long a = at - width;
                    WinogradInputs.ofThree(
                            x, a, FIRST, b, MIDDLE, c, planes, all, left, whole, tiles, v, to, step, plane);
                }
            }
            case 5 -> {
                long b = at + 2 * width;
                if (row == g.tileRows() - 1) {
                    WinogradInputs.ofTwo(x, at, FIRST, b, MIDDLE, planes, all, left, whole, tiles, v, to, step, plane);
                } else {
                    long c = at + 4 * width;
                    WinogradInputs.ofThree(
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
                WinogradInputs.ofFour(x, at, b, c, d, s, r, planes, all, left, whole, tiles, v, to, step, plane);
            }
        }
    }
}
