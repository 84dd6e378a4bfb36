package synapt.build;

import static synapt.build.TileCode.fmas;
import static synapt.build.TileCode.header;
import static synapt.build.TileCode.lines;
import static synapt.build.TileCode.load;

import java.util.List;
import java.util.function.IntFunction;

/** {@code GradientTiles}: the innermost loops of the gradients of weights and biases. */
final class GradientTilesSource {

    private GradientTilesSource() {}

    static String source() {
        return header(
                        "The innermost loops of gradients; all addresses and strides are in bytes. See KernelSources.",
                        "GradientTiles")
                + weightTiles()
                + biasTiles()
                + slideTiles()
                + "}\n";
    }

    /** A tile of the weights' gradient, where a cell is so many vectors. */
    private record WeightTile(int outputs, int taps, int parts) {

        String name() {
            return "weights%dx%dx%d".formatted(outputs, taps, parts);
        }

        /** By the length of the vectors and the outputs. */
        int key() {
            return 16 / parts << 4 | outputs;
        }
    }

    private static final List<WeightTile> WEIGHT_TILES = List.of(
            new WeightTile(4, 4, 1),
            new WeightTile(2, 8, 1),
            new WeightTile(1, 16, 1),
            new WeightTile(2, 3, 2),
            new WeightTile(1, 5, 2),
            new WeightTile(2, 2, 4),
            new WeightTile(1, 4, 4));

    /** A method for each tile, one to choose among those for the vectors of this process, and how many taps that has. */
    private static String weightTiles() {
        String parameters = """
                        int rows, int cols, MemorySegment dy, long dyAt, long dyOut, long dyRow, long dyCol,
                            MemorySegment x, long xAt, long xRow, long xCol, int[] taps, int tap, MemorySegment out, long outAt, long outRow""";
        StringBuilder sizes = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (WeightTile tile : WEIGHT_TILES) {
            sizes.append("            case %d -> %d;\n".formatted(tile.key(), tile.taps));
            cases.append("            case %d -> %s(".formatted(tile.key(), tile.name()))
                    .append(
                            "rows, cols, dy, dyAt, dyOut, dyRow, dyCol, x, xAt, xRow, xCol, taps, tap, out, outAt, outRow);\n");
            methods.append("\n    private static void %s(\n            %s) {\n%s    }\n"
                    .formatted(tile.name(), parameters, weightTile(tile.outputs, tile.taps, tile.parts)));
        }
        return """

                    static int weightTaps(int outputs) {
                        return switch (LENGTH << 4 | outputs) {
                %1$s            default -> throw new IllegalArgumentException("No tile of " + outputs);
                        };
                    }

                    static void weights(
                            int outputs, %2$s) {
                        switch (LENGTH << 4 | outputs) {
                %3$s            default -> throw new IllegalArgumentException("No tile of " + outputs);
                        }
                    }
                """.formatted(sizes, parameters, cases) + methods;
    }

    private static String weightTile(int outputs, int taps, int parts) {
        StringBuilder s = new StringBuilder("        int last = taps.length - 1;\n");
        s.append(lines(taps, t -> "        long a%1$d = xAt + taps[Math.min(tap + %1$d, last)] * CELL;".formatted(t)));
        for (int p = 0; p < parts; p++) {
            String part = "_" + p;
            s.append(lines(
                    outputs * taps,
                    i -> "        FloatVector c%d_%d%s = FloatVector.zero(FLOAT);"
                            .formatted(i / taps, i % taps, part)));
        }
        s.append("""
                        for (int row = 0; row < rows; row++) {
                            long d = dyAt + row * dyRow;
                            long v = row * xRow;
                            for (int col = 0; col < cols; col++) {
                """);
        for (int p = 0; p < parts; p++) {
            int part = p;
            s.append(fmas(
                    outputs,
                    taps,
                    "_" + p,
                    o -> load("dy", "d + %d * dyOut + col * dyCol + %d * BYTES".formatted(o, part)),
                    t -> load("x", "a%d + v + col * xCol + %d * BYTES".formatted(t, part))));
        }
        s.append("            }\n        }\n");
        s.append(sums(outputs * taps, parts, i -> "c%d_%d".formatted(i / taps, i % taps)));
        if (parts == 1) {
            s.append(("        VectorMask<Float> present = "
                            + "VectorMask.fromLong(FLOAT, (1L << Math.min(%d, taps.length)) - 1);\n")
                    .formatted(taps));
            s.append(lines(
                    outputs,
                    o -> "        sum%s.intoMemorySegment(out, outAt + %d * outRow + 4L * tap, ORDER, present);"
                            .formatted(o == 0 ? "" : ".rearrange(FROM_%d)".formatted(o * taps), o)));
        } else {
            s.append(lines(
                    outputs * taps,
                    i -> set(i, "outAt + %d * outRow + 4L * Math.min(tap + %d, last)".formatted(i / taps, i % taps))));
        }
        return s.toString();
    }

