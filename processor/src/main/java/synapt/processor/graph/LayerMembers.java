package synapt.processor.graph;

import java.util.ArrayList;
import java.util.List;
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
                            case "out" -> node.kind() == Kind.LINEAR ? "10" : "16";
                            default -> node.kind() == Kind.CONV2D ? "3" : "2";
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
        Window.Pair kernel = pair("kernel", Window.Pair.of(1));
        Window.Pair stride = pair("stride", isPool ? kernel : Window.Pair.of(1));
        Window.Pair padding = pair("padding", Window.Pair.of(0));
        Window.Pair dilation = pair("dilation", Window.Pair.of(1));
        if (isPool && (padding.height() == Window.SAME || padding.width() == Window.SAME)) {
            report(new Value<>("", true, layer.position("padding")), Message.LAYER_SAME, node.title());
        }
        return new Window(kernel, stride, padding, dilation);
    }

    private Window.Pair pair(String member, Window.Pair byDefault) {
        if (!layer.isSet(member)) {
            return byDefault;
        }
        List<Value<Integer>> values = layer.integers(member);
        if (values.isEmpty() || values.size() > 2) {
            report(new Value<>("", true, layer.position(member)), Message.LAYER_COUNT, member, values.size());
            return byDefault;
        }
        boolean isPadding = member.equals("padding");
        for (Value<Integer> v : values) {
            boolean same = isPadding && v.value() == Window.SAME;
            if (!same && v.value() < (isPadding ? 0 : 1)) {
                report(v, Message.LAYER_TOO_SMALL, member, v.value(), isPadding ? "0 or more, or SAME" : "1 or more");
            }
        }
        return new Window.Pair(values.getFirst().value(), values.getLast().value());
    }

    private void report(Value<?> at, Message message, Object... args) {
        right = false;
        reporter.report(message, at.position(), args);
    }
}
