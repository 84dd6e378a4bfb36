import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the kernels' sources that are many copies of one idea. Run by the build:
 * {@code java KernelSources.java <sources> <output>}.
 *
 * <p><b>Register tiles.</b> {@code ProductTiles}, {@code GradientTiles}, {@code RowTiles} and {@code CellTiles}: the innermost loops of the products, one method for
 * each size of tile. Their accumulators must be named locals, since only those stay in registers.
 *
 * <p><b>Double twins.</b> {@code Cells.java} becomes {@code DoubleCells.java}, and each {@code Scalar*.java} a
 * {@code Double*.java}. In all of the source the names {@code Cells}, {@code Scalar*} and {@code PackedFloats} are replaced. In the bodies of methods,
 * and all over {@code Cells} and {@code ScalarWinogradPoints}, so are {@code float}, {@code Float.}, {@code JAVA_FLOAT} and literals like {@code 0.5f}.
 * Signatures stay as they are: they are the interface's. A body lies between a line that is indented, outside of a body, and ends
 * with <code>) {</code>, and the next closing brace that is indented by four spaces. {@code ScalarMath} and {@code DoubleMath} are
 * both written by hand.
 */
final class KernelSources {

    private static final String PACKAGE = "synapt/kernel";

    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0], PACKAGE);
        Path output = Path.of(args[1], PACKAGE);
        write(output.resolve("ProductTiles.java"), productTiles());
        write(output.resolve("GradientTiles.java"), gradientTiles());
        write(output.resolve("RowTiles.java"), rowTiles());
        write(output.resolve("CellTiles.java"), cellTiles());
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.equals("Cells.java")) {
                    write(output.resolve("DoubleCells.java"), inDoubles(renamed(Files.readString(file))));
                } else if (name.equals("ScalarWinogradPoints.java")) {
                    write(output.resolve("DoubleWinogradPoints.java"), inDoubles(renamed(Files.readString(file))));
                } else if (name.startsWith("Scalar") && !name.equals("ScalarMath.java")) {
                    write(output.resolve(name.replaceFirst("Scalar", "Double")), twin(renamed(Files.readString(file))));
                }
            }
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
    }

    // ---- double twins

    private static final Pattern METHOD_OPENS = Pattern.compile("^    .*\\) \\{\n$");

    private static String twin(String source) {
        StringBuilder twin = new StringBuilder();
        boolean body = false;
        for (String line : source.split("(?<=\n)")) {
            body &= !line.startsWith("    }");
            twin.append(body || line.startsWith("import ") ? inDoubles(line) : line);
            body |= METHOD_OPENS.matcher(line).matches();
        }
        return twin.toString();
    }

    private static String renamed(String source) {
        return source.replaceAll("\\bCells\\b", "DoubleCells")
                .replaceAll("\\bScalar(?=[A-Z])", "Double")
                .replace("PackedFloats", "PackedDoubles");
    }

    private static String inDoubles(String code) {
        return code.replaceAll("\\bfloat\\b", "double")
                .replaceAll("\\bFloat\\.", "Double.")
                .replace("JAVA_FLOAT", "JAVA_DOUBLE")
                .replaceAll("\\b(\\d[\\d.]*(?:[eE]-?\\d+)?)f\\b", "$1d");
    }

    // ---- register tiles of products

    /** Outputs of a tile: those of {@code WeightPacking.tile}. */
    private static final List<Integer> OUTPUTS = List.of(12, 8, 6, 4, 3, 2, 1);

    /** Bytes of a cell. */
    private static final int CELL = 64;

    /** Cells of outputs of a tile for one example. */
    private static final List<Integer> CELLS = List.of(8, 4, 2, 1);

    private static String productTiles() {
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
                        KernelSources::productTile)
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

    private interface Body {
        String of(int outputs, int columns);
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
        return accumulators(
                        outputs,
                        columns,
                        o -> "FloatVector.broadcast(FLOAT, start(bias, biasAt + %d))".formatted(4 * o))
                + "        for (int t = 0; t < taps.length; t++) {\n"
                + "            long at = xAt + taps[t] * step;\n"
                + fmas(
                        outputs,
                        columns,
                        "",
                        o -> "FloatVector.broadcast(FLOAT, w[wAt + %d * t + %d])".formatted(outputs, o),
                        c -> load("x", "at + %d * xCol".formatted(c)))
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

    // Calls of the Vector API are always inlined, those of helpers around them only while a method is small: no
    // helpers.
    // The number of calls counts too. Where it is too large for the first compiler with profiling but not without, a
    // method may never get to the second compiler. Dearest are get and set of a segment (aligned 1/28 of what fits,
    // unaligned 1/40), then loads and stores of vectors (1/56).

    private static String load(String segment, String address) {
        return "FloatVector.fromMemorySegment(FLOAT, %s, %s, ORDER)".formatted(segment, address);
    }

    private static String broadcast(String segment, String address) {
        return "FloatVector.broadcast(FLOAT, %s.get(JAVA_FLOAT_UNALIGNED, %s))".formatted(segment, address);
    }

    private static String store(String value, String address) {
        return "%s.intoMemorySegment(y, %s, ORDER);".formatted(value, address);
    }

    private static String accumulators(int outputs, int columns, IntFunction<String> start) {
        return lines(
                outputs,
                o -> "        FloatVector c%d_0 = %s;".formatted(o, start.apply(o))
                        + IntStream.range(1, columns)
                                .mapToObj(c -> " FloatVector c%1$d_%2$d = c%1$d_0;".formatted(o, c))
                                .collect(Collectors.joining()));
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

    /** Stores four outputs at a time, and moves the next four into their places: a third of the code of a tall tile. */
    private static String inGroups(int outputs, int columns, IntFunction<String> store) {
        int group = outputs % 4 == 0 ? 4 : outputs;
        return "        long to = yAt;\n"
                + "        for (int first = 0; first < %d; first += %d) {\n".formatted(outputs, group)
                + IntStream.range(0, group).mapToObj(store).collect(Collectors.joining())
                + lines(
                        (outputs - group) * columns,
                        i -> "            c%1$d_%2$d = c%3$d_%2$d;"
                                .formatted(i / columns, i % columns, i / columns + group))
                + "            to += %d * yOut;\n        }\n".formatted(group);
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

    /** One step of a tile's chains. The smaller side of the tile waits in registers while the larger one passes through. */
    private static String fmas(
            int outputs, int columns, String part, IntFunction<String> output, IntFunction<String> column) {
        IntFunction<String> w = o -> "            FloatVector w%d%s = %s;".formatted(o, part, output.apply(o));
        IntFunction<String> x = c -> "            FloatVector x%d%s = %s;".formatted(c, part, column.apply(c));
        String fma = "\n            c%1$d_%2$d%3$s = x%2$d%3$s.fma(w%1$d%3$s, c%1$d_%2$d%3$s);";
        return columns < outputs
                ? lines(columns, x)
                        + lines(
                                outputs,
                                o -> w.apply(o)
                                        + IntStream.range(0, columns)
                                                .mapToObj(c -> fma.formatted(o, c, part))
                                                .collect(Collectors.joining()))
                : lines(outputs, w)
                        + lines(
                                columns,
                                c -> x.apply(c)
                                        + IntStream.range(0, outputs)
                                                .mapToObj(o -> fma.formatted(o, c, part))
                                                .collect(Collectors.joining()));
    }

    private static String lines(int n, IntFunction<String> line) {
        return IntStream.range(0, n).mapToObj(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }

    private static String header(String comment, String name) {
        return """
                package synapt.kernel;

                import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
                import static synapt.kernel.VectorSpec.*;

                import java.lang.foreign.MemorySegment;
                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorMask;
                import org.jspecify.annotations.Nullable;

                /** %s */
                final class %s extends Tiles {

                    private %2$s() {}
                """.formatted(comment, name);
    }

    // ---- register tiles of gradients over many positions

    /** Outputs of a tile: those of {@code VectorLinearGradient}. */
    private static final List<Integer> ROWS = List.of(12, 4, 1);

    private static String rowTiles() {
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

    // ---- register tiles of attention, where all factors are cells

    private static String cellTiles() {
        return header(
                        "The innermost loops of attention; addresses and strides are in bytes. See KernelSources.",
                        "CellTiles")
                + dotsTile(4, 4) + dotsTile(1, 4) + dotsTile(1, 1)
                + combineTile(4, 4) + combineTile(1, 4) + combineTile(1, 1) + "}\n";
    }

    private static String dotsTile(int rows, int columns) {
        return """

                    static void dots%dx%d(
                            int n, MemorySegment x, long xAt, long xRow, MemorySegment z, long zAt, long zRow,
                            MemorySegment y, long yAt, long yOut) {
                        FloatVector zero = FloatVector.zero(FLOAT);
                """.formatted(rows, columns)
                + accumulators(rows, columns, o -> "zero")
                + "        for (int k = 0; k < n; k++) {\n"
                + fmas(
                        rows,
                        columns,
                        "",
                        o -> load("x", "xAt + %d * xRow + k * CELL".formatted(o)),
                        c -> load("z", "zAt + %d * zRow + k * CELL".formatted(c)))
                + "        }\n" + cellStores(rows, columns) + "    }\n";
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

    // ---- register tiles of gradients

    private static String gradientTiles() {
        return header(
                        "The innermost loops of gradients; all addresses and strides are in bytes. See KernelSources.",
                        "GradientTiles")
                + weightTile(4, 4, 1) + weightTile(2, 8, 1) + weightTile(1, 16, 1) + biasTile(8, 1)
                + weightTile(2, 3, 2) + weightTile(1, 5, 2) + biasTile(4, 2)
                + weightTile(2, 2, 4) + weightTile(1, 4, 4) + biasTile(4, 4)
                + "}\n";
    }

    private static String weightTile(int outputs, int taps, int parts) {
        StringBuilder s = new StringBuilder("""

                    static void weights%dx%dx%d(
                            int rows, int cols, MemorySegment dy, long dyAt, long dyOut, long dyRow, long dyCol,
                            MemorySegment x, long xAt, long xRow, long xCol, int[] taps, int tap, MemorySegment out, long outAt, long outRow) {
                        int last = taps.length - 1;
                """.formatted(outputs, taps, parts));
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
        return s.append("    }\n").toString();
    }

    private static String biasTile(int outputs, int parts) {
        StringBuilder s = new StringBuilder("""

                    static void biases%dx%d(
                            int rows, int cols, MemorySegment dy, long dyAt, long dyOut, long dyRow, long dyCol,
                            MemorySegment out, long outAt, int last) {
                """.formatted(outputs, parts));
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
        return s.append("    }\n").toString();
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
