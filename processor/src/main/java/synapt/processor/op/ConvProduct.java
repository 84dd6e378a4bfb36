package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** What a convolution writes that is a product over the windows of its input, which is padded before. */
record ConvProduct(ConvOp conv) implements ConvCode {

    @Override
    public void train(Node n, TrainCode code) {
        Buffer x = code.input(n);
        if (conv.isPadded()) {
            x = paddedInput(n, code);
            code.forward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", conv.padding(n, code), code.input(n), x, channels());
        }
        ProductCode.forward(n, code, conv.product(n, code), conv.weight(), conv.bias(), x);
    }

    @Override
    public void backward(Node n, TrainCode code) {
        String product = conv.product(n, code);
        Buffer x = conv.isPadded() ? paddedInput(n, code) : code.input(n);
        ProductCode.biasGradient(n, code, product, conv.bias());
        if (conv.isOnePosition()) {
            ProductCode.weightGradientOverBatch(n, code, conv.input().size(), conv.out(), conv.weight(), x);
        } else {
            ProductCode.weightGradient(n, code, product, conv.weight(), x);
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            inputGradient(n, code, dx);
        }
    }

    private void inputGradient(Node n, TrainCode code, Buffer dx) {
        String name = Constants.name(n) + "_GRADIENT";
        int out = conv.out();
        int groups = conv.groups();
        Parameter weight = conv.weight();
        if (conv.isOnePosition()) {
            int inputs = conv.input().size();
            String linear = code.constant(name, "Product", "Product.linear($L, $L)", out, inputs);
            ProductCode.inputGradient(n, code, linear, 1, out, inputs, 1, weight, code.gradient(n), dx);
            return;
        }
        ConvGeometry geometry = conv.geometry();
        if (conv.slides().size() < 3) {
            new ConvGradientCode(weight, channels(), out, groups, geometry.slides()).inputGradient(n, code, name, dx);
            return;
        }
        String padding = code.constant(name + "_PADDING", "Padding", "$L", geometry.gradientPadding());
        Buffer dy = code.scratch(n, "GradientPadded", out * geometry.gradientCells() * 16);
        code.backward("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", padding, code.gradient(n), dy, out);
        String product = code.constant(name, "Product", "$L", geometry.inputGradient(channels(), padding, out, groups));
        ProductCode.inputGradient(
                n, code, product, groups, out / groups, channels() / groups, geometry.places(), weight, dy, dx);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        ProductCode.evalPrepare(n, code, conv.out(), conv.taps(), conv.weight(), conv.bias());
        Buffer x = code.input(n);
        if (conv.isPadded()) {
            x = code.scratch(n, "Padded", paddedElements(channels()));
            code.blocks("k.pad($L,$W$L,$W$L,$W$L * w.blocks)", conv.padding(n, code), code.input(n), x, channels());
        }
        String product = conv.product(n, code);
        ProductCode.evalBlocks(n, code, product, conv.out(), conv.taps(), conv.weight(), conv.bias(), x);
        if (PlanarProduct.serves(n)) {
            PlanarProduct.write(n, conv, product, code);
        } else if (conv.groups() == 1) {
            evalSingle(n, code);
        } else {
            code.noSingle();
        }
    }

    private void evalSingle(Node n, EvalCode code) {
        Buffer x = code.singleValue(n.inputs().getFirst());
        int cells = EvalCode.cells(channels());
        if (conv.isPadded()) {
            Buffer padded = code.singleScratch(n, "Padded", paddedElements(cells));
            code.single("k.pad($L,$W$L,$W$L,$W$L)", conv.padding(n, code), x, padded, cells);
            x = padded;
        }
        String product = code.constant(
                Constants.name(n) + "_SINGLE",
                "SingleProduct",
                "$L",
                conv.geometry().single(channels(), conv.out()));
        ProductCode.evalSingle(n, code, product, conv.out(), conv.taps(), conv.weight(), conv.bias(), x);
    }

    private int channels() {
        return conv.input().dim(0);
    }

    private Buffer paddedInput(Node n, TrainCode code) {
        return code.scratch(n, "Padded", paddedElements(channels()));
    }

    private long paddedElements(int planes) {
        return planes * conv.geometry().paddedCells() * 16;
    }
}
