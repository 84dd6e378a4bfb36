package synapt.processor.op;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * What a convolution writes whose kernel slides by {@code synapt.kernel.Winograd}: 3 x 3, step by step, the input padded by one, and
 * enough channels for the products to outweigh the transforms. That the declaration alone decides makes an example's bits the same in
 * every batch.
 */
record WinogradCode(Parameter weight, @Nullable Parameter bias, int channels, int outputs, Slide rows, Slide cols) {

    /** Below it the transforms cost what the products save. */
    private static final int LEAST_CHANNELS = 16;

    /** Below it there are too few tiles for the weights' points, which are more than the weights. */
    private static final int LEAST_SIZE = 4;

    /** Tiles times channels of a strip: its points and products fit a second-level cache. */
    private static final int STRIP = 256;

    /** Of a part, of which there is one row of points at a time. */
    private static final int PART = 1024;

    /** Tiles below which the products' own tiles get too narrow. */
    private static final int NARROW = 4;

    private static final int POINTS = 16;
    private static final int SIDE = 4;

    /** Numbers for a vector of each of a filter's places. */
    private static final int FILTER_ROOM = 144;

    static boolean takes(int channels, int outputs, Slide slide) {
        return Math.min(channels, outputs) >= LEAST_CHANNELS
                && slide.kernel() == 3
                && slide.stride() == 1
                && slide.dilation() == 1
                && slide.before() == 1
                && slide.behind() == 1
                && slide.in() >= LEAST_SIZE
                && slide.in() % 2 == 0;
    }

    void train(Node n, TrainCode code) {
        String geometry = geometry(n, code);
        String points = code.field(n.identifier() + "Points", "Packed", "packed($L)", POINTS * filters());
        code.pack("k.winogradWeights($L, false, $L, $L)", geometry, code.tensor(weight), points);
        code.forward(
                "k.winograd($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                geometry,
                points,
                bias == null ? "null" : code.tensor(bias),
                code.appliesRelu(n),
                code.input(n),
                code.scratch(n, "Inputs", cells(POINTS * channels, span(channels, outputs))),
                code.scratch(n, "Products", cells(POINTS * outputs, span(channels, outputs))),
                code.value(n));
    }

    void weightGradient(Node n, TrainCode code) {
        if (!code.learns(n, weight)) {
            return;
        }
        code.backward(
                "k.winogradWeightGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L.of(w),$W$L,$Ww.blocks)",
                geometry(n, code),
                code.gradient(n),
                code.input(n),
                code.scratch(n, "InputPart", cells(SIDE * channels, partTiles())),
                code.scratch(n, "GradientPart", cells(SIDE * outputs, partTiles())),
                code.scratch(n, "PointSums", (POINTS + SIDE) * filters() + FILTER_ROOM),
                code.sums(weight),
                code.sumsStride(weight));
    }

    /** A convolution too, of the turned weights. */
    void inputGradient(Node n, TrainCode code, Buffer dx) {
        String geometry = code.constant(Constants.name(n) + "_GRADIENT", "Winograd", "$L", geometry(outputs, channels));
        String points = code.field(n.identifier() + "GradientPoints", "Packed", "packed($L)", POINTS * filters());
        code.pack("k.winogradWeights($L, true, $L, $L)", geometry, code.tensor(weight), points);
        code.backward(
                "k.winograd($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                geometry,
                points,
                code.gradient(n),
                code.scratch(n, "GradientInputs", cells(POINTS * outputs, span(channels, outputs))),
                code.scratch(n, "GradientProducts", cells(POINTS * channels, span(channels, outputs))),
                dx);
    }

    void eval(Node n, EvalCode code) {
        int taps = channels * rows.kernel() * cols.kernel();
        ProductCode.evalPrepare(n, code, outputs, taps, weight, bias);
        String source = ProductCode.source(n, code, outputs, taps, weight);
        String evalBias = ProductCode.evalBias(n, code, outputs, bias);
        String geometry = geometry(n, code);
        String points = code.packed(n.identifier() + "Points", POINTS * filters());
        code.pack("k.winogradWeights($L, false, $L, $L)", geometry, source, points);
        code.blocks(
                "k.winograd($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                geometry,
                points,
                evalBias,
                code.appliesRelu(n),
                code.input(n),
                code.scratch(n, "Inputs", cells(POINTS * channels, span(channels, outputs))),
                code.scratch(n, "Products", cells(POINTS * outputs, span(channels, outputs))),
                code.value(n));
        int outputCells = EvalCode.cells(outputs);
        String single = code.weights(n.identifier() + "PointsSingle", "$L", cells(POINTS * outputCells, channels));
        code.pack("k.singleWinogradWeights($L, $L, $L)", geometry, source, single);
        code.single(
                "k.singleWinograd($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L)",
                geometry,
                single,
                evalBias,
                code.appliesRelu(n),
                code.singleValue(n.inputs().getFirst()),
                code.singleScratch(n, "Inputs", cells(POINTS * EvalCode.cells(channels), partTiles())),
                code.singleScratch(n, "Products", cells(POINTS * outputCells, partTiles())),
                code.singleValue(n));
    }

    private String geometry(Node n, Constants code) {
        return code.constant(Constants.name(n), "Winograd", "$L", geometry(channels, outputs));
    }

    private String geometry(int from, int to) {
        return "new Winograd(%d, %d, %d, %d, %d, %d)"
                .formatted(from, to, rows.in(), cols.in(), span(from, to), partRows());
    }

    private int filters() {
        return channels * outputs;
    }

    /** Numbers of some planes of tiles. */
    private static long cells(int planes, int tiles) {
        return 16L * planes * tiles;
    }

    private int span(int from, int to) {
        int tiles = cols.in() / 2;
        int most = Math.max(NARROW, STRIP / Math.max(from, to));
        int narrow = Math.min(NARROW, tiles);
        return IntStream.iterate(Math.min(most, tiles), d -> d >= narrow, d -> d - 1)
                .filter(d -> tiles % d == 0)
                .findFirst()
                .orElseGet(() -> IntStream.rangeClosed(narrow, tiles)
                        .filter(d -> tiles % d == 0)
                        .findFirst()
                        .orElseThrow());
    }

    private int partRows() {
        int tiles = rows.in() / 2;
        int most = PART / Math.max(channels, outputs) / (cols.in() / 2);
        return IntStream.iterate(Math.min(most, tiles), d -> d > 1, d -> d - 1)
                .filter(d -> tiles % d == 0)
                .findFirst()
                .orElse(1);
    }

    private int partTiles() {
        return partRows() * cols.in() / 2;
    }
}
