package synapt.build;

import static synapt.build.TileCode.accumulators;
import static synapt.build.TileCode.broadcast;
import static synapt.build.TileCode.fmas;
import static synapt.build.TileCode.header;
import static synapt.build.TileCode.inGroups;
import static synapt.build.TileCode.lines;
import static synapt.build.TileCode.load;
import static synapt.build.TileCode.store;

/** {@code RowTiles}: the innermost loops of gradients over many positions. */
final class RowTilesSource {

    /** Vectors of inputs of a tile. */
    private static final int COLUMNS = 2;

    private RowTilesSource() {}

    static String source() {
        return header(
                        "The innermost loops of linear layers' gradients; addresses and strides are in bytes. See KernelSources.",
                        "RowTiles")
                + rowTile(8) + rowTile(4) + "}\n";
    }

    /** Two vectors of inputs. The sums so far are in y. */
    private static String rowTile(int outputs) {
        return """

                    static void rows%d(
                            int n, MemorySegment w, long wAt, MemorySegment x, long xAt, long xPart,
                            MemorySegment y, long yAt, long yOut) {
                """.formatted(outputs)
                + accumulators(outputs, COLUMNS, o -> "FloatVector.zero(FLOAT)")
                + loadedInGroups(outputs, COLUMNS)
                + "        for (int k = 0; k < n; k++) {\n"
                + fmas(
                        outputs,
                        COLUMNS,
                        "",
                        o -> broadcast("w", "wAt + k * CELL + %d".formatted(4 * o)),
                        c -> load("x", "xAt + k * CELL + %d * xPart".formatted(c)))
                + "        }\n"
                + inGroups(
                        outputs,
                        COLUMNS,
                        o -> lines(
                                COLUMNS,
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