    /** A method for each size of a tile that slides, and one to choose among them. */
    private static String slideTiles() {
        String parameters = """
                        int rows, int cols, MemorySegment dy, long dyAt, long dyOut, long dyRow,
                            MemorySegment x, long xAt, long xRow, MemorySegment out, long outAt, long outRow""";
        StringBuilder cases = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (int taps = 3; taps <= 5; taps++) {
            for (int outputs = 2; outputs <= 4; outputs++) {
                cases.append("            case %d -> slide%dx%d(".formatted(outputs << 4 | taps, outputs, taps))
                        .append("rows, cols, dy, dyAt, dyOut, dyRow, x, xAt, xRow, out, outAt, outRow);\n");
                methods.append("\n    private static void slide%dx%d(\n            %s) {\n%s    }\n"
                        .formatted(outputs, taps, parameters, slideTile(outputs, taps)));
            }
        }
        return """

                    static void slide(
                            int outputs, int taps, %s) {
                        switch (outputs << 4 | taps) {
                %s            default -> throw new IllegalArgumentException("No tile of " + outputs + " x " + taps);
                        }
                    }
                """.formatted(parameters, cases) + methods;
    }

    /**
     * A tile of taps that lie side by side, where columns do too: what a tap reads at a column, the tap before it reads at the next. So
     * a column costs one load for all taps.
     */
    private static String slideTile(int outputs, int taps) {
        StringBuilder s = new StringBuilder();
        s.append(lines(
                outputs * taps,
                i -> "        FloatVector c%d_%d_0 = FloatVector.zero(FLOAT);".formatted(i / taps, i % taps)));
        s.append("""
                        for (int row = 0; row < rows; row++) {
                            long d = dyAt + row * dyRow;
                            long v = xAt + row * xRow;
                """);
        s.append(lines(
                taps - 1,
                t -> "            FloatVector x%d = %s;".formatted(t, load("x", "v + %d * CELL".formatted(t)))));
        s.append("            for (int col = 0; col < cols; col++) {\n");
        s.append("                FloatVector x%d = %s;\n"
                .formatted(taps - 1, load("x", "v + (col + %d) * CELL".formatted(taps - 1))));
        for (int o = 0; o < outputs; o++) {
            int output = o;
            s.append("                FloatVector w%d = %s;\n"
                    .formatted(o, load("dy", "d + %d * dyOut + col * CELL".formatted(o))));
            s.append(lines(
                    taps, t -> "                c%1$d_%2$d_0 = x%2$d.fma(w%1$d, c%1$d_%2$d_0);".formatted(output, t)));
        }
        s.append(lines(taps - 1, t -> "                x%d = x%d;".formatted(t, t + 1)));
        s.append("            }\n        }\n");
        s.append("        VectorMask<Float> run = VectorMask.fromLong(FLOAT, %d);\n".formatted((1 << taps) - 1));
        int together = 16 / taps;
        for (int first = 0; first < outputs; first += together) {
            int from = first;
            int n = Math.min(together, outputs - first);
            s.append("        {\n");
            s.append(sums(n * taps, 1, i -> "c%d_%d".formatted(from + i / taps, i % taps)));
            s.append(lines(
                    n,
                    o -> "        sum%s.intoMemorySegment(out, outAt + %d * outRow, ORDER, run);"
                            .formatted(o == 0 ? "" : ".rearrange(FROM_%d)".formatted(o * taps), from + o)));
            s.append("        }\n");
        }
        return s.toString();
    }

