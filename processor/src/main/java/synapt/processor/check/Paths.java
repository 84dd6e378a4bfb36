package synapt.processor.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import synapt.processor.graph.Node;
import synapt.processor.op.ConvOp;
import synapt.processor.op.ViewOp;

/** Ways back through a graph. */
final class Paths {

    private Paths() {}

    /** The nearest node before {@code node} that is not merely passed through. */
    static Optional<Node> before(Node node, Predicate<Node> passed) {
        Node at = node;
        while (!at.inputs().isEmpty()) {
            at = at.inputs().getFirst();
            if (!passed.test(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The nearest nodes before {@code node}, on all ways back, that are not merely passed through. */
    static Set<Node> allBefore(Node node, Predicate<Node> passed) {
        Set<Node> found = new LinkedHashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(node.inputs());
        while (!open.isEmpty()) {
            Node at = open.removeFirst();
            if (!seen.add(at)) {
                continue;
            }
            if (passed.test(at)) {
                open.addAll(at.inputs());
            } else {
                found.add(at);
            }
        }
        return found;
    }

    static boolean isConvolution(Node node) {
        return node.op() instanceof ConvOp;
    }

    /** Whether a node leaves all elements as they are, perhaps in another shape. */
    static boolean keepsElements(Node node) {
        return node.op() instanceof ViewOp;
    }
}
