package synapt.processor.check;

import java.util.Optional;
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

    static boolean isConvolution(Node node) {
        return node.op() instanceof ConvOp;
    }

    /** Whether a node leaves all elements as they are, perhaps in another shape. */
    static boolean keepsElements(Node node) {
        return node.op() instanceof ViewOp;
    }
}
