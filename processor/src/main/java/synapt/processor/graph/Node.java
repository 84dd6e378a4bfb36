package synapt.processor.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.InputLengthsOp;
import synapt.processor.op.InputOp;
import synapt.processor.op.Op;

/**
 * One operation of a network.
 *
 * @param name   the accessor method it was declared by, with its path where that is in a block: {@code layer1.0.conv1}
 * @param facet  which part of that declaration it is
 * @param op     what it computes
 * @param inputs the nodes it reads, earlier in the graph
 * @param frozen whether training leaves its parameters and statistics as they are
 * @param tied   the name of the node whose weight it uses; null if it has its own
 */
public record Node(
        String name,
        Facet facet,
        Op op,
        List<Node> inputs,
        boolean frozen,
        @Nullable String tied) {

    /** The parts of a declaration, in the order in which they take effect. */
    public enum Facet {
        LAYER(""),
        /** How long the sequences of an input are, where it is padded. */
        LENGTHS("lengths"),
        NORM("norm"),
        ACTIVATION("act"),
        DROPOUT("drop");

        private final String suffix;

        Facet(String suffix) {
            this.suffix = suffix;
        }

        public String suffix() {
            return suffix;
        }
    }

    public Node {
        inputs = List.copyOf(inputs);
    }

    /** A node that learns what there is to learn. */
    public Node(String name, Facet facet, Op op, List<Node> inputs) {
        this(name, facet, op, inputs, false, null);
    }

    /** The same node with another operation or other inputs. */
    public Node with(Op newOp, List<Node> newInputs) {
        return new Node(name, facet, newOp, newInputs, frozen, tied);
    }

    public Shape shape() {
        return op.output();
    }

    /** Whether the batch comes in by it. */
    public boolean isInput() {
        return op instanceof InputOp || op instanceof InputLengthsOp;
    }

    /** The name as a Java identifier: {@code layer1_0_conv1}. */
    public String id() {
        return identifier(name, Facet.LAYER);
    }

    /** A Java identifier, unique in the graph: {@code conv1}, {@code conv1Drop}. */
    public String identifier() {
        return identifier(name, facet);
    }

    static String identifier(String name, Facet facet) {
        String s = facet.suffix();
        String id = name.replace('.', '_');
        return s.isEmpty() ? id : id + Character.toUpperCase(s.charAt(0)) + s.substring(1);
    }

    /** By identity: two nodes of one network may look alike. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return identifier() + " " + op.describe() + " -> " + shape();
    }
}
