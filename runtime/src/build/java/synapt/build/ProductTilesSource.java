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

/** {@code ProductTiles}: the innermost loops of products. Lanes are examples, or outputs where there is one example. */
final class ProductTilesSource {

    /** Outputs of a tile: those of {@code WeightPacking.tile}. */
    private static final List<Integer> OUTPUTS = List.of(12, 8, 6, 4, 3, 2, 1);

    /** Those of tiles over taps that lie side by side: where smaller ones are needed, they are what is left of a layer. */
    private static final List<Integer> LARGE = List.of(12, 8);

    /** Cells of outputs of a tile for one example. */
    private static final List<Integer> CELLS = List.of(8, 4, 2, 1);

    private interface Body {
        String of(int outputs, int columns);
    }

    private ProductTilesSource() {}

    static String source() {
        return header(
                        "The innermost loops of products; addresses and strides of segments are in bytes. See KernelSources.",
                        "ProductTiles")
                + sizes(
                        OUTPUTS,
                        24,
                        8,
                        "product",
                        "taps, step, w, wAt, bias, biasAt, x, xAt, xCol, y, yAt, yOut, yCol",
                        """
                    int[] taps, long step, float[] w, int wAt, @Nullable MemorySegment bias, long biasAt,
                            MemorySegment x, long xAt, long xCol, MemorySegment y, long yAt, long yOut, long yCol""",
                        ProductTilesSource::productTile)
                + sizes(
                        LARGE,
                        24,
                        8,
                        "straight",
                        "n, w, wAt, bias, biasAt, x, xAt, xCol, y, yAt, yOut, yCol",
                        """
                    int n, float[] w, int wAt, @Nullable MemorySegment bias, long biasAt,
                            MemorySegment x, long xAt, long xCol, MemorySegment y, long yAt, long yOut, long yCol""",
                        ProductTilesSource::straightTile)
                + sizes(
                        OUTPUTS,
                        24,
                        8,
                        "chosen",
                        "taps, chosen, window, w, wAt, x, xAt, xCol, y, yAt, yOut, yCol",
                        """
                    int[] taps, int[] chosen, int window, float[] w, int wAt,
                            MemorySegment x, long xAt, long xCol, MemorySegment y, long yAt, long yOut, long yCol""",
                        ProductTilesSource::chosenTile)
                + singles("single", "%d".formatted(CELL)) + singles("strided", "xCol")
                + outerTile("outer2", 12, 2) + outerTile("outer1", 12, 1)
                + "}\n";
    }

    private static String singles(String name, String xCol) {
        return sizes(
                CELLS,
                20,
                10,
                name,
                "taps, w, wAt, wOut, bias, biasAt, x, xAt, xCol, y, yAt, yOut, yCol",
                """
                int[] taps, MemorySegment w, long wAt, long wOut, @Nullable MemorySegment bias, long biasAt,
                            MemorySegment x, long xAt, long xCol, MemorySegment y, long yAt, long yOut, long yCol""",
                (outputs, columns) -> singleTile(outputs, columns, xCol));
    }

    /** A method for each size of a tile with at most so many accumulators, and one to choose among them. */
    private static String sizes(
            List<Integer> outputs,
            int accumulators,
            int columns,
            String name,
            String arguments,
            String parameters,
            Body body) {
        StringBuilder cases = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (int o : outputs) {
            for (int c = 1; c <= Math.min(columns, accumulators / o); c++) {
                cases.append("            case %d -> %s%dx%d(%s);\n".formatted(o << 4 | c, name, o, c, arguments));
                methods.append("\n    private static void %s%dx%d(\n            %s) {\n%s    }\n"
                        .formatted(name, o, c, parameters, body.of(o, c)));
            }
        }
        return """

                    static void %s(
                            int outputs, int columns, %s) {
                        switch (outputs << 4 | columns) {
                %s            default -> throw new IllegalArgumentException("No tile of " + outputs + " x " + columns);
                        }
                    }
                """.formatted(name, parameters, cases) + methods;
    }

