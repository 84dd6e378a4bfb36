package synapt.build;

import static synapt.build.TileCode.CELL;
import static synapt.build.TileCode.accumulators;
import static synapt.build.TileCode.broadcast;
import static synapt.build.TileCode.fmas;
import static synapt.build.TileCode.header;
import static synapt.build.TileCode.inGroups;
import static synapt.build.TileCode.lines;
import static synapt.build.TileCode.load;
import static synapt.build.TileCode.store;

import java.util.List;

/** {@code RowTiles}: the innermost loops of gradients over many positions. */
final class RowTilesSource {

    /** Outputs of a tile: those of {@code VectorLinearGradient}. */
    private static final List<Integer> ROWS = List.of(12, 4, 1);

    private RowTilesSource() {}

    static String source() {
        StringBuilder s = new StringBuilder(header(
                "The innermost loops of linear layers' gradients; addresses and strides are in bytes. See KernelSources.",
                "RowTiles"));
        for (int columns = 1; columns <= 2; columns++) {
            for (int outputs : ROWS) {
                s.append(rowTile(outputs, columns));
            }
        }
        return s.append("}\n").toString();
    }

    /** Rows are positions and, within them, examples. The sums so far are in y. */
    private static String rowTile(int outputs, int columns) {
        return """

                    static void rows%dx%d(
                            int positions, MemorySegment w, long wAt, long wCol, MemorySegment x, long xAt, long xPart,
                            MemorySegment y, long yAt, long yOut) {
                """.formatted(outputs, columns)
                + accumulators(outputs, columns, o -> "FloatVector.zero(FLOAT)")
                + loadedInGroups(outputs, columns)
                + """
                        for (int p = 0; p < positions; p++) {
                            long d = wAt + p * wCol;
                            long v = xAt + p * 16L * CELL;
                            for (int e = 0; e < 16; e++) {
                """
                + fmas(
                        outputs,
                        columns,
                        "",
                        o -> broadcast("w", "d + 4L * e + %d".formatted(CELL * o)),
                        c -> load("x", "v + CELL * e + %d * xPart".formatted(c)))
                + "            }\n        }\n"
                + inGroups(
                        outputs,
                        columns,
                        o -> lines(
                                columns,
                                c -> "            "
                                        + store(
                                                "c%d_%d".formatted(o, c),
                                                "to + %d * yOut + %d * BYTES".formatted(o, c))))
                + "    }\n";
    }

    /** Loads four outputs at a time into the last places, from where they move on: the first compiler takes only so many loads. */
    private static String loadedInGroups(int outputs, int columns) {
        int group = outputs % 4 == 0 ? 4 : outputs;
        int rest = outputs - group;
        return "        long from = yAt;\n"
                + "        for (int first = 0; first < %d; first += %d) {\n".formatted(outputs, group)
                + lines(
                        rest * columns,
                        i -> "            c%1$d_%2$d = c%3$d_%2$d;"
                                .formatted(i / columns, i % columns, i / columns + group))
                + lines(
                        group * columns,
                        i -> "            c%d_%d = %s;"
                                .formatted(
                                        rest + i / columns,
                                        i % columns,
                                        load("y", "from + %d * yOut + %d * BYTES".formatted(i / columns, i % columns))))
                + "            from += %d * yOut;\n        }\n".formatted(group);
    }
}
