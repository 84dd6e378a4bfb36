package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Shape;

/**
 * A fully connected layer over the last dimension (PyTorch's Linear).
 *
 * @param input   {features}, or {positions, features}
 * @param weights its parameters: weight [out, features], then the bias [out] if it has one
 */
public record LinearOp(Shape input, int out, List<Parameter> weights) implements Op {

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
