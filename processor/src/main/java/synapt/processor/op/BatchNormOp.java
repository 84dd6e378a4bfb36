package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Shape;

/**
 * Batch normalisation over examples and positions of each channel (PyTorch's BatchNorm1d and BatchNorm2d).
 *
 * @param output   channels first
 * @param affine   whether the first two parameters are weight and bias
 * @param tensors  weight and bias [channels] if affine, then running_mean and running_var [channels]
 */
public record BatchNormOp(Shape output, double eps, double momentum, boolean affine, List<Parameter> tensors) implements Op {

    @Override
    public List<Parameter> parameters() {
        return tensors;
    }

    @Override
    public long macs() {
        return output.elements();
    }

    @Override
    public String describe() {
        return "BatchNorm" + (output.isImage() ? "2d" : "1d") + "(" + output.channels() + ")";
    }
}
