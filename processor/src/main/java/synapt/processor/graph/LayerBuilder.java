package synapt.processor.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.ClassTokenOp;
import synapt.processor.op.ConcatOp;
import synapt.processor.op.ConvOp;
import synapt.processor.op.ConvTransposeOp;
import synapt.processor.op.CustomOp;
import synapt.processor.op.Extent;
import synapt.processor.op.FlattenOp;
import synapt.processor.op.GateOp;
import synapt.processor.op.IdentityOp;
import synapt.processor.op.Initialization;
import synapt.processor.op.InputOp;
import synapt.processor.op.JoinOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.MoveOp;
import synapt.processor.op.Op;
import synapt.processor.op.PoolOp;
import synapt.processor.op.PositionPoolOp;
import synapt.processor.op.PositionsOp;
import synapt.processor.op.PreluOp;
import synapt.processor.op.Problems;
import synapt.processor.op.RecurrentOp;
import synapt.processor.op.SoftmaxOp;
import synapt.processor.op.SoftplusOp;
import synapt.processor.op.Weights;
import synapt.processor.op.Window;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** The operation of a node itself. It is null after a message, or where its input's shape is not known. */
final class LayerBuilder {

    private final NodeDeclaration node;
    private final Mirror networkInit;
    private final Wiring wiring;
    private final List<Shape> inputs;
    private final Reporter reporter;

    /**
     * @param inputs the shapes of all that it reads; empty where one is not known
     */
    LayerBuilder(NodeDeclaration node, Mirror networkInit, Wiring wiring, List<Shape> inputs, Reporter reporter) {
        this.node = node;
        this.networkInit = networkInit;
        this.wiring = wiring;
        this.inputs = inputs;
        this.reporter = reporter;
    }

    @Nullable
    Op build(Kind kind, @Nullable Shape input, Problems problems) {
        MoveBuilder moves = new MoveBuilder(node, reporter);
        return switch (kind) {
            case INPUT -> input();
            case CONV1D, CONV2D, CONV3D -> conv(input, problems);
            case CONV_TRANSPOSE1D, CONV_TRANSPOSE2D, CONV_TRANSPOSE3D -> convTranspose(input, problems);
            case LINEAR -> linear(input, problems);
            case MAX_POOL1D, MAX_POOL2D, MAX_POOL3D -> pool(PoolOp.Kind.MAX, input, problems);
            case AVG_POOL1D, AVG_POOL2D, AVG_POOL3D -> pool(PoolOp.Kind.AVERAGE, input, problems);
            case ADAPTIVE_MAX_POOL1D, ADAPTIVE_MAX_POOL2D, ADAPTIVE_MAX_POOL3D ->
                adaptivePool(PoolOp.Kind.MAX, input, problems);
            case ADAPTIVE_AVG_POOL1D, ADAPTIVE_AVG_POOL2D, ADAPTIVE_AVG_POOL3D ->
                adaptivePool(PoolOp.Kind.AVERAGE, input, problems);
            case GLOBAL_MAX_POOL -> input == null ? null : PoolOp.global(PoolOp.Kind.MAX, input, problems);
            case GLOBAL_AVG_POOL -> input == null ? null : PoolOp.global(PoolOp.Kind.AVERAGE, input, problems);
            case BATCH_NORM1D, BATCH_NORM2D, BATCH_NORM3D -> new FacetBuilder(node, reporter).norm(input, problems);
            case LSTM, GRU -> recurrent(kind, input, problems);
            case LAYER_NORM, GROUP_NORM, INSTANCE_NORM1D, INSTANCE_NORM2D, RMS_NORM ->
                new GroupNormBuilder(node, reporter).node(kind, input, problems);
            case EMBEDDING -> new SequenceBuilder(node, reporter).embedding(input, initialization(), problems);
            case MULTIHEAD_ATTENTION ->
                new SequenceBuilder(node, reporter)
                        .attention(inputs, weights(new LayerMembers(node, reporter)), problems);
            case CLASS_TOKEN -> input == null ? null : ClassTokenOp.of(input, node.name(), initialization(), problems);
            case LEARNED_POSITIONS ->
                input == null ? null : PositionsOp.learned(input, node.name(), initialization(), problems);
            case SINUSOIDAL_POSITIONS -> input == null ? null : PositionsOp.sinusoidal(input, problems);
            case MEAN_POSITIONS -> pool(PositionPoolOp.Kind.MEAN, input, problems);
            case FIRST_POSITION -> pool(PositionPoolOp.Kind.FIRST, input, problems);
            case LAST_POSITION -> pool(PositionPoolOp.Kind.LAST, input, problems);
            case ZERO_PAD1D, ZERO_PAD2D, ZERO_PAD3D -> moves.pad(MoveOp.Border.ZERO, input, problems);
            case REFLECTION_PAD1D, REFLECTION_PAD2D, REFLECTION_PAD3D ->
                moves.pad(MoveOp.Border.REFLECTION, input, problems);
            case REPLICATION_PAD1D, REPLICATION_PAD2D, REPLICATION_PAD3D ->
                moves.pad(MoveOp.Border.REPLICATION, input, problems);
            case UPSAMPLE -> moves.upsample(input, problems);
            case PERMUTE -> moves.permute(input, problems);
            case RESHAPE -> moves.reshape(input, problems);
            case FLATTEN -> input == null ? null : new FlattenOp(input);
            case SHORTCUT -> throw new IllegalArgumentException("it needs two shapes: see shortcut");
            case IDENTITY -> input == null ? null : new IdentityOp(input);
            case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, TANH, SIGMOID ->
                input == null ? null : activation(kind, input);
            case ADD -> join(JoinOp.Kind.ADD, problems);
            case SUBTRACT -> join(JoinOp.Kind.SUBTRACT, problems);
            case MULTIPLY -> join(JoinOp.Kind.MULTIPLY, problems);
            case MAX -> join(JoinOp.Kind.MAX, problems);
            case CONCAT -> concat(problems);
            case HARDSWISH, MISH -> input == null ? null : activation(kind, input);
            case PRELU -> input == null ? null : prelu(input);
            case GLU, SWIGLU -> input == null ? null : GateOp.of(input, kind == Kind.SWIGLU, problems);
            case SOFTPLUS -> input == null ? null : new SoftplusOp(input, 1, 20);
            case SOFTMAX, LOG_SOFTMAX -> input == null ? null : new SoftmaxOp(input, kind == Kind.LOG_SOFTMAX);
            case CUSTOM -> input == null ? null : custom(input);
        };
    }

