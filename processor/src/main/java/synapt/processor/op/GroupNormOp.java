package synapt.processor.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Role;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Normalisation of each example by itself, over groups of its elements (PyTorch's LayerNorm, GroupNorm, InstanceNorm and RMSNorm).
 *
 * @param groups  groups of one example, one after another in row-major order
 * @param scale   the shape of weight and bias
 * @param tensors weight and, but for RMS, bias, if affine
 */
public record GroupNormOp(Shape output, Function function, int groups, Shape scale, double eps, List<Parameter> tensors)
        implements Op {

    /** Named as {@code synapt.annotation.NormFunction}. */
    public enum Function {
        LAYER("LayerNorm"),
        GROUP("GroupNorm"),
        INSTANCE("InstanceNorm"),
        RMS("RMSNorm");

        private final String title;

        Function(String title) {
            this.title = title;
        }

        /** Whether weights belong to channels; else to the elements of a group. */
        private boolean isByChannel() {
            return this == GROUP || this == INSTANCE;
        }
    }

    /**
     * As declared.
     *
     * @param groups for GROUP
     * @param dims   for LAYER and RMS: how many of the last dimensions; null for the default
     * @param prefix before the dot in the parameters' names
     */
    public record Settings(int groups, @Nullable Integer dims, double eps, boolean affine, String prefix) {}

    /**
     * The operation on an input; null after a message.
     *
     * @param rank the only number of dimensions that the input may have; 0 for any
     */
    public static @Nullable GroupNormOp of(
            Function function, int rank, Shape input, Settings settings, Problems problems) {
        if (rank > 0 && input.rank() != rank) {
            problems.report(
                    Message.SHAPE_INPUT,
                    "",
                    "InstanceNorm" + (rank - 1) + "d",
                    rank == 2 ? "{channels, length}" : "an image {channels, height, width}",
                    input.describe(),
                    input.isVector() ? "use LayerNorm" : "use InstanceNorm" + (input.rank() - 1) + "d");
            return null;
        }
        Shape scale = scale(function, input, settings, problems);
        if (scale == null) {
            return null;
        }
        int groups = switch (function) {
            case GROUP -> settings.groups;
            case INSTANCE -> input.channels();
            case LAYER, RMS -> input.size() / scale.size();
        };
        // What is one value away from its own mean is 0; by the root mean square it is still a sign.
        if (input.size() == groups && function != Function.RMS) {
            problems.report(Message.SHAPE_NORM_ONE, "", input.describe(), "use another normalisation, or none");
            return null;
        }
        List<Parameter> tensors = new ArrayList<>();
        if (settings.affine) {
            tensors.add(Parameter.constant(settings.prefix + ".weight", scale, Role.WEIGHT, 1));
            if (function != Function.RMS) {
                tensors.add(Parameter.constant(settings.prefix + ".bias", scale, Role.BIAS, 0));
            }
        }
        return new GroupNormOp(input, function, groups, scale, settings.eps, List.copyOf(tensors));
    }

    /** The shape of weight and bias; null after a message. */
    private static @Nullable Shape scale(Function function, Shape input, Settings settings, Problems problems) {
        int channels = input.channels();
        if (function == Function.GROUP && channels % settings.groups != 0) {
            int divisor = IntStream.rangeClosed(1, settings.groups)
                    .filter(g -> channels % g == 0)
                    .max()
                    .orElse(1);
            problems.report(Message.SHAPE_NORM_GROUPS, "groups", settings.groups, channels, divisor);
            return null;
        }
        if (function.isByChannel()) {
            return new Shape(channels);
        }
        int rank = input.rank();
        int dims = settings.dims != null ? settings.dims : rank == 2 ? 1 : rank;
        if (dims < 1 || dims > rank) {
            problems.report(Message.SHAPE_NORM_DIMS, "dims", dims, input, rank);
            return null;
        }
        return new Shape(Arrays.copyOfRange(input.dims(), rank - dims, rank));
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
        return function.title + "(" + (function == Function.GROUP ? groups + ", " : "") + scale + ")";
    }

    private @Nullable Parameter weight() {
        return tensors.isEmpty() ? null : tensors.getFirst();
    }

    private @Nullable Parameter bias() {
        return tensors.size() < 2 ? null : tensors.get(1);
    }

    private String geometry(Node n, Constants code) {
        String name = Constants.name(n);
        return function.isByChannel()
                ? code.constant(
                        name,
                        "NormGroups",
                        "NormGroups.channels($L, $L, $L)",
                        groups,
                        output.channels(),
                        output.positions())
                : code.constant(
                        name,
                        "NormGroups",
                        "NormGroups.layer($L, $L, $L)",
                        groups,
                        output.size() / groups,
                        function != Function.RMS);
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.groupNorm($L,$W$Lf,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                geometry(n, code),
                (float) eps,
                values(code, weight()),
                values(code, bias()),
                code.input(n),
                code.value(n),
                code.scratch(n, "Statistics", statistics()));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Parameter weight = weight();
        Parameter bias = bias();
        Buffer statistics = code.scratch(n, "Statistics", statistics());
        if (weight != null && code.learns(n, weight)) {
            code.backward(
                    "k.groupNormSums($L,$W$L,$W$L,$W$L,$W$L.of(w),$W$L,$WsumsStride(),$Ww.blocks)",
                    geometry(n, code),
                    statistics,
                    code.input(n),
                    code.gradient(n),
                    code.sums(weight),
                    bias == null ? "null" : code.sums(bias) + ".of(w)");
        }
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.groupNormGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    geometry(n, code),
                    statistics,
                    values(code, weight),
                    code.input(n),
                    code.gradient(n),
                    dx);
        }
    }

    private static String values(TrainCode code, @Nullable Parameter p) {
        return p == null ? "null" : code.tensor(p);
    }

    @Override
    public void eval(Node n, EvalCode code) {
        String weight = copy(n, "Scale", code, weight());
        String bias = copy(n, "Shift", code, bias());
        code.blocks(
                "k.groupNorm($L,$W$Lf,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                geometry(n, code),
                (float) eps,
                weight,
                bias,
                code.input(n),
                code.value(n),
                code.scratch(n, "Statistics", statistics()));
        if (!code.singleShape(n).equals(output)) {
            code.noSingle();
            return;
        }
        code.single(
                "k.singleGroupNorm($L,$W$L,$W$Lf,$W$L,$W$L,$W$L,$W$L,$W$L)",
                geometry(n, code),
                output.positions(),
                (float) eps,
                weight,
                bias,
                code.singleValue(n.inputs().getFirst()),
                code.singleValue(n),
                code.singleScratch(n, "Sums", 32));
    }

    /** A parameter's copy, as it is; it has room for whole cells. */
    private String copy(Node n, String suffix, EvalCode code, @Nullable Parameter p) {
        if (p == null) {
            return "null";
        }
        String field = code.weights(n.identifier() + suffix, "$L", EvalCode.padded(scale.size()));
        code.pack("copy($L, $L)", code.tensor(p), field);
        return "p." + field;
    }

    /** Mean and inverse deviation of each group, and room behind them ({@code GroupNormKernels.ROOM}). */
    private long statistics() {
        return (2L * groups + 8) * 16;
    }
}
