package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * The input gradient of a convolution of images or sequences, for each phase of its stride: see {@code synapt.kernel.ConvGradient}.
 *
 * @param slides those of rows and columns
 */
record ConvGradientCode(Parameter weight, int channels, int outputs, int groups, List<Slide> slides) {

    void inputGradient(Node n, TrainCode code, String name, Buffer dx) {
        Slide rows = slides.getFirst();
        Slide cols = slides.getLast();
        String ofRows = geometry(code, name + "_ROWS", rows);
        String ofCols = geometry(code, name + "_COLS", cols);
        for (int h = 0; h < Math.min(rows.stride(), rows.in()); h++) {
            for (int w = 0; w < Math.min(cols.stride(), cols.in()); w++) {
                String phase = "%d, %d, %d, %s, %s, %d, %d".formatted(channels, outputs, groups, ofRows, ofCols, h, w);
                String which = isStrided() ? h + "_" + w : "";
                String constant = isStrided() ? name + "_" + which : name;
                String product = code.constant(constant, "ClippedProduct", "ConvGradient.product($L)", phase);
                String order = code.constant(product + "_WEIGHTS", "WeightOrder", "ConvGradient.weights($L)", phase);
                code.backward(
                        "k.clippedProduct($L,$W$L,$W$L,$W$L,$Ww.blocks)",
                        product,
                        code.packedKept(n, n.identifier() + "PackedGradient" + which, order, weight),
                        code.gradient(n),
                        dx);
            }
        }
    }

    private boolean isStrided() {
        return !Slide.all(slides, Slide::stride, 1);
    }

    private static String geometry(TrainCode code, String name, Slide s) {
        return code.constant(
                name,
                "ConvGradient",
                "new ConvGradient($L, $L, $L, $L, $L, $L)",
                s.in(),
                s.before(),
                s.out(),
                s.kernel(),
                s.stride(),
                s.dilation());
    }
}