    private static String productTile(int outputs, int columns) {
        return productTile(outputs, columns, "taps.length", "taps[t] * step");
    }

    /** Without an index the JIT checks bounds before the loop, not in it, and has registers for all addresses. */
    private static String straightTile(int outputs, int columns) {
        return productTile(outputs, columns, "n", "t * CELL");
    }

    private static String productTile(int outputs, int columns, String taps, String tap) {
        return accumulators(
                        outputs,
                        columns,
                        o -> "FloatVector.broadcast(FLOAT, start(bias, biasAt + %d))".formatted(4 * o))
                + "        for (int t = 0; t < %s; t++) {\n".formatted(taps)
                + "            long at = xAt + %s;\n".formatted(tap)
                + fmas(
                        outputs,
                        columns,
                        "",
                        o -> "FloatVector.broadcast(FLOAT, w[wAt + %d * t + %d])".formatted(outputs, o),
                        c -> load("x", "at + %d * xCol".formatted(c)))
                + "        }\n"
                + stores(outputs, columns);
    }

    /** A tile of the same taps of each window. */
    private static String chosenTile(int outputs, int columns) {
        return "        FloatVector zero = FloatVector.zero(FLOAT);\n"
                + accumulators(outputs, columns, o -> "zero")
                + "        for (int from = 0; from < taps.length; from += window) {\n"
                + "            for (int t = 0; t < chosen.length; t++) {\n"
                + "                int tap = from + chosen[t];\n"
                + "                long at = xAt + taps[tap] * CELL;\n"
                + fmas(
                        outputs,
                        columns,
                        "",
                        o -> "FloatVector.broadcast(FLOAT, w[wAt + %d * tap + %d])".formatted(outputs, o),
                        c -> load("x", "at + %d * xCol".formatted(c)))
                + "            }\n"
                + "        }\n"
                + stores(outputs, columns);
    }

    /**
     * A tile for one example. Its many places in x would fill the registers for addresses, then the stack: with a constant stride,
     * which is what all but strided convolutions have, it is twice as fast.
     */
    private static String singleTile(int outputs, int columns, String xCol) {
        return accumulators(
                        outputs,
                        columns,
                        o -> "bias == null ? FloatVector.zero(FLOAT) : "
                                + load("bias", "biasAt + %d".formatted(CELL * o)))
                + "        for (int t = 0; t < taps.length; t++) {\n"
                + "            long at = xAt + 4L * taps[t];\n"
                + fmas(
                        outputs,
                        columns,
                        "",
                        o -> load("w", "wAt + %d * wOut + t * CELL".formatted(o)),
                        c -> broadcast("x", "at + %d * %s".formatted(c, xCol)))
                + "        }\n"
                + stores(outputs, columns);
    }

    private static String outerTile(String name, int outputs, int columns) {
        String stores = inGroups(
                outputs,
                columns,
                o -> "            if (first + %d < rows) {\n%s            }\n"
                        .formatted(
                                o,
                                lines(
                                        columns,
                                        c -> "                "
                                                + store(
                                                        "c%d_%d".formatted(o, c),
                                                        "to + %d * yOut + %d * BYTES".formatted(o, c)))));
        return """

                    static void %s(
                            int examples, MemorySegment w, long wAt, MemorySegment x, long xAt,
                            MemorySegment y, long yAt, long yOut, int rows) {
                        FloatVector zero = FloatVector.zero(FLOAT);
                """.formatted(name)
                + accumulators(outputs, columns, o -> "zero")
                + "        for (int t = 0; t < examples; t++) {\n"
                + fmas(
                        outputs,
                        columns,
                        "",
                        o -> broadcast("w", "wAt + 48L * t + %d".formatted(4 * o)),
                        c -> load("x", "xAt + 128L * t + %d * BYTES".formatted(c)))
                + "        }\n" + stores + "    }\n";
    }

    private static String stores(int outputs, int columns) {
        return inGroups(
                outputs,
                columns,
                o -> lines(
                        columns,
                        c -> "            "
                                + store("c%d_%d".formatted(o, c), "to + %d * yOut + %d * yCol".formatted(o, c))));
    }
}
