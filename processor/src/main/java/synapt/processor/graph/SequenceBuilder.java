package synapt.processor.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.AttentionOp;
import synapt.processor.op.EmbeddingOp;
import synapt.processor.op.Initialization;
import synapt.processor.op.Op;
import synapt.processor.op.Problems;
import synapt.processor.op.Weights;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** The operations of nodes that work on sequences. Each is null after a message, or where its input's shape is not known. */
final class SequenceBuilder {

    private final NodeDeclaration node;
    private final Reporter reporter;

    SequenceBuilder(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.reporter = reporter;
    }

    @Nullable
    Op embedding(@Nullable Shape input, Initialization init, Problems problems) {
        LayerMembers members = new LayerMembers(node, reporter);
        members.need("out");
        int out = members.positive("out");
        if (!members.areRight() || input == null) {
            return null;
        }
        Mirror padding = node.paddingToken();
        int token = padding.isPresent() ? padding.integer("value").value() : EmbeddingOp.NO_PADDING;
        if (padding.isPresent() && input.isTokens() && (token < 0 || token >= input.vocabulary())) {
            reporter.report(
                    Message.EMBEDDING_PADDING,
                    padding.position("value"),
                    token,
                    input.vocabulary(),
                    input.vocabulary() - 1);
            return null;
        }
        return EmbeddingOp.of(input, out, token, node.name(), init, problems);
    }

    /**
     * @param inputs   the sequence, and the memory if it is another; empty if one is not known
     * @param problems points at members of {@code @Attention}
     */
    @Nullable
    Op attention(List<Shape> inputs, Weights weights, Problems problems) {
        Mirror attention = node.attention();
        if (!attention.isPresent()) {
            reporter.report(Message.ATTENTION_MISSING, node.position());
            return null;
        }
        Value<Double> p = attention.real("dropout");
        if (!(p.value() >= 0 && p.value() <= 1)) {
            reporter.report(Message.DROPOUT_RATE, p.position(), p.value(), "");
            return null;
        }
        AttentionOp.Settings settings = new AttentionOp.Settings(
                attention.integer("heads").value(),
                attention.bool("causal").value(),
                attention.bool("rotary").value(),
                p.value());
        return switch (inputs.size()) {
            case 0 -> null;
            case 1 -> AttentionOp.of(inputs.getFirst(), settings, weights, problems);
            default -> AttentionOp.of(inputs.getFirst(), inputs.getLast(), settings, weights, problems);
        };
    }
}
