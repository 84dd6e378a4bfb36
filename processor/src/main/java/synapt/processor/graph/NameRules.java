package synapt.processor.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import synapt.processor.graph.Node.Facet;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Names of nodes, facets and parameters are taken once. */
final class NameRules {

    /** Methods without parameters, fields and variables of generated classes. */
    private static final List<String> GENERATED = List.of(
            "summary",
            "dot",
            "dotTrain",
            "dotEval",
            "mermaid",
            "mermaidTrain",
            "mermaidEval",
            "memoryPlan",
            "parameters",
            "rates",
            "eval",
            "seed",
            "plan",
            "blocks",
            "count",
            "first",
            "k",
            "p",
            "w");

    private static final Pattern REPEAT = Pattern.compile("[._](\\d+)(?=[._])");

    private final Reporter reporter;
    private final Map<String, String> identifiers = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();

    NameRules(Reporter reporter) {
        this.reporter = reporter;
    }

    /**
     * @param implicitInput whether there is an input that no node declares
     * @param padded        whether that is padded
     */
    void check(List<NodeDeclaration> nodes, boolean implicitInput, boolean padded) {
        GENERATED.forEach(m -> identifiers.put(key(m), "the generated class"));
        if (implicitInput) {
            identifiers.put(key(Wiring.INPUT), "the network's input");
        }
        if (implicitInput && padded) {
            identifiers.put(key(Node.identifier(Wiring.INPUT, Facet.LENGTHS)), "the lengths of the network's input");
        }
        for (NodeDeclaration node : nodes) {
            if (node.kind() == null && node.isInBlock()) {
                continue;
            }
            if (SourceVersion.isKeyword(node.name().replace("_", ""))) {
                reporter.report(Message.NODE_NAME, node.position(), "the name", "the Java language");
            }
            take(identifiers, node.name(), "the name", "the node " + node.name(), node.position());
        }
        for (NodeDeclaration node : nodes) {
            facet(node, Facet.LENGTHS, hasLengths(node));
            facet(node, Facet.NORM, node.normFacet().isPresent());
            facet(node, Facet.ACTIVATION, node.activation().isPresent() && node.kind() != Kind.PRELU);
            facet(node, Facet.DROPOUT, !node.dropouts().isEmpty());
            rate(node, "Weights", node.dropConnect().isPresent(), node.dropConnect());
            rate(node, "State", node.recurrentDropout().isSet("p"), node.recurrentDropout());
            rate(
                    node,
                    "State",
                    node.zoneout().isPresent() && !node.recurrentDropout().isSet("p"),
                    node.zoneout());
            rate(node, "Cell", node.zoneout().isSet("cell"), node.zoneout());
            rate(node, "Inputs", node.recurrentDropout().isSet("input"), node.recurrentDropout());
        }
        for (NodeDeclaration node : nodes) {
            if (isNorm(node)
                    || node.kind() == Kind.PRELU
                    || node.kind() != null && node.kind().hasWeights()) {
                prefixes.put(key(node.name()), "the parameters of " + node.name());
            }
        }
        for (NodeDeclaration node : nodes) {
            boolean readable =
                    node.activation().isPresent() && node.activation().isReadable();
            if (readable && node.activation().constant("value").value().equals("PRELU")) {
                prefixes.putIfAbsent(key(FacetBuilder.slopePrefix(node)), "the slopes of " + node.name());
            }
        }
        for (NodeDeclaration node : nodes) {
            node.normFacet().filter(Mirror::isReadable).ifPresent(norm -> {
                String prefix = FacetBuilder.normPrefix(node);
                take(
                        prefixes,
                        prefix,
                        "the name " + prefix + " of its normalisation",
                        "the normalisation of " + node.name(),
                        norm.position("name"));
            });
        }
    }

    /** Whether there may be a node with the lengths of its sequences. */
    private static boolean hasLengths(NodeDeclaration node) {
        return node.kind() == Kind.CLASS_TOKEN
                || node.input().isPresent() && node.input().isSet("padding");
    }

    private static boolean isNorm(NodeDeclaration node) {
        return node.kind() != null && (node.kind().isNorm() || node.kind().isExampleNorm());
    }

    private void facet(NodeDeclaration node, Facet facet, boolean present) {
        if (present) {
            String what = switch (facet) {
                case LENGTHS -> "lengths";
                case NORM -> "normalisation";
                case ACTIVATION -> "activation";
                default -> "dropout";
            };
            String name = Node.identifier(node.name(), facet);
            take(
                    identifiers,
                    name,
                    "the name " + name + " of its " + what,
                    "the " + what + " of " + node.name(),
                    node.position());
        }
    }

    /** A rate of a layer itself has a name of its own, by which it can be set. */
    private void rate(NodeDeclaration node, String suffix, boolean present, Mirror dropout) {
        if (present) {
            String name = Node.identifier(node.name(), Facet.LAYER) + suffix;
            String what = "the rate of its @" + dropout.simpleName();
            take(identifiers, name, "the name " + name + " of " + what, "a rate of " + node.name(), node.position());
        }
    }

    private void take(Map<String, String> taken, String name, String what, String by, Position position) {
        String other = taken.putIfAbsent(key(name), by);
        if (other != null) {
            reporter.report(Message.NODE_NAME, position, what, other);
        }
    }

    /**
     * Constants of generated code are named in capitals: names that differ in case alone would meet there. The numbers of repeats
     * stay apart from what is around them.
     */
    private static String key(String name) {
        return REPEAT.matcher(name).replaceAll("#$1#").toLowerCase(Locale.ROOT).replaceAll("[_.]", "");
    }
}
