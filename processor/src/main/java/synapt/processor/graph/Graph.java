package synapt.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synapt.processor.op.InputLengthsOp;

/**
 * A network as an acyclic graph of operations, in an order in which each comes after its inputs.
 *
 * @param nodes   all nodes, the inputs first
 * @param outputs the nodes whose values are the network's results, in the order of their declaration
 */
public record Graph(List<Node> nodes, List<Output> outputs) {

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

    /**
     * A result of the network.
     *
     * @param name   of the declaration whose result it is
     * @param loss   what training minimises, with its parameters
     * @param weight how much that counts in the sum over the outputs
     */
    public record Output(String name, Node node, LossSpec loss, double weight) {}

    public Graph {
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
    }

    /** With one output. */
    public Graph(List<Node> nodes, Node output, LossSpec loss) {
        this(nodes, List.of(new Output(output.name(), output, loss, 1)));
    }

    /** The nodes that the batch comes in by, in the order of their declaration. */
    public List<Node> inputs() {
        return nodes.stream().filter(Node::isInput).toList();
    }

    /** The input that says where the sequences of another end. */
    public Optional<Node> lengthsOf(Node input) {
        return inputs().stream()
                .filter(n -> n.op() instanceof InputLengthsOp l && l.of().equals(input.name()))
                .findFirst();
    }

    /** The first input. */
    public Node input() {
        return nodes.getFirst();
    }

    /** The first output. */
    public Node output() {
        return outputs.getFirst().node();
    }

    /** The loss of the first output. */
    public LossSpec loss() {
        return outputs.getFirst().loss();
    }

    public boolean isOutput(Node node) {
        return outputs.stream().anyMatch(o -> o.node() == node);
    }

    /** Whether it has more than one input or output. */
    public boolean hasSeveral() {
        return inputs().size() > 1 || outputs.size() > 1;
    }

    /** By node that is read, those that read it, in their order; one that reads it twice is there twice. */
    public Map<Node, List<Node>> readers() {
        Map<Node, List<Node>> readers = new HashMap<>();
        for (Node n : nodes) {
            for (Node input : n.inputs()) {
                readers.computeIfAbsent(input, any -> new ArrayList<>()).add(n);
            }
        }
        return readers;
    }
}
