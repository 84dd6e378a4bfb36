package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * A fully connected layer over the last dimension (PyTorch's Linear).
 *
 * @param input   {features}, or {positions, features}
 * @param weights its parameters: weight [out, features], then the bias [out] if it has one
 */
public record LinearOp(Shape input, int out, List<Parameter> weights) implements ProductOp {

    /** The operation on an input; null after a message. */
    public static @Nullable LinearOp of(Shape input, int out, Weights weights, Problems problems) {
        if (input.rank() > 2) {
            problems.report(
                    Message.SHAPE_INPUT,
                    "",
                    "Linear",
                    "a vector",
                    input.describe(),
                    "add @Layer Flatten flat(); before it");
            return null;
        }
        int features = input.dim(input.rank() - 1);
        if (!Sizes.fit(problems, "out", "its weight", out, features)
                || !Sizes.fit(problems, "out", "its output", input.size() / features, out)) {
            return null;
        }
        return new LinearOp(input, out, weights.of(new Shape(out, features), features, out));
    }

    public int features() {
        return input.dim(input.rank() - 1);
    }

    public int positions() {
        return input.size() / features();
    }

    @Override
    public Shape output() {
        return input.rank() == 1 ? new Shape(out) : new Shape(input.dim(0), out);
    }

    @Override
    public long macs() {
        return (long) positions() * features() * out;
    }

    @Override
    public Op withoutNoise() {
        return new LinearOp(input, out, Weights.whole(weights));
    }

    @Override
    public String describeEvaluation() {
        return "Linear(" + features() + ", " + out + (hasBias() ? ")" : ", no bias)");
    }

    @Override
    public boolean isOverBatch(Parameter p) {
        return p == weight() && positions() == 1;
    }

    @Override
    public void train(Node n, TrainCode code) {
        ProductCode.forward(n, code, product(n, code), weight(), bias(), code.input(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        String product = product(n, code);
        ProductCode.biasGradient(n, code, product, bias());
        if (positions() == 1) {
            ProductCode.weightGradientOverBatch(n, code, features(), out, weight(), code.input(n));
        } else {
            ProductCode.linearGradient(
                    n, code, product, weight(), "Room", features(), out, code.input(n), code.gradient(n));
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            String back = code.constant(
                    Constants.name(n) + "_GRADIENT",
                    "Product",
                    "Product.linear($L, $L, $L)",
                    out,
                    features(),
                    positions());
            ProductCode.inputGradient(n, code, back, 1, out, features(), 1, weight(), code.gradient(n), dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        ProductCode.evalPrepare(n, code, out, features(), weight(), bias());
        ProductCode.evalBlocks(n, code, product(n, code), out, features(), weight(), bias(), code.input(n));
        if (input.rank() > 1) { // one position too: its outputs would have to lie as the positions of one channel
            code.noSingle();
            return;
        }
        Node before = n.inputs().getFirst();
        Shape lies = code.singleShape(before);
        String single = code.constant(
                Constants.name(n) + "_SINGLE",
                "SingleProduct",
                "SingleProduct.linear($L, $L, $L)",
                lies.channels(),
                lies.positions(),
                out);
        ProductCode.evalSingle(n, code, single, out, features(), weight(), bias(), code.singleValue(before));
    }

    private String product(Node n, Constants code) {
        return positions() == 1
                ? code.constant(Constants.name(n), "Product", "Product.linear($L, $L)", features(), out)
                : code.constant(
                        Constants.name(n), "Product", "Product.linear($L, $L, $L)", features(), out, positions());
    }
}
