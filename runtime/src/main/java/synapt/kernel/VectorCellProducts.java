package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;

import java.lang.foreign.MemorySegment;

/**
 * Products of matrices of cells, in each lane by itself: those of attention. All addresses and strides are in bytes.
 *
 * <p>No number is used in two lanes, so that caches are full soon: what is read again and again is kept to some rows at a time.
 */
final class VectorCellProducts {

    /** Rows of a tile, and its columns. */
    private static final int TILE = 4;

    /** Rows whose cells, some 4 KiB each, wait in the second cache. */
    private static final int FAR = 32;

    /** Rows whose cells wait in the first cache. */
    private static final int NEAR = 8;

    /** Terms of a sum while it stays in a register: four rows' factors fill most of the first cache. */
    private static final int CHAIN = 128;

    private VectorCellProducts() {}

    /** Which terms the sums of a row have. */
    enum Terms {
        /** Those of all columns. */
        ALL,
        /** Those up to the row's own number. */
        UP_TO_ROW,
        /** Those from the row's own number on. */
        FROM_ROW;

        private int begin(int row) {
            return this == FROM_ROW ? row : 0;
        }

        private int end(int row, int n) {
            return this == UP_TO_ROW ? row + 1 : n;
        }
    }

    /**
     * {@code y[i][j]} is the fma chain over k of {@code x[i][k] * z[j][k]}, cells along k and j side by side.
     *
     * @param terms which j are asked for; others may be written too
     */
    static void dots(
            Terms terms,
            int n,
            int rows,
            int columns,
            MemorySegment x,
            long xAt,
            long xRow,
            MemorySegment z,
            long zAt,
            long zRow,
            MemorySegment y,
            long yAt,
            long yRow) {
        for (int far = 0; far < columns; far += FAR) {
            for (int near = 0; near < rows; near += NEAR) {
                for (int j = far; j < Math.min(far + FAR, columns); j += TILE) {
                    for (int i = near; i < Math.min(near + NEAR, rows); i += TILE) {
                        int height = Math.min(TILE, rows - i);
                        if (j < terms.end(i + height - 1, columns)) {
                            int width = Math.min(TILE, columns - j);
                            long at = yAt + i * yRow + j * CELL;
                            dots(n, height, width, x, xAt + i * xRow, xRow, z, zAt + j * zRow, zRow, y, at, yRow);
                        }
                    }
                }
            }
        }
    }

    private static void dots(
            int n,
            int rows,
            int columns,
            MemorySegment x,
            long xAt,
            long xRow,
            MemorySegment z,
            long zAt,
            long zRow,
            MemorySegment y,
            long yAt,
            long yRow) {
        if (rows == TILE && columns == TILE) {
            CellTiles.dots4x4(n, x, xAt, xRow, z, zAt, zRow, y, yAt, yRow);
            return;
        }
        for (int i = 0; i < rows; i++) {
            if (columns == TILE) {
                CellTiles.dots1x4(n, x, xAt + i * xRow, xRow, z, zAt, zRow, y, yAt + i * yRow, yRow);
            } else {
                for (int j = 0; j < columns; j++) {
                    long at = yAt + i * yRow + j * CELL;
                    CellTiles.dots1x1(n, x, xAt + i * xRow, xRow, z, zAt + j * zRow, zRow, y, at, yRow);
                }
            }
        }
    }

    /**
     * {@code y[i][c]} is the fma chain over j of {@code w[i][j] * x[j][c]}, cells along c side by side.
     *
     * @param terms which j a row's sums have
     */
    static void combine(
            Terms terms,
            int n,
            int rows,
            int cells,
            MemorySegment w,
            long wAt,
            long wRow,
            long wNext,
            MemorySegment x,
            long xAt,
            long xNext,
            MemorySegment y,
            long yAt,
            long yRow) {
        // Where rows have their own terms, what four have in common is cut into short pieces.
        int chain = terms == Terms.ALL ? CHAIN : NEAR;
        for (int far = 0; far < rows; far += CHAIN) {
            for (int near = 0; near < n; near += chain) {
                int end = Math.min(near + chain, n);
                for (int i = far; i < Math.min(far + CHAIN, rows); i += TILE) {
                    int last = Math.min(i + TILE, rows) - 1;
                    boolean alike = terms.begin(last) <= near && terms.end(i, n) >= end;
                    if (last - i == TILE - 1 && alike) {
                        combine4(
                                end - near,
                                near == 0, // no four rows begin with one piece later
                                cells,
                                w,
                                wAt + i * wRow + near * wNext,
                                wRow,
                                wNext,
                                x,
                                xAt + near * xNext,
                                xNext,
                                y,
                                yAt + i * yRow,
                                yRow);
                    } else {
                        for (int r = i; r <= last; r++) {
                            int from = Math.max(near, terms.begin(r));
                            combine1(
                                    Math.min(end, terms.end(r, n)) - from,
                                    from == terms.begin(r),
                                    cells,
                                    w,
                                    wAt + r * wRow + from * wNext,
                                    wNext,
                                    x,
                                    xAt + from * xNext,
                                    xNext,
                                    y,
                                    yAt + r * yRow);
                        }
                    }
                }
            }
        }
    }

    private static void combine4(
            int n,
            boolean begins,
            int cells,
            MemorySegment w,
            long wAt,
            long wRow,
            long wNext,
            MemorySegment x,
            long xAt,
            long xNext,
            MemorySegment y,
            long yAt,
            long yRow) {
        int c = 0;
        for (; c + TILE <= cells; c += TILE) {
            CellTiles.combine4x4(n, begins, w, wAt, wRow, wNext, x, xAt + c * CELL, xNext, y, yAt + c * CELL, yRow);
        }
        for (; c < cells; c++) {
            for (int i = 0; i < TILE; i++) {
                long at = yAt + i * yRow + c * CELL;
                CellTiles.combine1x1(n, begins, w, wAt + i * wRow, wRow, wNext, x, xAt + c * CELL, xNext, y, at, yRow);
            }
        }
    }

    private static void combine1(
            int n,
            boolean begins,
            int cells,
            MemorySegment w,
            long wAt,
            long wNext,
            MemorySegment x,
            long xAt,
            long xNext,
            MemorySegment y,
            long yAt) {
        if (n <= 0) {
            return;
        }
        int c = 0;
        for (; c + TILE <= cells; c += TILE) {
            CellTiles.combine1x4(n, begins, w, wAt, 0, wNext, x, xAt + c * CELL, xNext, y, yAt + c * CELL, 0);
        }
        for (; c < cells; c++) {
            CellTiles.combine1x1(n, begins, w, wAt, 0, wNext, x, xAt + c * CELL, xNext, y, yAt + c * CELL, 0);
        }
    }
}
