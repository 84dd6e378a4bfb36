package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * What a convolution writes whose kernel slides by {@code synapt.kernel.Winograd}: 3 x 3, step by step, the input padded by one, and
 * enough channels for the products to outweigh the transforms.
 */
record WinogradCode(ConvOp conv) implements ConvCode {

    /** Below it the transforms cost what the products save. */
    private static final int LEAST_CHANNELS = 16;

    /** Below it there are too few tiles for the weights' points, which are more than the weights. */
    private static final int LEAST_SIZE = 4;

    /** Numbers for a vector of each of a filter's places. */
    private static final int FILTER_ROOM = 144;

    private static final String CALL = "k.winograd($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)";

    static boolean suits(ConvOp conv) {
        return conv.slides().size() == 2
                && conv.groups() == 1
                && conv.weight().dropped() == null
                && Math.min(conv.input().dim(0), conv.out()) >= LEAST_CHANNELS
                && conv.slides().stream().allMatch(WinogradCode::suits);
    }

    private static boolean suits(Slide slide) {
        return slide.kernel() == 3
                && slide.stride() == 1
                && slide.dilation() == 1
                && slide.before() == 1
                && slide.behind() == 1
                && slide.in() >= LEAST_SIZE
                && slide.in() % 2 == 0;
    }

    @Override
    public void train(Node n, TrainCode code) {
        String geometry = geometry(n, code);
        Parameter bias = conv.bias();
        code.forward(
                CALL,
                geometry,
                points(code, n.identifier() + "Points", geometry, false),
                bias == null ? "null" : code.tensor(bias),
                code.appliesRelu(n),
                code.input(n),
                code.scratch(n, "Inputs", tiles().strip(channels())),
                code.scratch(n, "Products", tiles().strip(outputs())),
                code.value(n));
    }

    /** The field with the points of the weights, or of the weights turned. */
    private String points(TrainCode code, String name, String geometry, boolean turned) {
        String points = code.field(name, "Packed", "packed($L)", tiles().points() * filters());
        code.pack("k.winogradWeights($L, $L, $L, $L)", geometry, turned, code.tensor(conv.weight()), points);
        return points;
    }

    @Override
    public void backward(Node n, TrainCode code) {
        if (conv.hasBias()) {
            ProductCode.biasGradient(n, code, conv.product(n, code), conv.bias());
        }
        if (code.learns(n, conv.weight())) {
            weightGradient(n, code);
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            inputGradient(n, code, dx);
        }
    }

    private void weightGradient(Node n, TrainCode code) {
        WinogradTiles tiles = WinogradTiles.ofWeightGradient(planes(), rows().in(), cols().in());
        String name = Constants.name(n) + (tiles.equals(tiles()) ? "" : "_WEIGHTS");
        code.backward(
                "k.winogradWeightGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L.of(w),$W$L,$Ww.blocks)",
                code.constant(name, "Winograd", "$L", tiles.geometry(channels(), outputs())),
                code.gradient(n),
                code.input(n),
                code.scratch(n, "InputPart", tiles.partRow(channels())),
                code.scratch(n, "GradientPart", tiles.partRow(outputs())),
                code.scratch(n, "PointSums", (tiles.points() + tiles.side()) * filters() + FILTER_ROOM),
                code.sums(conv.weight()),
                code.sumsStride(conv.weight()));
    }

    /** A convolution too, of the turned weights. */
    private void inputGradient(Node n, TrainCode code, Buffer dx) {
        String geometry = code.constant(
                Constants.name(n) + "_GRADIENT", "Winograd", "$L", tiles().geometry(outputs(), channels()));
        code.backward(
                CALL,
                geometry,
                points(code, n.identifier() + "GradientPoints", geometry, true),
                "null",
                false,
                code.gradient(n),
                code.scratch(n, "GradientInputs", tiles().strip(outputs())),
                code.scratch(n, "GradientProducts", tiles().strip(channels())),
                dx);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        ProductCode.evalPrepare(n, code, outputs(), conv.taps(), conv.weight(), conv.bias());
        String source = ProductCode.source(n, code, outputs(), conv.taps(), conv.weight());
        String evalBias = ProductCode.evalBias(n, code, outputs(), conv.bias());
        String geometry = geometry(n, code);
        String points = code.packed(n.identifier() + "Points", tiles().points() * filters());
        code.pack("k.winogradWeights($L, false, $L, $L)", geometry, source, points);
        code.blocks(
                CALL,
                geometry,
                "p." + points,
                evalBias,
                code.appliesRelu(n),
                code.input(n),
                code.scratch(n, "Inputs", tiles().strip(channels())),
                code.scratch(n, "Products", tiles().strip(outputs())),
                code.value(n));
        int outputCells = EvalCode.cells(outputs());
        String single =
                code.weights(n.identifier() + "PointsSingle", "$L", 16L * tiles().points() * outputCells * channels());
        code.pack("k.singleWinogradWeights($L, $L, $L)", geometry, source, single);
        code.single(
                "k.singleWinograd($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L)",
                geometry,
                single,
                evalBias,
                code.appliesRelu(n),
                code.singleValue(n.inputs().getFirst()),
                code.singleScratch(n, "Inputs", tiles().part(EvalCode.cells(channels()))),
                code.singleScratch(n, "Products", tiles().part(outputCells)),
                code.singleValue(n));
    }

    private String geometry(Node n, Constants code) {
        return code.constant(Constants.name(n), "Winograd", "$L", tiles().geometry(channels(), outputs()));
    }

    private WinogradTiles tiles() {
        return WinogradTiles.ofResults(planes(), rows().in(), cols().in());
    }

    private int channels() {
        return conv.input().dim(0);
    }

    private int outputs() {
        return conv.out();
    }

    private Slide rows() {
        return conv.slides().getFirst();
    }

    private Slide cols() {
        return conv.slides().getLast();
    }

    private int filters() {
        return channels() * outputs();
    }

    private int planes() {
        return Math.max(channels(), outputs());
    }
}
