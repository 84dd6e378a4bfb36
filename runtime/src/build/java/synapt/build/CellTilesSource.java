package synapt.build;

import static synapt.build.TileCode.fmas;
import static synapt.build.TileCode.header;
import static synapt.build.TileCode.lines;
import static synapt.build.TileCode.load;
import static synapt.build.TileCode.store;

/** {@code CellTiles}: the innermost loops of attention, where all factors are cells. */
final class CellTilesSource {

    private CellTilesSource() {}

    static String source() {
        return header(
                        "The innermost loops of attention; addresses and strides are in bytes. See KernelSources.",
                        "CellTiles")
                + combineTile(4, 4) + combineTile(1, 4) + combineTile(1, 1) + "}\n";
    }

    private static String combineTile(int rows, int columns) {
        return """

                    static void combine%dx%d(
                            int n, boolean begins, MemorySegment w, long wAt, long wRow, long wNext, MemorySegment x, long xAt, long xNext,
                            MemorySegment y, long yAt, long yOut) {
                """.formatted(rows, columns)
                + lines(
                        rows * columns,
                        i -> "        FloatVector c%d_%d = begins ? FloatVector.zero(FLOAT) : %s;"
                                .formatted(
                                        i / columns,
                                        i % columns,
                                        load("y", "yAt + %d * yOut + %d * CELL".formatted(i / columns, i % columns))))
                + "        for (int k = 0; k < n; k++) {\n"
                + fmas(
                        rows,
                        columns,
                        "",
                        o -> load("w", "wAt + %d * wRow + k * wNext".formatted(o)),
                        c -> load("x", "xAt + k * xNext + %d * CELL".formatted(c)))
                + "        }\n" + cellStores(rows, columns) + "    }\n";
    }

    private static String cellStores(int rows, int columns) {
        return lines(
                rows * columns,
                i -> "        "
                        + store(
                                "c%d_%d".formatted(i / columns, i % columns),
                                "yAt + %d * yOut + %d * CELL".formatted(i / columns, i % columns)));
    }
}
