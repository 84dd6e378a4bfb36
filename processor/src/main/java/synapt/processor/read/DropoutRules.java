package synapt.processor.read;

import static synapt.processor.report.Message.DROPOUT_RAMP;
import static synapt.processor.report.Message.DROPOUT_TWO;
import static synapt.processor.report.Message.LAYER_ANNOTATION;
import static synapt.processor.report.Message.ZONEOUT_TWO;

import java.util.List;
import java.util.stream.Stream;
import synapt.processor.report.Reporter;

/** Which dropouts a node may have, and which of them a ramp is for. */
final class DropoutRules {

    private final Reporter reporter;

    DropoutRules(Reporter reporter) {
        this.reporter = reporter;
    }

    void check(NodeDeclaration node, Kind kind) {
        if (node.dropouts().size() > 1) {
            Mirror second = node.dropouts().get(1);
            reporter.report(
                    DROPOUT_TWO, second.position(), node.dropouts().getFirst().simpleName(), second.simpleName());
        }
        if (node.dropConnect().isPresent() && !kind.isProduct()) {
            Mirror drop = node.dropConnect();
            reporter.report(LAYER_ANNOTATION, drop.position(), drop.simpleName(), node.title(), insteadOfWeights(kind));
        }
        if (!kind.isRecurrent()) {
            needsState(node, node.recurrentDropout(), "; use @VariationalDropout");
            needsState(node, node.zoneout(), "");
        }
        boolean dropsState = node.recurrentDropout().isSet("p");
        if (node.zoneout().isPresent() && dropsState && kind.isRecurrent()) {
            reporter.report(ZONEOUT_TWO, node.zoneout().position());
        }
        ramp(node);
    }

    private static String insteadOfWeights(Kind kind) {
        return switch (kind) {
            case EMBEDDING -> "it drops weights of a product; use @Dropout1d, which drops words, or @Dropout";
            case MULTIHEAD_ATTENTION -> "use @Attention(dropout = ...), which drops weights of the attention";
            case LSTM, GRU -> "use @RecurrentDropout, which drops units of the state";
            default ->
                kind.hasWeights()
                        ? "it drops weights of a convolution or a Linear; use @Dropout"
                        : "it drops weights, and this kind has none; use @Dropout";
        };
    }

    private void needsState(NodeDeclaration node, Mirror dropout, String instead) {
        if (dropout.isPresent()) {
            String remedy = "it goes on a method that returns Lstm or Gru" + instead;
            reporter.report(LAYER_ANNOTATION, dropout.position(), dropout.simpleName(), node.title(), remedy);
        }
    }

    private void ramp(NodeDeclaration node) {
        if (!node.ramp().isPresent()) {
            return;
        }
        List<Mirror> dropouts = Stream.concat(
                        node.dropouts().stream(),
                        Stream.of(node.dropConnect(), node.recurrentDropout(), node.zoneout())
                                .filter(Mirror::isPresent))
                .toList();
        if (dropouts.isEmpty()) {
            reporter.report(
                    DROPOUT_RAMP,
                    node.ramp().position(),
                    "has no dropout to go with",
                    "add for example @Dropout(p = 0.5)");
        } else if (dropouts.size() > 1 && node.dropouts().size() < 2) {
            reporter.report(
                    DROPOUT_RAMP,
                    node.ramp().position(),
                    "goes with one dropout, but here are @" + dropouts.get(0).simpleName() + " and @"
                            + dropouts.get(1).simpleName(),
                    "declare one of them adjustable, and give rates() a schedule");
        } else {
            oneRate(node, node.recurrentDropout(), "input");
            oneRate(node, node.zoneout(), "cell");
        }
    }

    private void oneRate(NodeDeclaration node, Mirror dropout, String other) {
        if (dropout.isSet("p") && dropout.isSet(other)) {
            reporter.report(
                    DROPOUT_RAMP,
                    node.ramp().position(),
                    "goes with one rate, but @" + dropout.simpleName() + " has p and " + other,
                    "declare it adjustable, and give rates() a schedule");
        }
    }
}
