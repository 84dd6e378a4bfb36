package synapt.processor.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.Conv2dOp;
import synapt.processor.op.CustomOp;
import synapt.processor.op.FlattenOp;
import synapt.processor.op.IdentityOp;
import synapt.processor.op.Initialization;
import synapt.processor.op.InputOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.Op;
import synapt.processor.op.Pool2dOp;
import synapt.processor.op.Problems;
import synapt.processor.op.Weights;
import synapt.processor.op.Window;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Reporter;

/** The operation of a node itself. It is null after a message, or where its input's shape is not known. */
final class LayerBuilder {

    private final NodeDeclaration node;
    private final Mirror networkInit;
    private final Wiring wiring;
    private final Reporter reporter;

    LayerBuilder(NodeDeclaration node, Mirror networkInit, Wiring wiring, Reporter reporter) {
        this.node = node;
        this.networkInit = networkInit;
        this.wiring = wiring;
        this.reporter = reporter;
    }

    @Nullable
    Op build(Kind kind, @Nullable Shape input, Problems problems) {
        return switch (kind) {
            case INPUT -> input();
            case CONV2D -> conv2d(input, problems);
            case LINEAR -> linear(input, problems);
            case MAX_POOL2D -> pool(Pool2dOp.Kind.MAX, input, problems);
            case AVG_POOL2D -> pool(Pool2dOp.Kind.AVERAGE, input, problems);
            case BATCH_NORM1D, BATCH_NORM2D -> new FacetBuilder(node, reporter).norm(input, problems);
            case FLATTEN -> input == null ? null : new FlattenOp(input);
            case SHORTCUT -> throw new IllegalArgumentException("it needs two shapes: see shortcut");
            case IDENTITY -> input == null ? null : new IdentityOp(input);
            case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, TANH, SIGMOID ->
                input == null ? null : activation(kind, input);
            case CUSTOM -> input == null ? null : custom(input);
        };
    }

    /** The operation of a shortcut. */
    @Nullable
    Op shortcut(@Nullable Shape from, @Nullable Shape to, Problems problems) {
        if (from == null || to == null) {
            return null;
        }
        boolean pads = node.match().constant("by").value().equals("PADDING");
        Weights weights = new Weights(node.name(), false, initialization());
        return new ShortcutBuilder(weights, pads, problems).build(from, to);
    }

    private @Nullable Op input() {
        if (!node.input().isPresent()) {
            return null;
        }
        Shape shape = new InputRules(reporter).shape(node.input(), "shape");
        return shape == null
                ? null
                : new InputOp(shape, node.input().bool("gradient").value());
    }

    private @Nullable Op conv2d(@Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out", "kernel");
        int out = members.positive("out");
        Window window = members.window(false);
        int groups = members.positive("groups");
        Weights weights = weights(members);
        return members.areRight() && input != null ? Conv2dOp.of(input, out, window, groups, weights, problems) : null;
    }

    private @Nullable Op linear(@Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out");
        int out = members.positive("out");
        Weights weights = weights(members);
        return members.areRight() && input != null ? LinearOp.of(input, out, weights, problems) : null;
    }

    private @Nullable Op pool(Pool2dOp.Kind kind, @Nullable Shape input, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("kernel");
        Window window = members.window(true);
        boolean countPad = members.bool("countIncludePad");
        return members.areRight() && input != null ? Pool2dOp.of(kind, input, window, countPad, problems) : null;
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
        return new Weights(node.name(), members.bool("bias"), initialization());
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
                case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, TANH, SIGMOID ->
                    isReluLike(next.kind().name());
                case MAX_POOL2D, AVG_POOL2D, BATCH_NORM1D, BATCH_NORM2D, FLATTEN, IDENTITY ->
                    seen.add(next.name()) && reluFollows(next, seen);
                case null, default -> false;
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
            case "RELU", "LEAKY_RELU", "ELU", "GELU", "SILU" -> true;
            default -> false;
        };
    }
}
