package synapt.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node.Facet;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.AttentionOp;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.ClassTokenOp;
import synapt.processor.op.ConcatOp;
import synapt.processor.op.CustomOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.EmbeddingOp;
import synapt.processor.op.GateOp;
import synapt.processor.op.GroupNormOp;
import synapt.processor.op.IdentityOp;
import synapt.processor.op.InputLengthsOp;
import synapt.processor.op.InputOp;
import synapt.processor.op.JoinOp;
import synapt.processor.op.LengthsOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.Op;
import synapt.processor.op.PositionPoolOp;
import synapt.processor.op.PositionsOp;
import synapt.processor.op.PreluOp;
import synapt.processor.op.RecurrentOp;
import synapt.processor.op.SoftmaxOp;
import synapt.processor.op.SoftplusOp;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/**
 * Which results are sequences that end before what fills them up, and whose ends they have. What looks at several positions at once
 * reads the lengths too.
 */
final class PaddedSequences {

    private final Reporter reporter;

    /** By sequence, the node that says where it ends: an input, or what made the sequence longer. */
    private final Map<Node, Node> ends = new HashMap<>();

    /** By what made a sequence longer, the node that says where it ended before. */
    private final Map<Node, Node> shorter = new HashMap<>();

    private final Map<Node, Node> lengths = new HashMap<>();

    private final Set<String> ended;
    private final Map<String, Node> inputs = new HashMap<>();

    /** @param ended the names of inputs whose sequences end where another input says */
    PaddedSequences(Set<String> ended, Reporter reporter) {
        this.ended = ended;
        this.reporter = reporter;
    }

    /** An operation as it is behind its sources: the row of what fills up an embedding's input learns nothing. */
    Op behind(List<Node> sources, Op op, NodeDeclaration declared) {
        if (!(op instanceof EmbeddingOp e && sources.getFirst().op() instanceof InputOp in && in.isPadded())) {
            return op;
        }
        if (e.padding() != EmbeddingOp.NO_PADDING && e.padding() != in.padding()) {
            Position position = declared.paddingToken().position("value");
            reporter.report(Message.PADDING_OTHER, position, e.padding(), in.padding());
        }
        return e.withPadding(in.padding());
    }

    /**
     * What an operation reads: its sources and, if it has to know where they end, their lengths.
     *
     * @param add adds a node with lengths to the graph, where there is none yet
     */
    List<Node> read(Op op, List<Node> sources, UnaryOperator<Node> add) {
        Node end = sources.isEmpty() ? null : ends.get(sources.getLast());
        if (end == null || !heedsEnds(op)) {
            return sources;
        }
        List<Node> all = new ArrayList<>(sources);
        all.add(lengths(end, add));
        return all;
    }

    private Node lengths(Node end, UnaryOperator<Node> add) {
        Node known = lengths.get(end);
        if (known == null) {
            Node read = end.op() instanceof ClassTokenOp ? lengths(Objects.requireNonNull(shorter.get(end)), add) : end;
            LengthsOp op = end.op() instanceof InputOp in
                    ? LengthsOp.ofTokens(end.shape(), in.padding())
                    : LengthsOp.longer(1);
            known = add.apply(new Node(end.name(), Facet.LENGTHS, op, List.of(read)));
            lengths.put(end, known);
        }
        return known;
    }

    /** Notes where the result of a node ends. */
    void add(Node node, List<Node> sources, Position position) {
        if (node.op() instanceof InputOp in) {
            inputs.put(node.name(), node);
            if (in.isPadded() || ended.contains(node.name()) && InputLengths.fit(in.output())) {
                ends.put(node, node);
            }
            return;
        }
        if (node.op() instanceof InputLengthsOp l) {
            lengths.put(Objects.requireNonNull(inputs.get(l.of())), node);
            return;
        }
        // What attends has the positions of its queries, wherever the memory ends.
        List<Node> positions = node.op() instanceof AttentionOp ? sources.subList(0, 1) : sources;
        List<Node> padded = positions.stream().filter(ends::containsKey).toList();
        if (padded.isEmpty()) {
            return;
        }
        if (isSurprised(node)) {
            reporter.report(Message.PADDING_SEEN, position, node.op().describe());
        }
        Node end = end(padded, position);
        if (end != null && node.op() instanceof ClassTokenOp) {
            shorter.put(node, end);
            ends.put(node, node);
        } else if (end != null && keepsPositions(node.op())) {
            ends.put(node, end);
        }
    }

    private @Nullable Node end(List<Node> padded, Position position) {
        Node first = padded.getFirst();
        Node end = Objects.requireNonNull(ends.get(first));
        for (Node other : padded) {
            Node theirs = Objects.requireNonNull(ends.get(other));
            if (theirs != end) {
                reporter.report(Message.PADDING_MIXED, position, first.name(), end.name(), other.name(), theirs.name());
                return null;
            }
        }
        return end;
    }

    /** Advises where a loss counts what is behind the end of a sequence. */
    void checkOutputs(Graph graph, Map<Node, Position> positions) {
        for (Graph.Output output : graph.outputs()) {
            LossSpec loss = output.loss();
            boolean counts = loss.takesLabels() && loss.ignoreIndex().isEmpty();
            if (counts && ends.containsKey(output.node())) {
                reporter.report(Message.PADDING_LOSS, Objects.requireNonNull(positions.get(output.node())));
            }
        }
    }

    /** Whether an operation looks at several positions, and at none behind the end if it knows where that is. */
    private static boolean heedsEnds(Op op) {
        return switch (op) {
            case AttentionOp a -> true;
            case RecurrentOp r -> true;
            case PositionPoolOp p -> p.kind() != PositionPoolOp.Kind.FIRST;
            default -> false;
        };
    }

    /** Whether a result's positions are those of the input. */
    private static boolean keepsPositions(Op op) {
        return switch (op) {
            case EmbeddingOp e -> true;
            case LinearOp l -> true;
            case ActivationOp a -> true;
            case SoftplusOp s -> true;
            case SoftmaxOp s -> true;
            case PreluOp p -> true;
            case GateOp g -> true;
            case DropoutOp d -> true;
            case CustomOp c -> true;
            case PositionsOp p -> true;
            case IdentityOp i -> true;
            case JoinOp j -> true;
            case ConcatOp c -> c.axis() == 1;
            case GroupNormOp g -> true;
            case BatchNormOp b -> true;
            case AttentionOp a -> true;
            case RecurrentOp r -> !r.last();
            default -> false;
        };
    }

    /** Whether a node mixes what is behind the end with what is before it. */
    private static boolean isSurprised(Node node) {
        return switch (node.op()) {
            case PositionPoolOp p -> false;
            case RecurrentOp r -> false;
            case ClassTokenOp c -> false;
            case BatchNormOp b -> true;
            case GroupNormOp g -> g.groups() != g.output().dim(0);
            case Op op -> !keepsPositions(op);
        };
    }
}
