package synapt.processor.graph;

import static synapt.processor.report.Message.WIRING_LATER;
import static synapt.processor.report.Message.WIRING_SEVERAL;
import static synapt.processor.report.Message.WIRING_UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synapt.processor.read.Kind;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** Which node reads which, by name. */
final class Wiring {

    /** The name of an input that no method declares. */
    static final String INPUT = "input";

    private final List<NodeDeclaration> nodes;
    private final boolean implicitInput;
    private final Reporter reporter;
    private final Map<String, String> sources = new HashMap<>();

    /**
     * @param implicitInput whether the input is declared by {@code @Network(input)}
     */
    Wiring(List<NodeDeclaration> nodes, boolean implicitInput, Reporter reporter) {
        this.nodes = nodes;
        this.implicitInput = implicitInput;
        this.reporter = reporter;
        for (int i = 0; i < nodes.size(); i++) {
            NodeDeclaration node = nodes.get(i);
            if (node.kind() != Kind.INPUT) {
                resolve(node, i).ifPresent(source -> sources.put(node.name(), source));
            }
        }
    }

    /** The name of the node that {@code node} reads; empty if it has none, or one that is wrong. */
    Optional<String> source(String node) {
        return Optional.ofNullable(sources.get(node));
    }

    /** The nodes that read {@code node}, in source order. */
    List<NodeDeclaration> readers(String node) {
        return nodes.stream()
                .filter(n -> source(n.name()).filter(node::equals).isPresent())
                .toList();
    }

    /** The path that leads to {@code node}, from the input, without it. */
    List<String> pathTo(String node) {
        List<String> path = new ArrayList<>();
        for (Optional<String> s = source(node); s.isPresent(); s = source(s.get())) {
            path.addFirst(s.get());
        }
        return path;
    }

    private Optional<String> resolve(NodeDeclaration node, int index) {
        if (!node.layer().isReadable() || node.layer().strings("from").isEmpty()) {
            return index > 0
                    ? Optional.of(nodes.get(index - 1).name())
                    : implicitInput ? Optional.of(INPUT) : Optional.empty();
        }
        List<Value<String>> from = node.layer().strings("from");
        if (from.size() > 1) {
            reporter.report(WIRING_SEVERAL, node.layer().position("from"), node.title(), from.size());
        }
        Optional<String> source = Optional.empty();
        for (Value<String> name : from) {
            source = source(name, node, index);
        }
        return from.size() == 1 ? source : Optional.empty();
    }

    private Optional<String> source(Value<String> name, NodeDeclaration node, int index) {
        String wanted = name.value();
        if (implicitInput && wanted.equals(INPUT)
                || nodes.subList(0, index).stream().anyMatch(n -> n.name().equals(wanted))) {
            return Optional.of(wanted);
        }
        if (nodes.stream().anyMatch(n -> n.name().equals(wanted))) {
            String what = wanted.equals(node.name()) ? "itself" : wanted + ", which comes later";
            reporter.report(WIRING_LATER, name.position(), what);
        } else {
            reporter.report(WIRING_UNKNOWN, name.position(), wanted, hint(wanted, index));
        }
        return Optional.empty();
    }

    private String hint(String wanted, int index) {
        List<String> before = new ArrayList<>(implicitInput ? List.of(INPUT) : List.of());
        nodes.subList(0, index).forEach(n -> before.add(n.name()));
        String hint = Suggest.didYouMean(wanted, before);
        return hint.isEmpty() && !before.isEmpty() ? "; before it are " + Suggest.list(before) : hint;
    }
}
