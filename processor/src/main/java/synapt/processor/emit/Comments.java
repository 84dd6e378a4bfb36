package synapt.processor.emit;

import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.plan.Fusion;

/** What generated code says of a node before its statements. */
final class Comments {

    private final Fusion fusion;
    private final boolean hasSeveralInputs;

    Comments(Graph graph, Fusion fusion) {
        this.fusion = fusion;
        this.hasSeveralInputs = graph.inputs().size() > 1;
    }

    /** {@code conv1: Conv2d(3, 6, kernel 5) + ReLU -> 6x28x28}. */
    String forward(Node n) {
        return forward(n, n.op().describe());
    }

    /** The same, without what exists in training only. */
    String evaluation(Node n) {
        return forward(n, n.op().describeEvaluation());
    }

    private String forward(Node n, String description) {
        if (n.isInput() && !hasSeveralInputs) {
            return "input: " + n.shape();
        }
        String also = fusion.reluOf(n).map(relu -> " + ReLU").orElse("");
        return n.name() + ": " + description + also + " -> " + n.shape();
    }

    /** {@code conv1: back through Conv2d(3, 6, kernel 5)}. */
    String backward(Node n) {
        String also = fusion.dropoutOf(n).map(d -> " and " + d.op().describe()).orElse("");
        return n.name() + ": back through " + n.op().describe() + also;
    }
}
