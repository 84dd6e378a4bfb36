package synapt.processor.emit;

import synapt.processor.graph.Node;
import synapt.processor.plan.Fusion;

/** What generated code says of a node before its statements. */
final class Comments {

    private Comments() {}

    /** {@code conv1: Conv2d(3, 6, kernel 5) + ReLU -> 6x28x28}. */
    static String forward(Node n, Fusion fusion) {
        return forward(n, n.op().describe(), fusion);
    }

    /** The same, without what exists in training only. */
    static String evaluation(Node n, Fusion fusion) {
        return forward(n, n.op().describeEvaluation(), fusion);
    }

    private static String forward(Node n, String description, Fusion fusion) {
        if (n.isInput()) {
            return "input: " + n.shape();
        }
        String also = fusion.reluOf(n).map(relu -> " + ReLU").orElse("");
        return n.name() + ": " + description + also + " -> " + n.shape();
    }

    /** {@code conv1: back through Conv2d(3, 6, kernel 5)}. */
    static String backward(Node n, Fusion fusion) {
        String also = fusion.dropoutOf(n).map(d -> " and " + d.op().describe()).orElse("");
        return n.name() + ": back through " + n.op().describe() + also;
    }
}
