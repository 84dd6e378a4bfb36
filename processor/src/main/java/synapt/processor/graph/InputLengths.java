package synapt.processor.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.InputLengthsOp;
import synapt.processor.op.Op;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** Inputs that say where the sequences of other inputs end. */
final class InputLengths {

    private static final String MEMBER = "lengthsOf";

    private final List<NodeDeclaration> nodes;
    private final Reporter reporter;

    InputLengths(List<NodeDeclaration> nodes, Reporter reporter) {
        this.nodes = nodes;
        this.reporter = reporter;
    }

    /** Whether a node is an input of lengths. */
    static boolean isDeclaredBy(NodeDeclaration node) {
        return node.kind() == Kind.INPUT && node.input().isSet(MEMBER);
    }

    /** Whether an input of that shape has positions to end behind. */
    static boolean fit(Shape shape) {
        return shape.isTokens() || shape.rank() == 2;
    }

    /** By the name of an input, that of the first input that has its lengths. */
    static Map<String, String> byInput(List<NodeDeclaration> nodes) {
        Map<String, String> lengths = new HashMap<>();
        nodes.stream()
                .filter(InputLengths::isDeclaredBy)
                .forEach(n -> lengths.putIfAbsent(n.input().string(MEMBER).value(), n.name()));
        return lengths;
    }

    /**
     * The operation of such an input; null after a message.
     *
     * @param ends by name, what the nodes before it end in
     */
    @Nullable
    Op op(NodeDeclaration lengths, Map<String, @Nullable Node> ends) {
        refuseOthers(lengths);
        Value<String> of = lengths.input().string(MEMBER);
        NodeDeclaration input = before(lengths).stream()
                .filter(n -> n.name().equals(of.value()))
                .findFirst()
                .orElse(null);
        if (input == null) {
            reporter.report(Message.LENGTHS_INPUT, of.position(), of.value(), hint(of.value(), lengths));
            return null;
        }
        Node sequence = ends.get(input.name());
        if (sequence == null) {
            return null; // of which enough was said
        }
        String first = byInput(nodes).getOrDefault(input.name(), lengths.name());
        if (!lengths.name().equals(first) || input.input().isSet("padding")) {
            String said = input.input().isSet("padding")
                    ? "padding = " + input.input().integer("padding").value()
                    : first;
            reporter.report(Message.LENGTHS_TWICE, of.position(), said, input.name());
            return null;
        }
        Shape shape = sequence.shape();
        if (!fit(shape)) {
            reporter.report(Message.LENGTHS_SHAPE, of.position(), input.name(), shape.describe());
            return null;
        }
        return new InputLengthsOp(input.name(), shape.dim(0));
    }

    private String hint(String wanted, NodeDeclaration lengths) {
        if (nodes.stream().anyMatch(n -> n.kind() == Kind.INPUT && n.name().equals(wanted) && n != lengths)) {
            return "; move it behind " + wanted;
        }
        List<String> before =
                before(lengths).stream().map(NodeDeclaration::name).toList();
        if (before.isEmpty()) {
            return "; declare one as a node, such as @Input(shape = {positions, features}) InputLayer frames();";
        }
        String hint = Suggest.didYouMean(wanted, before);
        return hint.isEmpty() ? "; before it are " + Suggest.list(before) : hint;
    }

    /** The inputs whose lengths it could have. */
    private List<NodeDeclaration> before(NodeDeclaration lengths) {
        return nodes.stream()
                .takeWhile(n -> n != lengths)
                .filter(n -> n.kind() == Kind.INPUT && !isDeclaredBy(n))
                .toList();
    }

    private void refuseOthers(NodeDeclaration lengths) {
        for (String member : List.of("shape", "tokens", "padding", "gradient")) {
            if (lengths.input().isSet(member)) {
                reporter.report(
                        Message.LAYER_MEMBER,
                        lengths.input().position(member),
                        "an input of lengths",
                        member,
                        "; it is one whole number for each example");
            }
        }
        Stream.concat(
                        Stream.of(lengths.norm(), lengths.exampleNorm(), lengths.activation()),
                        lengths.dropouts().stream())
                .filter(Mirror::isPresent)
                .forEach(m -> reporter.report(
                        Message.LAYER_ANNOTATION,
                        m.position(),
                        m.simpleName(),
                        "an input of lengths",
                        "put it on " + lengths.input().string(MEMBER).value()));
    }
}
