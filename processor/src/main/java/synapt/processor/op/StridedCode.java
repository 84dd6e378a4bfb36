package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * The input gradient of a convolution of images with a stride, phase by phase: see {@code synapt.kernel.StridedGradient}.
 *
 * @param slides those of rows and columns
 */
record StridedCode(Parameter weight, int channels, int outputs, int groups, List<Slide> slides) {

    void inputGradient(Node n, TrainCode code, String name, Buffer dx) {
        Slide rows = slides.getFirst();
        Slide cols = slides.getLast();
        String ofRows = geometry(code, name + "_ROWS", rows);
        String ofCols = geometry(code, name + "_COLS", cols);
        String padding = code.constant(name + "_PADDING", "Padding", "StridedGradient.padding($L, $L)", ofRows, ofCols);
        Buffer dy = code.scratch(n, "GradientPadded", 16L * outputs * rows.paddedWindows() * cols.paddedWindows());
        code.backward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding, code.gradient(n), dy, outputs);
        for (int h = 0; h < Math.min(rows.stride(), rows.in()); h++) {
            for (int w = 0; w < Math.min(cols.stride(), cols.in()); w++) {
                String phase = "%d, %d, %d, %s, %s, %d, %d".formatted(channels, outputs, groups, ofRows, ofCols, h, w);
                String product =
                        code.constant(name + "_" + h + "_" + w, "Product", "StridedGradient.product($L)", phase);
                String order = code.constant(product + "_WEIGHTS", "WeightOrder", "StridedGradient.weights($L)", phase);
                code.backward(
                        "k.product($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                        product,
                        code.packedKept(n, n.identifier() + "PackedGradient" + h + "_" + w, order, weight),
                        dy,
                        dx);
            }
        }
    }

    private static String geometry(TrainCode code, String name, Slide s) {
        return code.constant(
                name,
                "StridedGradient",
                "new StridedGradient($L, $L, $L, $L, $L, $L)",
                s.in(),
                s.before(),
                s.out(),
                s.kernel(),
                s.stride(),
                s.dilation());
    }
}