    /**
     * The operation of a shortcut.
     *
     * @param slides as {@link ShortcutBuilder#build} wants to know of {@code to}
     */
    @Nullable
    Op shortcut(@Nullable Shape from, @Nullable Shape to, boolean slides, Problems problems) {
        if (from == null || to == null) {
            return null;
        }
        boolean pads = node.match().constant("by").value().equals("PADDING");
        Weights weights = new Weights(node.name(), false, initialization());
        return new ShortcutBuilder(weights, pads, problems).build(from, to, slides);
    }

    private @Nullable Op input() {
        if (!node.input().isPresent()) {
            return null;
        }
        if (!node.input().isSet("shape") && node.input().isReadable()) {
            reporter.report(
                    Message.INPUT_MISSING,
                    node.input().position(),
                    "shape = {features} or {channels, height, width} to @Input");
            return null;
        }
        Shape shape = new InputRules(reporter).declared(node.input(), "shape");
        return shape == null
                ? null
                : new InputOp(
                        shape,
                        node.input().bool("gradient").value(),
                        new InputRules(reporter).padding(node.input(), shape));
    }

    private @Nullable Op conv(@Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out", "kernel");
        int out = members.positive("out");
        Window window = members.window(false);
        int groups = members.positive("groups");
        Weights weights = weights(members);
        return members.areRight() && input != null ? ConvOp.of(input, out, window, groups, weights, problems) : null;
    }

    private @Nullable Op convTranspose(@Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out", "kernel");
        int out = members.positive("out");
        Window window = members.window(false);
        Extent outputPadding = members.extent("outputPadding", 0);
        int groups = members.positive("groups");
        Weights weights = weights(members);
        return members.areRight() && input != null
                ? ConvTransposeOp.of(input, out, window, outputPadding, groups, weights, problems)
                : null;
    }

    private @Nullable Op linear(@Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out");
        int out = members.positive("out");
        Weights weights = weights(members);
        return members.areRight() && input != null ? LinearOp.of(input, out, weights, problems) : null;
    }

    private @Nullable Op recurrent(Kind kind, @Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out");
        int units = members.positive("out");
        Mirror recurrent = node.recurrent();
        Value<Integer> layers = recurrent.integer("layers");
        if (layers.value() < 1) {
            reporter.report(Message.LAYER_TOO_SMALL, layers.position(), "layers", layers.value(), "1 or more");
            return null;
        }
        RecurrentOp.Settings settings = new RecurrentOp.Settings(
                layers.value(),
                recurrent.bool("bidirectional").value(),
                recurrent.constant("output").value().equals("LAST"),
                members.bool("bias"),
                recurrent.bool("learntState").value(),
                node.name(),
                weights(members).init(),
                new RecurrentNoiseBuilder(node, reporter).build(layers.value(), kind == Kind.LSTM));
        return members.areRight() && input != null
                ? RecurrentOp.of(RecurrentOp.Cell.valueOf(kind.name()), input, units, settings, problems)
                : null;
    }

