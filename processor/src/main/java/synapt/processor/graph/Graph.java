package synapt.processor.graph;

import java.util.List;

/**
 * A network as an acyclic graph of operations, in an order in which each comes after its inputs.
 *
 * @param nodes  all nodes, the input first
 * @param output the node whose values are the network's result
 * @param loss   what training minimises
 */
public record Graph(List<Node> nodes, Node output, LossSpec loss) {

    /** Losses, named as in {@code synapt.annotation.LossFunction}. */
    public enum Loss {
        CROSS_ENTROPY,
        SOFT_CROSS_ENTROPY,
        NLL,
        MSE,
        L1,
        HUBER,
        SMOOTH_L1,
        BCE_WITH_LOGITS,
        KL_DIV,
        NONE
    }

    public Graph {
        nodes = List.copyOf(nodes);
    }

    public Node input() {
        return nodes.getFirst();
    }

    /** The nodes that read {@code node}, in their order; one that reads it twice is there twice. */
    public List<Node> consumers(Node node) {
        return nodes.stream()
                .flatMap(n -> n.inputs().stream().filter(node::equals).map(any -> n))
                .toList();
    }
}
