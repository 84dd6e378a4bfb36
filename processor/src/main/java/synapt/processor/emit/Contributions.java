package synapt.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.TrainCode;
import synapt.processor.plan.Buffer;

/**
 * Adds up the gradient of a node that several read, in the order of the backward pass: the last of its readers stores what it has,
 * those before it have memory of their own, which is added when they are done.
 */
final class Contributions {

    private final Set<Node> needed;
    private final TrainCode code;

    /** Nodes of whose gradient some part is stored. */
    private final Set<Node> begun = new HashSet<>();

    private final Map<Use, Buffer> targets = new HashMap<>();
    private final List<Node> pending = new ArrayList<>();
    private final List<Buffer> parts = new ArrayList<>();

    private record Use(Node reader, int input) {}

    /**
     * @param needed nodes whose gradient is needed; looked at when targets are asked for
     * @param code   where to write
     */
    Contributions(Graph graph, Set<Node> needed, TrainCode code) {
        this.needed = needed;
        this.code = code;
        graph.outputs().forEach(o -> begun.add(o.node())); // by the losses
    }

    /** Where a reader puts its part of the gradient of an input; null if nobody needs it. */
    @Nullable
    Buffer target(Node reader, int input) {
        Node read = reader.inputs().get(input);
        if (!needed.contains(read)) {
            return null;
        }
        Use use = new Use(reader, input);
        Buffer known = targets.get(use);
        if (known == null) {
            known = begun.add(read) ? code.gradient(read) : part(reader, input, read);
            targets.put(use, known);
        }
        return known;
    }

    private Buffer part(Node reader, int input, Node read) {
        Buffer part = code.scratch(
                reader,
                "Gradient" + (reader.inputs().size() == 1 ? "" : input),
                read.shape().elements() * 16);
        pending.add(read);
        parts.add(part);
        return part;
    }

    /** The gradient of the reader's result is that of an input. */
    void pass(Node reader, int input) {
        Node read = reader.inputs().get(input);
        if (!needed.contains(read)) {
            return;
        }
        Buffer from = code.gradient(reader);
        boolean isFirst = begun.add(read);
        Buffer to = code.gradient(read);
        if (from != to) {
            write(isFirst ? "copy" : "accumulate", from, to, read);
        }
    }

    /** Adds what the reader at work has put into memory of its own. */
    void join() {
        for (int i = 0; i < parts.size(); i++) {
            write("accumulate", parts.get(i), code.gradient(pending.get(i)), pending.get(i));
        }
        parts.clear();
        pending.clear();
    }

    private void write(String kernel, Buffer from, Buffer to, Node of) {
        code.backward(
                "k.$L($L,$W$L,$W$LL * w.blocks)", kernel, from, to, of.shape().elements() * 16);
    }
}
