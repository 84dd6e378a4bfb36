package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** What convolutions and linear layers write alike: both are products, of another geometry. */
final class ProductCode {

    static final ClassName PRODUCT_KERNELS = ClassName.get("synapt.kernel", "ProductKernels");

    private static final int OUTPUT_PANEL = 12;

    private ProductCode() {}

    /** The constant with the order in which a product reads its weights. */
    static String order(Constants code, String product) {
        return order(code, product, "WeightPacking.forward($L)", product);
    }

    /** The same, of a product that is the input gradient of one with these groups, outputs, channels and places. */
    static String gradientOrder(Constants code, String product, int groups, int outputs, int channels, long places) {
        return order(code, product, "WeightPacking.inputGradient($L, $L, $L, $L)", groups, outputs, channels, places);
    }

    private static String order(Constants code, String product, String format, Object... args) {
        return code.constant(product + "_WEIGHTS", "WeightOrder", format, args);
    }

    /** The product itself. */
    static void forward(Node n, TrainCode code, String product, Parameter weight, @Nullable Parameter bias, Buffer x) {
        String order = order(code, product);
        code.forward(
                "k.product($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                product,
                code.packedKept(n, n.identifier() + "Packed", order, weight),
                bias == null ? "null" : code.tensor(bias),
                code.appliesRelu(n),
                x,
                code.value(n));
    }

    /** The bias's gradient. */
    static void biasGradient(Node n, TrainCode code, String product, @Nullable Parameter bias) {
        biasGradient(n, code, product, bias, code.gradient(n));
    }

    /** The gradient of a bias, of a product that is only a part of the node; dy is with respect to the product's result. */
    static void biasGradient(Node n, TrainCode code, String product, @Nullable Parameter bias, Buffer dy) {
        if (bias == null || !code.learns(n, bias)) {
            return;
        }
        code.backward(
                "k.biasGradient($L,$W$L,$W$L.of(w),$W$L,$Ww.blocks)",
                product,
                dy,
                code.sums(bias),
                code.sumsStride(bias));
    }

    /** The weight's gradient, summed over positions and lanes for each block. */
    static void weightGradient(Node n, TrainCode code, String product, Parameter weight, Buffer x) {
        weightGradient(n, code, product, weight, x, code.gradient(n));
    }

    /** The gradient of a weight, of a product that is only a part of the node; dy is with respect to the product's result. */
    static void weightGradient(Node n, TrainCode code, String product, Parameter weight, Buffer x, Buffer dy) {
        if (!code.learns(n, weight)) {
            return;
        }
        code.backward(
                "k.weightGradient($L,$W$L,$W$L,$W$L.of(w),$W$L,$Ww.blocks)",
                product,
                dy,
                x,
                code.sums(weight),
                code.sumsStride(weight));
    }

    /**
     * The gradient of the weight of a linear layer at many positions, summed over them and the lanes for each block.
     *
     * @param room    what its buffer is called after the node
     * @param inputs  inputs of a group
     * @param outputs outputs of a group
     */
    static void linearGradient(
            Node n,
            TrainCode code,
            String product,
            Parameter weight,
            String room,
            int inputs,
            int outputs,
            Buffer x,
            Buffer dy) {
        if (!code.learns(n, weight)) {
            return;
        }
        code.backward(
                "k.linearGradient($L,$W$L,$W$L,$W$L,$W$L.of(w),$W$L,$Ww.blocks)",
                product,
                dy,
                x,
                code.scratch(n, room, room(inputs, outputs)),
                code.sums(weight),
                code.sumsStride(weight));
    }

    /** As {@code LinearGradientKernels.room} says. */
    private static long room(int inputs, int outputs) {
        long columns = (inputs + 31L) / 32 * 32;
        long rows = (outputs + 7L) / 8 * 8;
        return columns * rows + (Math.min(columns, 512) + 16) * 256;
    }

    /** The weight's gradient as one product over the batch: each task only lays its examples beside the others'. */
    static void weightGradientOverBatch(Node n, TrainCode code, int inputs, int outputs, Parameter weight, Buffer x) {
        if (!code.learns(n, weight)) {
            return;
        }
        String dyPanels = code.field(
                n.identifier() + "GradientPanels",
                "MemorySegment",
                "panels($L, $T.OUTPUT_PANEL)",
                outputs,
                PRODUCT_KERNELS);
        String xPanels = code.field(
                n.identifier() + "InputPanels", "MemorySegment", "panels($L, $T.INPUT_PANEL)", inputs, PRODUCT_KERNELS);
        code.backward(
                "k.panelsFromCells($L,$W$L,$W$T.OUTPUT_PANEL,$Ww.count,$Ww.first,$W$L,$Wcapacity(),$Ww.blocks)",
                code.gradient(n),
                outputs,
                PRODUCT_KERNELS,
                dyPanels);
        code.backward(
                "k.panelsFromCells($L,$W$L,$W$T.INPUT_PANEL,$Ww.count,$Ww.first,$W$L,$Wcapacity(),$Ww.blocks)",
                x,
                inputs,
                PRODUCT_KERNELS,
                xPanels);
        code.outer(
                (outputs + OUTPUT_PANEL - 1) / OUTPUT_PANEL,
                "k.outer($L,$W$L,$W$L,$W$L,$Wexamples,$Wcapacity(),$W$L,$W$L)",
                inputs,
                outputs,
                dyPanels,
                xPanels,
                code.gradient(weight));
    }

