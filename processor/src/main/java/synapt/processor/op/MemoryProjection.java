package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * The linear layers before attention to another sequence: queries from the node's first input, keys and values from its second. All
 * three are one product, over what {@code CrossAttentionKernels} lays side by side.
 *
 * @param attention the constant with its geometry
 * @param length    positions of the first input
 * @param keys      positions of the second
 * @param weight    [3 features, features]
 * @param bias      [3 features], or null
 */
record MemoryProjection(
        Node node,
        String attention,
        int length,
        int keys,
        int features,
        Parameter weight,
        @Nullable Parameter bias) {

    void forward(TrainCode code, Buffer qkv) {
        String product = product(code);
        code.forward(
                "k.attentionParts($L,$W$L,$W$L,$W$L,$Ww.blocks)",
                attention,
                code.value(node.inputs().get(0)),
                code.value(node.inputs().get(1)),
                parts(code));
        code.forward(
                "k.product($L,$W$L,$W$L,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                product,
                code.packed(id() + "Packed", ProductCode.order(code, product), weight),
                bias == null ? "null" : code.tensor(bias),
                parts(code),
                qkv);
    }

    /** Writes the gradients of weight and bias, if they learn, and of what is read, where they are wanted. */
    void backward(TrainCode code, Buffer dQkv) {
        String product = product(code);
        if (length != keys) {
            code.backward("k.clearAttentionRoom($L,$W$L,$Ww.blocks)", attention, dQkv);
        }
        ProductCode.biasGradient(node, code, product, bias, dQkv);
        ProductCode.linearGradient(node, code, product, weight, "InRoom", features, features, parts(code), dQkv);
        Buffer dx = code.inputGradient(node, 0);
        Buffer dMemory = code.inputGradient(node, 1);
        if (dx == null && dMemory == null) {
            return;
        }
        String order = ProductCode.gradientOrder(code, product + "_GRADIENT", 3, features, features, 1);
        Buffer dParts = code.scratch(node, "PartsGradient", elements());
        code.backward(
                "k.product($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                product,
                code.packed(id() + "PackedGradient", order, weight),
                dQkv,
                dParts);
        if (dx != null) {
            code.backward("k.attentionQueryPart($L,$W$L,$W$L,$Ww.blocks)", attention, dParts, dx);
        }
        if (dMemory != null) {
            code.backward("k.attentionMemoryPart($L,$W$L,$W$L,$Ww.blocks)", attention, dParts, dMemory);
        }
    }

    void eval(EvalCode code, Buffer qkv) {
        String product = product(code);
        Buffer parts = code.scratch(node, "Parts", elements());
        String order = ProductCode.order(code, product);
        String packed = code.packed(id() + "Packed", order);
        code.pack("k.pack($L, $L, $L)", order, code.tensor(weight), packed);
        String packedBias = "null";
        if (bias != null) {
            String copy = code.weights(id() + "PackedBias", "$L", 3 * features);
            code.pack("copy($L, $L)", code.tensor(bias), copy);
            packedBias = "p." + copy;
        }
        code.blocks(
                "k.attentionParts($L,$W$L,$W$L,$W$L,$Ww.blocks)",
                attention,
                code.value(node.inputs().get(0)),
                code.value(node.inputs().get(1)),
                parts);
        code.blocks("k.product($L,$Wp.$L,$W$L,$Wfalse,$W$L,$W$L,$Ww.blocks)", product, packed, packedBias, parts, qkv);
    }

    private Buffer parts(TrainCode code) {
        return code.scratch(node, "Parts", elements());
    }

    private int rooms() {
        return Math.max(length, keys);
    }

    private long elements() {
        return 3L * 16 * rooms() * features;
    }

    private String id() {
        return node.identifier() + "In";
    }

    private String product(Constants code) {
        return code.constant(Constants.name(node) + "_IN", "Product", "Product.threeParts($L, $L)", features, rooms());
    }
}