    /** A method for vectors of each length, and one to choose that of this process. */
    private static String biasTiles() {
        String parameters = """
                        int rows, int cols, MemorySegment dy, long dyAt, long dyOut, long dyRow, long dyCol,
                            MemorySegment out, long outAt, int last""";
        StringBuilder cases = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (int parts = 1; parts <= 4; parts *= 2) {
            int outputs = parts == 1 ? 8 : 4;
            cases.append("            case %d -> biases%dx%d(".formatted(16 / parts, outputs, parts))
                    .append("rows, cols, dy, dyAt, dyOut, dyRow, dyCol, out, outAt, last);\n");
            methods.append("\n    private static void biases%dx%d(\n            %s) {\n%s    }\n"
                    .formatted(outputs, parts, parameters, biasTile(outputs, parts)));
        }
        return """

                    /** Outputs of a tile of {@link #biases}. */
                    static final int BIASES = LENGTH == 16 ? 8 : 4;

                    static void biases(
                            %s) {
                        switch (LENGTH) {
                %s            default -> throw new IllegalStateException("No tile for vectors of " + LENGTH);
                        }
                    }
                """.formatted(parameters, cases) + methods;
    }

    private static String biasTile(int outputs, int parts) {
        StringBuilder s = new StringBuilder();
        s.append(lines(outputs, o -> "        long a%d = dyAt + Math.min(%1$d, last) * dyOut;".formatted(o)));
        s.append(lines(
                outputs * parts,
                i -> "        FloatVector c%d_%d = FloatVector.zero(FLOAT);".formatted(i % outputs, i / outputs)));
        s.append("""
                        for (int row = 0; row < rows; row++) {
                            for (int col = 0; col < cols; col++) {
                                long d = row * dyRow + col * dyCol;
                """);
        s.append(lines(
                outputs * parts,
                i -> "                c%1$d_%2$d = c%1$d_%2$d.add(%3$s);"
                        .formatted(
                                i % outputs,
                                i / outputs,
                                load("dy", "a%d + d + %d * BYTES".formatted(i % outputs, i / outputs)))));
        s.append("            }\n        }\n");
        s.append(sums(outputs, parts, i -> "c" + i));
        s.append(lines(outputs, i -> set(i, "outAt + 4L * Math.min(%d, last)".formatted(i))));
        return s.toString();
    }

    /** The halving trees of up to a vector of cells, all at once: where two trees have halves left over, they share one vector. */
    private static String sums(int n, int parts, IntFunction<String> name) {
        StringBuilder s = new StringBuilder();
        String[] trees = new String[16 / parts];
        for (int i = 0; i < n; i++) {
            trees[i] = name.apply(i) + "_0";
            s.append(
                    switch (parts) {
                        case 1 -> "";
                        case 2 -> "        %1$s_0 = %1$s_0.add(%1$s_1);\n".formatted(name.apply(i));
                        default ->
                            "        %1$s_0 = %1$s_0.add(%1$s_2).add(%1$s_1.add(%1$s_3));\n".formatted(name.apply(i));
                    });
        }
        for (int half = trees.length / 2; half > 0; half /= 2) {
            for (int i = 0; i < half && trees[i] != null; i++) {
                String value = fold(trees[i], half)
                        + (trees[i + half] == null
                                ? ""
                                : ".blend(%s, BIT%d)".formatted(fold(trees[i + half], half), half));
                trees[i] = half == 1 ? "sum" : "s%d_%d".formatted(half, i);
                s.append("        FloatVector %s = %s;\n".formatted(trees[i], value));
            }
        }
        return s.toString();
    }

    private static String set(int lane, String address) {
        return "        out.set(JAVA_FLOAT_UNALIGNED, %s, sum.lane(%d));".formatted(address, lane);
    }

    private static String fold(String tree, int half) {
        return "%1$s.add(%1$s.rearrange(SWAP%2$d))".formatted(tree, half);
    }
}
