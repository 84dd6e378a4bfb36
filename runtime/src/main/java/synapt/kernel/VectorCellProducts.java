package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Products of matrices of cells, in each lane by itself: those of attention. All addresses and strides are in bytes.
 *
 * <p>No number is used in two lanes, so that caches are full soon: what is read again and again is kept to some rows at a time.
 */
final class VectorCellProducts {

    /** Rows of a tile, and its columns. */
    private static final int TILE = Attention.TILE;

    /** Bytes from a panel's cells to its next four. */
    private static final long PANEL_ROW = TILE * CELL;

    /** Terms of a sum while it stays in a register: four rows' factors fill most of the first cache. */
    private static final int CHAIN = Attention.CHAIN;

    /** Terms of a sum where rows have their own. */
    private static final int PIECE = 8;

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
     * {@code y[i][j]} is the fma chain over k of {@code x[i][k] * z[j][k]}, cells along k and j side by side. Some rows of z at a time
     * are laid into panels of four, which stay in the second cache while all rows of x pass: tiles of eight rows far apart run at four
     * fifths of the speed even in the first cache.
     *
     * @param terms which j are asked for; others may be written too
     * @param room  {@link Attention#room} elements, modified
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
            long yRow,
            MemorySegment room) {
        int whole = columns / TILE * TILE;
        int laid = Attention.laidKeys(n);
        for (int first = 0; first < whole; first += laid) {
            int end = Math.min(first + laid, whole);
            layRows(n, end - first, z, zAt + first * zRow, zRow, room);
            for (int i = 0; i < rows; i += TILE) {
                int height = Math.min(TILE, rows - i);
                int last = Math.min(end, terms.end(i + height - 1, columns));
                long at = yAt + i * yRow + first * CELL;
                dots(n, height, last - first, x, xAt + i * xRow, xRow, room, y, at, yRow);
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int j = whole; j < columns; j++) {
                long at = yAt + i * yRow + j * CELL;
                CellTiles.combine1x1(n, true, x, xAt + i * xRow, 0, CELL, z, zAt + j * zRow, CELL, y, at, 0);
            }
        }
    }

    /** Up to four rows of products with panels. */
    private static void dots(
            int n,
            int rows,
            int columns,
            MemorySegment x,
            long xAt,
            long xRow,
            MemorySegment panels,
            MemorySegment y,
            long yAt,
            long yRow) {
        for (int j = 0; j < columns; j += TILE) {
            long panel = j * n * CELL;
            long at = yAt + j * CELL;
            if (rows == TILE) {
                CellTiles.combine4x4(n, true, x, xAt, xRow, CELL, panels, panel, PANEL_ROW, y, at, yRow);
                continue;
            }
            for (int i = 0; i < rows; i++) {
                long row = xAt + i * xRow;
                CellTiles.combine1x4(n, true, x, row, 0, CELL, panels, panel, PANEL_ROW, y, at + i * yRow, 0);
            }
        }
    }

    /** Lays rows of n cells into panels, the cells of four rows side by side. */
    private static void layRows(int n, int rows, MemorySegment z, long at, long zRow, MemorySegment panels) {
        for (int j = 0; j < rows; j++) {
            long to = CELL * (j / TILE * TILE * n + j % TILE);
            for (int k = 0; k < n; k++) {
                FloatVector.fromMemorySegment(FLOAT, z, at + j * zRow + k * CELL, ORDER)
                        .intoMemorySegment(panels, to + k * PANEL_ROW, ORDER);
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
        int chain = terms == Terms.ALL ? CHAIN : PIECE;
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

    /**
     * {@code y[i][c]} is the fma chain over all j of {@code w[j][i] * x[j][c]}, cells along i and c side by side. The columns of w are
     * laid into panels of four, since cells far apart fall on the same few lines of the first cache.
     *
     * @param room {@link Attention#room} elements, modified
     */
    static void combineColumns(
            int n,
            int rows,
            int cells,
            MemorySegment w,
            long wAt,
            long wNext,
            MemorySegment x,
            long xAt,
            long xNext,
            MemorySegment y,
            long yAt,
            long yRow,
            MemorySegment room) {
        int whole = rows / TILE * TILE;
        for (int near = 0; near < n; near += CHAIN) {
            int length = Math.min(CHAIN, n - near);
            long from = wAt + near * wNext;
            long with = xAt + near * xNext;
            for (int first = 0; first < whole; first += Attention.COLUMNS) {
                int width = Math.min(Attention.COLUMNS, whole - first);
                layColumns(length, width, w, from + first * CELL, wNext, room);
                for (int i = 0; i < width; i += TILE) {
                    long panel = i * length * CELL;
                    long to = yAt + (first + i) * yRow;
                    combine4(length, near == 0, cells, room, panel, CELL, PANEL_ROW, x, with, xNext, y, to, yRow);
                }
            }
            for (int i = whole; i < rows; i++) {
                long to = yAt + i * yRow;
                combine1(length, near == 0, cells, w, from + i * CELL, wNext, x, with, xNext, y, to);
            }
        }
    }

    private static void layColumns(int n, int columns, MemorySegment w, long at, long wNext, MemorySegment panels) {
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < columns; i += TILE) {
                layFour(w, at + k * wNext + i * CELL, panels, i * n * CELL + k * PANEL_ROW);
            }
        }
    }

    private static void layFour(MemorySegment from, long at, MemorySegment to, long toAt) {
        FloatVector a = FloatVector.fromMemorySegment(FLOAT, from, at, ORDER);
        FloatVector b = FloatVector.fromMemorySegment(FLOAT, from, at + CELL, ORDER);
        FloatVector c = FloatVector.fromMemorySegment(FLOAT, from, at + 2 * CELL, ORDER);
        FloatVector d = FloatVector.fromMemorySegment(FLOAT, from, at + 3 * CELL, ORDER);
        a.intoMemorySegment(to, toAt, ORDER);
        b.intoMemorySegment(to, toAt + CELL, ORDER);
        c.intoMemorySegment(to, toAt + 2 * CELL, ORDER);
        d.intoMemorySegment(to, toAt + 3 * CELL, ORDER);
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
