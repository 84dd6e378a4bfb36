package synapt.processor.graph;

import static synapt.processor.report.Message.EMBEDDING_PADDING;
import static synapt.processor.report.Message.INPUT_CHANNELS_LAST;
import static synapt.processor.report.Message.INPUT_DIMENSIONS;
import static synapt.processor.report.Message.INPUT_FIRST;
import static synapt.processor.report.Message.INPUT_MISSING;
import static synapt.processor.report.Message.INPUT_PADDING;
import static synapt.processor.report.Message.INPUT_POSITIVE;
import static synapt.processor.report.Message.INPUT_TOKENS;
import static synapt.processor.report.Message.INPUT_TOKENS_GRADIENT;
import static synapt.processor.report.Message.INPUT_TOKENS_SHAPE;
import static synapt.processor.report.Message.INPUT_TWICE;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.EmbeddingOp;
import synapt.processor.op.Sizes;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NetworkDeclaration;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Reporter;

/** A network has one input or several, declared once, with a shape. */
final class InputRules {

    /** Ids go through floats, which hold every whole number up to it. */
    private static final int MOST_TOKENS = 1 << 24;

    private static final Set<Integer> COLOURS = Set.of(1, 3, 4);
    private static final int SMALLEST_SQUARE = 16;

    private final Reporter reporter;

    InputRules(Reporter reporter) {
        this.reporter = reporter;
    }

    void check(NetworkDeclaration network) {
        List<NodeDeclaration> inputs =
                network.nodes().stream().filter(n -> n.kind() == Kind.INPUT).toList();
        boolean implicit =
                network.network().isSet("input") || !network.network().isReadable();
        if (inputs.isEmpty()) {
            if (!implicit && network.nodes().stream().allMatch(n -> n.kind() != null)) {
                reporter.report(
                        INPUT_MISSING,
                        network.network().position(),
                        "it without the batch, as in @Network(input = {channels, height, width})");
            }
            return;
        }
        NodeDeclaration input = inputs.getFirst();
        if (implicit && !InputLengths.isDeclaredBy(input)) {
            reporter.report(INPUT_TWICE, network.network().position("input"), input.name());
        }
        List<NodeDeclaration> leading =
                network.nodes().stream().takeWhile(n -> n.kind() == Kind.INPUT).toList();
        for (NodeDeclaration late : inputs.subList(leading.size(), inputs.size())) {
            reporter.report(
                    INPUT_FIRST,
                    late.position(),
                    network.nodes().get(leading.size()).name());
        }
    }

    /** The shape that a member declares, of numbers or, with {@code tokens}, of token ids; null after a message. */
    @Nullable
    Shape declared(Mirror annotation, String member) {
        Shape shape = shape(annotation, member);
        if (!annotation.isSet("tokens")) {
            return shape;
        }
        Value<Integer> tokens = annotation.integer("tokens");
        if (tokens.value() < 1 || tokens.value() > MOST_TOKENS) {
            reporter.report(INPUT_TOKENS, tokens.position(), tokens.value());
            return null;
        }
        if (shape != null && !shape.isVector()) {
            reporter.report(INPUT_TOKENS_SHAPE, annotation.position(member), shape);
            return null;
        }
        if (annotation.isSet("gradient") && annotation.bool("gradient").value()) {
            reporter.report(INPUT_TOKENS_GRADIENT, annotation.position("gradient"));
        }
        return shape == null ? null : new Shape(tokens.value(), shape.dims());
    }

    /** The token that fills sequences up, or {@link EmbeddingOp#NO_PADDING}, also after a message. */
    int padding(Mirror annotation, Shape declared) {
        if (!annotation.isSet("padding")) {
            return EmbeddingOp.NO_PADDING;
        }
        Value<Integer> padding = annotation.integer("padding");
        if (!declared.isTokens()) {
            reporter.report(INPUT_PADDING, padding.position(), padding.value());
            return EmbeddingOp.NO_PADDING;
        }
        int vocabulary = declared.vocabulary();
        if (padding.value() < 0 || padding.value() >= vocabulary) {
            reporter.report(EMBEDDING_PADDING, padding.position(), padding.value(), vocabulary, vocabulary - 1);
            return EmbeddingOp.NO_PADDING;
        }
        return padding.value();
    }

    /** The shape that a member declares; null after a message. */
    @Nullable
    Shape shape(Mirror annotation, String member) {
        List<Value<Integer>> dims = annotation.integers(member);
        if (dims.isEmpty() || dims.size() > 4) {
            reporter.report(INPUT_DIMENSIONS, annotation.position(member), dims.size());
            return null;
        }
        adviseOnOrder(dims, annotation, member);
        boolean right = true;
        for (Value<Integer> dim : dims) {
            if (dim.value() < 1) {
                reporter.report(INPUT_POSITIVE, dim.position(), dim.value());
                right = false;
            }
        }
        return right
                        && Sizes.fit(
                                (message, m, args) -> reporter.report(message, annotation.position(member), args),
                                member,
                                "the input",
                                dims.stream().mapToLong(Value::value).toArray())
                ? new Shape(dims.stream().mapToInt(Value::value).toArray())
                : null;
    }

    /** A square image of one, three or four colours with its colours last, as some data formats and frameworks have it. */
    private void adviseOnOrder(List<Value<Integer>> dims, Mirror annotation, String member) {
        if (dims.size() != 3) {
            return;
        }
        int first = dims.get(0).value();
        int second = dims.get(1).value();
        int last = dims.get(2).value();
        if (first == second && first >= SMALLEST_SQUARE && COLOURS.contains(last)) {
            String shape = "{" + first + ", " + second + ", " + last + "}";
            reporter.report(
                    INPUT_CHANNELS_LAST, annotation.position(member), shape, first, second, last, last, first, second);
        }
    }
}
