package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/**
 * A fully connected layer over the last dimension (PyTorch's Linear).
 *
 * @param input   {features}, or {positions, features}
 * @param weights its parameters: weight [out, features], then the bias [out] if it has one
 */
public record LinearOp(Shape input, int out, List<Parameter> weights) implements Op {

    /** The operation on an input; null after a message. */
    public static @Nullable LinearOp of(Shape input, int out, Weights weights, Problems problems) {
        if (input.isImage()) {
            problems.report(
                    Message.SHAPE_INPUT, "", "Linear", "a vector", input.describe(), "add @Layer Flatten flat(); before it");
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

    public boolean hasBias() {
        return weights.size() > 1;
    }

    @Override
    public Shape output() {
        return input.rank() == 1 ? new Shape(out) : new Shape(input.dim(0), out);
    }

    @Override
    public List<Parameter> parameters() {
        return weights;
    }

    @Override
    public long macs() {
        return (long) positions() * features() * out;
    }

    @Override
    public String describe() {
        return "Linear(" + features() + ", " + out + (hasBias() ? ")" : ", no bias)");
    }
}
