package synapt.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import synapt.processor.op.Extent;
import synapt.processor.op.Window;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** The members of a node's {@code @Layer}, checked as far as they can be without knowing the input's shape. */
final class LayerMembers {

    private final NodeDeclaration node;
    private final Mirror layer;
    private final Reporter reporter;
    private boolean right = true;

    LayerMembers(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.layer = node.layer();
        this.reporter = reporter;
    }

    /** A layer of no kind has no members that are read. */
    private Kind kind() {
        return Objects.requireNonNull(node.kind());
    }

    /** Whether all that was read so far can be used. */
    boolean areRight() {
        return right;
    }

    /** Says in one message which of the members that a kind needs are missing. */
    void need(String... members) {
        List<String> missing = new ArrayList<>();
        List<String> example = new ArrayList<>();
        for (String member : members) {
            if (!layer.isSet(member)) {
                missing.add(member);
                example.add(member + " = "
                        + switch (member) {
                            case "padding" -> "1";
                            case "order" -> "{1, 0}";
                            case "out" -> node.kind() == Kind.LINEAR ? "10" : "16";
                            default -> kind().hasWeights() ? "3" : "2";
                        });
            }
        }
        if (!missing.isEmpty()) {
            report(
                    new Value<>("", false, layer.position()),
                    Message.LAYER_MISSING,
                    node.title(),
                    String.join(" and ", missing),
                    String.join(", ", example));
        }
    }

    int positive(String member) {
        Value<Integer> v = layer.integer(member);
        // A member that is needed and not there was spoken of by need.
        if (v.isSet() && v.value() < 1) {
            report(v, Message.LAYER_TOO_SMALL, member, v.value(), "1 or more");
        }
        return v.value();
    }

    boolean bool(String member) {
        return layer.bool(member).value();
    }

    /** The window of a convolution (stride 1 by default) or a pool (its kernel by default). */
    Window window(boolean isPool) {
        Extent kernel = extent("kernel", 1);
        Extent stride = isPool && !layer.isSet("stride") ? kernel : extent("stride", 1);
        Extent padding = extent("padding", 0);
        Extent dilation = extent("dilation", 1);
        if ((isPool || kind().isTransposed()) && padding.has(Window.SAME)) {
            report(
                    new Value<>("", true, layer.position("padding")),
                    Message.LAYER_SAME,
                    node.title(),
                    isPool ? ", at most half the kernel" : "");
        }
        return new Window(kernel, stride, padding, dilation);
    }

    /** The padding of a layer that does nothing else. */
    Extent padding() {
        Extent padding = extent("padding", 0);
        if (padding.has(Window.SAME)) {
            report(new Value<>("", true, layer.position("padding")), Message.LAYER_SAME, node.title(), "");
        }
        return padding;
    }

    /** Dimensions, as many as are given. */
    int[] dimensions(String member) {
        List<Value<Integer>> dims = layer.integers(member);
        if (dims.isEmpty() && layer.isSet(member)) {
            Value<String> at = new Value<>("", true, layer.position(member));
            report(at, Message.LAYER_COUNT, member, 0, "one for each dimension");
        }
        for (Value<Integer> v : dims) {
            if (v.value() < 1) {
                report(v, Message.LAYER_TOO_SMALL, member, v.value(), "1 or more");
            }
        }
        return dims.stream().mapToInt(Value::value).toArray();
    }

    /** A number for each direction of the node's kind. */
    Extent extent(String member, int byDefault) {
        return extent(member, byDefault, kind().directions());
    }

    /** A number for each of some directions. */
    Extent extent(String member, int byDefault, int directions) {
        if (!layer.isSet(member)) {
            return Extent.of(byDefault, directions);
        }
        List<Value<Integer>> values = layer.integers(member);
        if (values.size() != 1 && values.size() != directions) {
            String ways = switch (directions) {
                case 1 -> "one";
                case 2 -> "one for both directions, or two: {height, width}";
                default -> "one for all directions, or three: {depth, height, width}";
            };
            report(new Value<>("", true, layer.position(member)), Message.LAYER_COUNT, member, values.size(), ways);
            return Extent.of(byDefault, directions);
        }
        boolean canBeSame = member.equals("padding");
        boolean canBeZero = canBeSame || member.equals("outputPadding");
        for (Value<Integer> v : values) {
            boolean same = canBeSame && v.value() == Window.SAME;
            if (!same && v.value() < (canBeZero ? 0 : 1)) {
                String ways = canBeSame ? "0 or more, or SAME" : canBeZero ? "0 or more" : "1 or more";
                report(v, Message.LAYER_TOO_SMALL, member, v.value(), ways);
            }
        }
        return values.size() == 1
                ? Extent.of(values.getFirst().value(), directions)
                : new Extent(values.stream().mapToInt(Value::value).toArray());
    }

    private void report(Value<?> at, Message message, Object... args) {
        right = false;
        reporter.report(message, at.position(), args);
    }
}
