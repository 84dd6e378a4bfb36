package synapt.processor.graph;

import org.jspecify.annotations.Nullable;
import synapt.processor.op.GroupNormOp;
import synapt.processor.op.GroupNormOp.Function;
import synapt.processor.op.Problems;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Reads {@code @Norm}: the normalisations of each example by itself. */
final class GroupNormBuilder {

    private static final double RMS_EPS = 0x1p-23;

    private final NodeDeclaration node;
    private final Mirror norm;
    private final Reporter reporter;
    private boolean right = true;

    GroupNormBuilder(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.norm = node.exampleNorm();
        this.reporter = reporter;
    }

    /** The operation of a node; null after a message, or where its input's shape is not known. */
    @Nullable
    GroupNormOp node(Kind kind, @Nullable Shape input, Problems problems) {
        Function function = switch (kind) {
            case LAYER_NORM -> Function.LAYER;
            case GROUP_NORM -> Function.GROUP;
            case INSTANCE_NORM1D, INSTANCE_NORM2D -> Function.INSTANCE;
            case RMS_NORM -> Function.RMS;
            default -> throw new IllegalArgumentException(kind.title());
        };
        return build(function, node.title(), rank(kind), input, problems);
    }

    /** The operation of a facet; null likewise. */
    @Nullable
    GroupNormOp facet(@Nullable Shape input, Problems problems) {
        String function = norm.constant("value").value();
        return build(Function.valueOf(function), function, 0, input, problems);
    }

    /** The only rank that a kind takes; 0 for any. */
    private static int rank(Kind kind) {
        return switch (kind) {
            case INSTANCE_NORM1D -> 2;
            case INSTANCE_NORM2D -> 3;
            default -> 0;
        };
    }

    private @Nullable GroupNormOp build(
            Function function, String title, int rank, @Nullable Shape input, Problems problems) {
        boolean isGroup = function == Function.GROUP;
        boolean hasDims = function == Function.LAYER || function == Function.RMS;
        Value<Integer> groups = norm.integer("groups");
        Value<Integer> dims = norm.integer("dims");
        if (isGroup && groups.value() < 1) {
            report(groups, Message.NORM_GROUPS, title);
        } else if (!isGroup && groups.isSet()) {
            report(groups, Message.LAYER_MEMBER, title, "groups", "; it belongs to " + Function.GROUP);
        }
        if (!hasDims && dims.isSet()) {
            String owners = Function.LAYER + " and " + Function.RMS;
            report(dims, Message.LAYER_MEMBER, title, "dims", "; it belongs to " + owners);
        }
        Value<Double> eps = norm.real("eps");
        if (!((float) (double) eps.value() > 0 && Float.isFinite((float) (double) eps.value()))) {
            report(eps, Message.NORM_EPS, eps.value());
        }
        Value<String> name = norm.string("name");
        if (name.isSet() && !FacetBuilder.PREFIX.matcher(name.value()).matches()) {
            report(name, Message.NORM_NAME, name.value());
        }
        if (!right || input == null) {
            return null;
        }
        boolean affine = norm.isSet("affine") ? norm.bool("affine").value() : function != Function.INSTANCE;
        GroupNormOp.Settings settings = new GroupNormOp.Settings(
                groups.value(),
                dims.isSet() ? dims.value() : null,
                eps.isSet() || function != Function.RMS ? eps.value() : RMS_EPS,
                affine,
                FacetBuilder.normPrefix(node));
        return GroupNormOp.of(function, rank, input, settings, problems);
    }

    private void report(Value<?> at, Message message, Object... args) {
        right = false;
        reporter.report(message, at.position(), args);
    }
}
