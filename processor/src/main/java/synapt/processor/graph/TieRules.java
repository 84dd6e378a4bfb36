package synapt.processor.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.Op;
import synapt.processor.op.Parameter;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** Who uses whose weight: that of a node declared before, of the same shape. */
final class TieRules {

    private final Reporter reporter;
    private final Map<String, Shape> weights = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> dropping = new HashSet<>();

    TieRules(Reporter reporter) {
        this.reporter = reporter;
    }

    /** The operation, or null after a message. */
    @Nullable
    Op check(NodeDeclaration node, @Nullable Op op) {
        if (op == null || !node.tied().isPresent() || !node.tied().isReadable()) {
            return op;
        }
        Value<String> other = node.tied().string("value");
        Shape theirs = weights.get(other.value());
        Optional<Shape> own = weight(node, op).map(Parameter::shape);
        if (own.isEmpty()) {
            return op; // which was said
        }
        if (theirs == null) {
            List<String> known = List.copyOf(weights.keySet());
            String hint = Suggest.didYouMean(other.value(), known);
            String list = known.isEmpty() ? "" : "; weights before it are of " + Suggest.list(known);
            reporter.report(Message.TIED_UNKNOWN, other.position(), other.value(), hint.isEmpty() ? list : hint);
            return null;
        }
        if (!theirs.equals(own.get())) {
            reporter.report(Message.TIED_SHAPE, other.position(), own.get(), other.value(), theirs);
            return null;
        }
        if (node.dropConnect().isPresent() || dropping.contains(owners.getOrDefault(other.value(), other.value()))) {
            Mirror at = node.dropConnect().isPresent() ? node.dropConnect() : node.tied();
            reporter.report(Message.DROPOUT_SHARED, at.position(), other.value());
            return null;
        }
        owners.put(node.name(), owners.getOrDefault(other.value(), other.value()));
        return op;
    }

    /** The name of the node whose weight another uses; null if that has its own. */
    @Nullable
    String owner(NodeDeclaration node) {
        return owners.get(node.name());
    }

    /** Lets nodes that come later be tied to one. */
    void add(NodeDeclaration declared, @Nullable Node node) {
        if (node != null && declared.kind() != null && declared.kind().hasOneWeight()) {
            weight(declared, node.op()).ifPresent(p -> weights.put(declared.name(), p.shape()));
            if (declared.dropConnect().isPresent()) {
                dropping.add(declared.name());
            }
        }
    }

    private static Optional<Parameter> weight(NodeDeclaration node, Op op) {
        return op.parameters().stream()
                .filter(p -> p.name().equals(node.name() + ".weight"))
                .findFirst();
    }
}
