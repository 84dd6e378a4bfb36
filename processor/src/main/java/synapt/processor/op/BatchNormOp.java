package synapt.processor.op;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Role;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Batch normalisation over examples and positions of each channel (PyTorch's BatchNorm1d, BatchNorm2d and BatchNorm3d).
 *
 * @param output   channels first
 * @param affine   whether the first two parameters are weight and bias
 * @param tensors  weight and bias [channels] if affine, then running_mean and running_var [channels]
 */
public record BatchNormOp(Shape output, double eps, double momentum, boolean affine, List<Parameter> tensors)
        implements Op {

    /** Turns the running statistics into a scale and a shift. */
    static final String AFFINE = "k.evalAffine($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L)";

    /** The operation on channels of anything. */
    public static BatchNormOp of(Shape input, double eps, double momentum, boolean affine, String prefix) {
        Shape channels = new Shape(input.channels());
        List<Parameter> tensors = new ArrayList<>();
        if (affine) {
            tensors.add(Parameter.constant(prefix + ".weight", channels, Role.WEIGHT, 1));
            tensors.add(Parameter.constant(prefix + ".bias", channels, Role.BIAS, 0));
        }
        tensors.add(Parameter.constant(prefix + ".running_mean", channels, Role.STATE, 0));
        tensors.add(Parameter.constant(prefix + ".running_var", channels, Role.STATE, 1));
        return new BatchNormOp(input, eps, momentum, affine, List.copyOf(tensors));
    }

    /** The operation as a node of a given rank, BatchNorm1d (which takes vectors too) to BatchNorm3d; null after a message. */
    public static @Nullable BatchNormOp of(
            int rank, Shape input, double eps, double momentum, boolean affine, String prefix, Problems problems) {
        int has = Math.max(1, input.rank() - 1);
        if (has != rank) {
            problems.report(
                    Message.SHAPE_INPUT,
                    "",
                    "BatchNorm" + rank + "d",
                    rank == 1 ? "a vector, or {channels, length}" : Spatial.described(rank),
                    input.describe(),
                    "use BatchNorm" + has + "d");
            return null;
        }
        return of(input, eps, momentum, affine, prefix);
    }

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
        return "BatchNorm" + Math.max(1, output.rank() - 1) + "d(" + output.channels() + ")";
    }

    int channels() {
        return output.channels();
    }

    int positions() {
        return output.positions();
    }

    /** The beginning of the tensors' names. */
    private String prefix() {
        return runningMean().name().replace(".running_mean", "");
    }

    private Parameter runningMean() {
        return tensors.get(affine ? 2 : 0);
    }

    private Parameter runningVar() {
        return tensors.get(affine ? 3 : 1);
    }

    @Override
    public boolean isOverBatch(Parameter p) {
        return true;
    }

    @Override
    public int minBatch() {
        return positions() == 1 ? 2 : 1;
    }

    @Override
    public void train(Node n, TrainCode code) {
        if (n.frozen()) {
            FrozenNorm.train(n, this, code);
            return;
        }
        String id = n.identifier();
        String moments = code.field(id + "Moments", "BatchBuffer", "batchBuffer($L)", 2 * channels());
        String statistics = statistics(n, code);
        code.forward(
                "k.blockMoments($L,$W$L,$W$L,$Ww.count,$W$L.of(w),$Ww.blocks)",
                channels(),
                positions(),
                code.input(n),
                moments);
        code.joinForward(
                "k.joinMoments($L,$W$L,$W$L.whole(),$Wcount,$W$L,$W$L)",
                channels(),
                positions(),
                moments,
                eps,
                statistics);
        code.forward(
                "k.normalize($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                channels(),
                positions(),
                statistics,
                affine ? code.tensor(tensors.get(0)) : "null",
                affine ? code.tensor(tensors.get(1)) : "null",
                code.input(n),
                code.value(n));
        code.statistics(n, prefix(), statistics, 4 * channels());
        code.commit(
                "k.updateRunning($L,$W$L,$W$Lf,$W$L,$W$L)",
                channels(),
                statistics,
                (float) momentum,
                code.tensor(runningMean()),
                code.tensor(runningVar()));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (n.frozen()) {
            FrozenNorm.backward(n, this, code);
            return;
        }
        if (dx == null && !affine) {
            return;
        }
        String id = n.identifier();
        int two = 2 * channels();
        String sums = code.field(id + "GradientSums", "BatchBuffer", "batchBuffer($L)", two);
        String total = code.field(id + "Total", "MemorySegment", "buffer($L)", two);
        code.backward(
                "k.normSums($L,$W$L,$W$L,$W$L,$W$L,$Ww.count,$W$L.of(w),$Ww.blocks)",
                channels(),
                positions(),
                statistics(n, code),
                code.input(n),
                code.gradient(n),
                sums);
        code.joinBackward("$L.fill((byte) 0)", total);
        code.joinBackward(
                "k.sumBlocks($L.whole(),$W$L,$W(count + Kernels.LANES - 1) / Kernels.LANES,$W$L,$W$L)",
                sums,
                two,
                two,
                total);
        if (affine) {
            String even = code.constant(
                    Constants.name(n) + "_BIAS_SUMS", "int[]", "WeightPacking.every(2, 0, $L)", channels());
            String odd = code.constant(
                    Constants.name(n) + "_WEIGHT_SUMS", "int[]", "WeightPacking.every(2, 1, $L)", channels());
            code.joinBackward("k.gather($L, $L, $L)", odd, total, code.gradient(tensors.get(0)));
            code.joinBackward("k.gather($L, $L, $L)", even, total, code.gradient(tensors.get(1)));
        }
        code.cutBackward();
        if (dx != null) {
            code.backward(
                    "k.normGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Wcount(),$Ww.count,$W$L,$Ww.blocks)",
                    channels(),
                    positions(),
                    statistics(n, code),
                    affine ? code.tensor(tensors.get(0)) : "null",
                    total,
                    code.input(n),
                    code.gradient(n),
                    dx);
        }
    }

    private String statistics(Node n, TrainCode code) {
        return code.field(n.identifier() + "Statistics", "MemorySegment", "buffer($L)", 4 * channels());
    }

    @Override
    public void eval(Node n, EvalCode code) {
        if (code.isFolded(n)) {
            return;
        }
        int padded = EvalCode.padded(channels());
        String scale = code.weights(n.identifier() + "Scale", "$L", padded);
        String shift = code.weights(n.identifier() + "Shift", "$L", padded);
        packAffine(code, scale, shift);
        code.blocks(
                "k.affine($L,$W$L,$Wp.$L,$Wp.$L,$W$L,$W$L,$Ww.blocks)",
                channels(),
                positions(),
                scale,
                shift,
                code.input(n),
                code.value(n));
        if (!code.singleShape(n).equals(output)) {
            code.noSingle();
            return;
        }
        code.single(
                "k.singleAffine($L,$W$L,$Wp.$L,$Wp.$L,$W$L,$W$L)",
                EvalCode.cells(channels()),
                positions(),
                scale,
                shift,
                code.singleValue(n.inputs().getFirst()),
                code.singleValue(n));
    }

    /** The arguments of {@link #AFFINE}. */
    Object[] affineArguments(Function<Parameter, String> tensor, String scale, String shift) {
        return new Object[] {
            channels(),
            tensor.apply(runningMean()),
            tensor.apply(runningVar()),
            affine ? tensor.apply(tensors.get(0)) : "null",
            affine ? tensor.apply(tensors.get(1)) : "null",
            eps,
            scale,
            shift
        };
    }

    /** Writes what turns the running statistics into a scale and a shift. */
    void packAffine(EvalCode code, String scale, String shift) {
        code.pack(AFFINE, affineArguments(code::tensor, scale, shift));
    }
}