    private @Nullable Op pool(PoolOp.Kind kind, @Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("kernel");
        Window window = members.window(true);
        boolean countPad = members.bool("countIncludePad");
        return members.areRight() && input != null ? PoolOp.of(kind, input, window, countPad, problems) : null;
    }

    private @Nullable Op adaptivePool(PoolOp.Kind kind, @Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("size");
        Extent size = members.extent("size", 1);
        return members.areRight() && input != null ? PoolOp.adaptive(kind, input, size, problems) : null;
    }

    private static @Nullable Op pool(PositionPoolOp.Kind kind, @Nullable Shape input, Problems problems) {
        return input == null ? null : PositionPoolOp.of(kind, input, problems);
    }

    private static Op activation(Kind kind, Shape input) {
        Function function = Function.valueOf(kind.name());
        double alpha = switch (function) {
            case LEAKY_RELU -> 0.01;
            case ELU -> 1;
            default -> 0;
        };
        return new ActivationOp(input, function, alpha);
    }

    private @Nullable Op join(JoinOp.Kind kind, Problems problems) {
        return inputs.isEmpty() ? null : JoinOp.of(kind, inputs, wiring.sources(node.name()), problems);
    }

    private @Nullable Op concat(Problems problems) {
        if (inputs.isEmpty() || !node.axis().isReadable()) {
            return null;
        }
        Problems atAxis = (message, member, args) -> {
            reporter.explain(message, node.axis().position("value"), List.of(), args);
        };
        return ConcatOp.of(node.axis().integer("value").value(), inputs, wiring.sources(node.name()), problems, atAxis);
    }

    private @Nullable Op prelu(Shape input) {
        return node.activation().isPresent()
                ? new FacetBuilder(node, reporter).activation(input)
                : PreluOp.of(input, false, 0.25, node.name());
    }

    private @Nullable Op custom(Shape input) {
        NodeDeclaration.CustomClass type = node.custom();
        if (type == null) {
            return null;
        }
        List<Double> args = node.args().isPresent()
                ? node.args().reals("value").stream().map(Value::value).toList()
                : List.of();
        return new CustomOp(input, type.name(), args, type.trainOnly(), node.name());
    }

    private Weights weights(LayerMembers members) {
        return new Weights(
                node.name(), members.bool("bias"), initialization(), new DropoutBuilder(node, reporter).dropConnect());
    }

    private Initialization initialization() {
        Mirror init = node.init().isPresent() ? node.init() : networkInit;
        boolean relu = reluFollows(node, new HashSet<>());
        return init.isPresent() && init.isReadable()
                ? new Initialization(
                        init.constant("value").value(),
                        init.real("std").value(),
                        init.real("bound").value(),
                        relu)
                : Initialization.byDefault(relu);
    }

    /** Whether the first activation on some path from a node is ReLU-like; other layers with weights end the search. */
    private boolean reluFollows(NodeDeclaration from, Set<String> seen) {
        if (from.activation().isPresent() && from.activation().isReadable()) {
            return isReluLike(from.activation().constant("value").value());
        }
        for (NodeDeclaration next : wiring.readers(from.name())) {
            boolean found = switch (next.kind()) {
                case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, HARDSWISH, MISH, TANH, SIGMOID ->
                    isReluLike(next.kind().name());
                case PRELU -> true;
                case FLATTEN, IDENTITY, RESHAPE, PERMUTE, UPSAMPLE -> seen.add(next.name()) && reluFollows(next, seen);
                case null -> false;
                default ->
                    (next.kind().isPool()
                                    || next.kind().isNorm()
                                    || next.kind().isExampleNorm()
                                    || next.kind().isJoin() && next.kind() != Kind.MULTIPLY)
                            && seen.add(next.name())
                            && reluFollows(next, seen);
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Half of its inputs are (nearly) lost, which He's factor 2 makes up for. SELU is not: it wants variance 1 / fan_in. */
    private static boolean isReluLike(String function) {
        return switch (function) {
            case "RELU", "LEAKY_RELU", "ELU", "GELU", "SILU", "HARDSWISH", "MISH", "PRELU" -> true;
            default -> false;
        };
    }
}
