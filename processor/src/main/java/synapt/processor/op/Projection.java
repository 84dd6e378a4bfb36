package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * A linear layer that is a part of an operation.
 *
 * @param node      the operation's node
 * @param part      which of its parts, for names in generated code: {@code In}
 * @param positions where it is applied, each with {@code inputs} features
 * @param weight    [outputs, inputs]
 * @param bias      [outputs], or null
 */
record Projection(
        Node node,
        String part,
        int positions,
        int inputs,
        int outputs,
        Parameter weight,
        @Nullable Parameter bias) {

    void forward(TrainCode code, Buffer x, Buffer y) {
        String product = product(code);
        code.forward(
                "k.product($L,$W$L,$W$L,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                product,
                code.packed(id() + "Packed", ProductCode.order(code, product), weight),
                bias == null ? "null" : code.tensor(bias),
                x,
                y);
    }

    /** Writes the gradients of weight and bias, if they learn, and that of x where it is wanted. */
    void backward(TrainCode code, Buffer x, Buffer dy, @Nullable Buffer dx) {
        String product = product(code);
        ProductCode.biasGradient(node, code, product, bias, dy);
        ProductCode.linearGradient(node, code, product, weight, part + "Room", inputs, outputs, x, dy);
        if (dx != null) {
            String back = code.constant(
                    name() + "_GRADIENT", "Product", "Product.linear($L, $L, $L)", outputs, inputs, positions);
            String order = ProductCode.gradientOrder(code, back, 1, outputs, inputs, 1);
            code.backward(
                    "k.product($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                    back,
                    code.packed(id() + "PackedGradient", order, weight),
                    dy,
                    dx);
        }
    }

    void eval(EvalCode code, Buffer x, Buffer y) {
        String product = product(code);
        String order = ProductCode.order(code, product);
        String packed = code.packed(id() + "Packed", order);
        code.pack("k.pack($L, $L, $L)", order, code.tensor(weight), packed);
        String packedBias = "null";
        if (bias != null) {
            String copy = code.weights(id() + "PackedBias", "$L", outputs);
            code.pack("copy($L, $L)", code.tensor(bias), copy);
            packedBias = "p." + copy;
        }
        code.blocks("k.product($L,$Wp.$L,$W$L,$Wfalse,$W$L,$W$L,$Ww.blocks)", product, packed, packedBias, x, y);
    }

    long macs() {
        return (long) positions * inputs * outputs;
    }

    private String id() {
        return node.identifier() + part;
    }

    private String name() {
        return Constants.name(node) + "_" + part.toUpperCase(java.util.Locale.ROOT);
    }

    private String product(Constants code) {
        return code.constant(name(), "Product", "Product.linear($L, $L, $L)", inputs, outputs, positions);
    }
}