    /**
     * The input's gradient: a product too.
     *
     * @param places places of the kernel
     */
    static void inputGradient(
            Node n,
            TrainCode code,
            String product,
            int groups,
            int outputs,
            int channels,
            int places,
            Parameter weight,
            Buffer dy,
            Buffer dx) {
        String order = gradientOrder(code, product, groups, outputs, channels, places);
        code.backward(
                "k.product($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                product,
                code.packedKept(n, n.identifier() + "PackedGradient", order, weight),
                dy,
                dx);
    }

    /** Evaluation in block layout, with batch normalisation folded in where it follows. */
    static void evalBlocks(
            Node n,
            EvalCode code,
            String product,
            int outputs,
            int taps,
            Parameter weight,
            @Nullable Parameter bias,
            Buffer x) {
        String order = order(code, product);
        String packed = code.packed(n.identifier() + "Packed", order);
        code.pack("k.pack($L, $L, $L)", order, source(n, code, outputs, taps, weight), packed);
        if (weight.dropped() != null) {
            String drawn = code.foldedInto(n) == null ? code.drawn(n, weight) : source(n, code, outputs, taps, weight);
            code.packSample("k.pack($L, $L, $L)", order, drawn, packed);
        }
        code.blocks(
                "k.product($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                product,
                packed,
                evalBias(n, code, outputs, bias),
                code.appliesRelu(n),
                x,
                code.value(n));
    }

    /** Evaluation of one example. */
    static void evalSingle(
            Node n,
            EvalCode code,
            String product,
            int outputs,
            int taps,
            Parameter weight,
            @Nullable Parameter bias,
            Buffer x) {
        String map = code.constant(product + "_WEIGHTS", "int[]", "WeightPacking.single($L)", product);
        String packed = code.weights(n.identifier() + "PackedSingle", "$L.length", map);
        code.pack("k.gather($L, $L, $L)", map, source(n, code, outputs, taps, weight), packed);
        code.single(
                "k.singleProduct($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L)",
                product,
                packed,
                evalBias(n, code, outputs, bias),
                code.appliesRelu(n),
                x,
                code.singleValue(n));
    }

    /** Evaluation of one example in planes, with the weights of blocks. */
    static void evalPlanes(
            Node n, EvalCode code, String product, int outputs, @Nullable Parameter bias, Buffer x, Buffer y) {
        code.single(
                "k.planarProduct($L,$Wp.$L,$W$L,$W$L,$W$L,$W$L)",
                product,
                code.packed(n.identifier() + "Packed", product + "_WEIGHTS"),
                evalBias(n, code, outputs, bias),
                code.appliesRelu(n),
                x,
                y);
    }

    /** The weights to pack: the parameter itself, or what folding made of it. */
    static String source(Node n, EvalCode code, int outputs, int taps, Parameter weight) {
        return code.foldedInto(n) == null ? code.tensor(weight) : folded(n, code, outputs, taps);
    }

    /** Declares and fills what both layouts share; to be called before them. */
    static void evalPrepare(Node n, EvalCode code, int outputs, int taps, Parameter weight, @Nullable Parameter bias) {
        BatchNormOp norm = code.foldedInto(n);
        if (norm == null) {
            if (bias != null) {
                code.pack("copy($L, $L)", code.tensor(bias), packedBias(n, code, outputs));
            }
            return;
        }
        int padded = EvalCode.padded(outputs);
        String folded = folded(n, code, outputs, taps);
        String foldedBias = packedBias(n, code, outputs);
        String scale = code.weights(n.identifier() + "Scale", "$L", padded);
        String shift = code.weights(n.identifier() + "Shift", "$L", padded);
        norm.packAffine(code, scale, shift);
        String format = "k.fold($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L)";
        String biasTensor = bias == null ? "null" : code.tensor(bias);
        code.pack(format, outputs, taps, code.tensor(weight), biasTensor, scale, shift, folded, foldedBias);
        if (weight.dropped() != null) {
            String drawn = code.drawn(n, weight);
            code.packSample(format, outputs, taps, drawn, biasTensor, scale, shift, folded, foldedBias);
        }
    }

    private static String folded(Node n, EvalCode code, int outputs, int taps) {
        return code.weights(n.identifier() + "Folded", "$L", (long) outputs * taps);
    }

    private static String packedBias(Node n, EvalCode code, int outputs) {
        return code.weights(n.identifier() + "PackedBias", "$L", EvalCode.padded(outputs));
    }

    static String evalBias(Node n, EvalCode code, int outputs, @Nullable Parameter bias) {
        return bias == null && code.foldedInto(n) == null ? "null" : "p." + packedBias(n, code, outputs);
    }
}
