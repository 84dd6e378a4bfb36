package synapt.processor.graph;

import static synapt.processor.report.Message.WIRING_JOIN;
import static synapt.processor.report.Message.WIRING_LATER;
import static synapt.processor.report.Message.WIRING_SEVERAL;
import static synapt.processor.report.Message.WIRING_UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, List<NodeDeclaration>> readers = new HashMap<>();

    /** Where the first node of a name is. */
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param implicitInput whether the input is declared by {@code @Network(input)}
     */
    Wiring(List<NodeDeclaration> nodes, boolean implicitInput, Reporter reporter) {
        this.nodes = nodes;
        this.implicitInput = implicitInput;
        this.reporter = reporter;
        for (int i = 0; i < nodes.size(); i++) {
            places.putIfAbsent(nodes.get(i).name(), i);
        }
        for (int i = 0; i < nodes.size(); i++) {
            NodeDeclaration node = nodes.get(i);
            if (node.kind() != Kind.INPUT) {
                sources.put(node.name(), resolve(node, i));
            }
        }
        for (NodeDeclaration node : nodes) {
            Set.copyOf(sources(node.name()))
                    .forEach(read -> readers.computeIfAbsent(read, any -> new ArrayList<>())
                            .add(node));
        }
    }

    /** The names of the nodes that {@code node} reads, in order; empty if it has none, or one that is wrong. */
    List<String> sources(String node) {
        return sources.getOrDefault(node, List.of());
    }

    /** The nodes that read {@code node}, in source order. */
    List<NodeDeclaration> readers(String node) {
        return readers.getOrDefault(node, List.of());
    }

    /** For each node that {@code node} reads, the path that leads through it, from an input, without {@code node}. */
    List<List<String>> pathsTo(String node) {
        return sources(node).isEmpty()
                ? List.of(List.of())
                : sources(node).stream().distinct().map(this::pathThrough).toList();
    }

    /** Where paths join, the way back goes by the first. */
    private List<String> pathThrough(String end) {
        List<String> path = new ArrayList<>(List.of(end));
        for (List<String> s = sources(end); !s.isEmpty(); s = sources(s.getFirst())) {
            path.addFirst(s.getFirst());
        }
        return path;
    }

    private List<String> resolve(NodeDeclaration node, int index) {
        boolean isJoin = node.kind() != null && node.kind().isJoin();
        if (!node.layer().isReadable()) {
            return isJoin ? List.of() : before(index);
        }
        List<Value<String>> from = node.layer().strings("from");
        if (from.isEmpty() && !isJoin) {
            return before(index);
        }
        List<String> found = from.stream()
                .flatMap(name -> source(name, node, index).stream())
                .toList();
        boolean counts = isJoin
                ? from.size() == 2 || from.size() > 2 && node.kind() != Kind.SUBTRACT
                : from.size() == 1 || from.size() == 2 && node.kind() == Kind.MULTIHEAD_ATTENTION;
        if (!counts) {
            wrongCount(node, isJoin, from, index);
        }
        return counts && found.size() == from.size() ? found : List.of();
    }

    /** What a node reads that names nothing. */
    private List<String> before(int index) {
        int before = index - 1;
        while (before >= 0 && InputLengths.isDeclaredBy(nodes.get(before))) {
            before--;
        }
        return before >= 0 ? List.of(nodes.get(before).name()) : implicitInput ? List.of(INPUT) : List.of();
    }

    private void wrongCount(NodeDeclaration node, boolean isJoin, List<Value<String>> from, int index) {
        if (isJoin) {
            reporter.report(
                    WIRING_JOIN,
                    node.layer().position("from"),
                    node.title(),
                    node.kind() == Kind.SUBTRACT ? "two" : "two or more",
                    from.isEmpty() ? "none" : from.size(),
                    pair(from, index));
        } else {
            reporter.report(
                    WIRING_SEVERAL,
                    node.layer().position("from"),
                    node.title(),
                    node.kind() == Kind.MULTIHEAD_ATTENTION ? "one input or two" : "one input",
                    from.size(),
                    from.stream().map(name -> quoted(name.value())).collect(Collectors.joining(", ")));
        }
    }

    /** Two nodes that could be joined: what was written, then what comes before. */
    private String pair(List<Value<String>> from, int index) {
        Stream<String> written = from.stream().map(Value::value).filter(earlier(index)::contains);
        return Stream.concat(Stream.concat(written, earlier(index).reversed().stream()), Stream.of("another"))
                .distinct()
                .limit(2)
                .map(Wiring::quoted)
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private Optional<String> source(Value<String> name, NodeDeclaration node, int index) {
        String wanted = name.value();
        if (implicitInput && wanted.equals(INPUT) || places.getOrDefault(wanted, index) < index) {
            return Optional.of(wanted);
        }
        if (places.containsKey(wanted)) {
            String what = wanted.equals(node.name()) ? "itself" : wanted + ", which comes later";
            reporter.report(WIRING_LATER, name.position(), what);
        } else {
            reporter.report(WIRING_UNKNOWN, name.position(), wanted, hint(wanted, index));
        }
        return Optional.empty();
    }

    private String hint(String wanted, int index) {
        List<String> before = earlier(index);
        String hint = Suggest.didYouMean(wanted, before);
        return hint.isEmpty() && !before.isEmpty() ? "; before it are " + Suggest.list(before) : hint;
    }

    /** The nodes that another can read. */
    private List<String> earlier(int index) {
        List<String> before = new ArrayList<>(implicitInput ? List.of(INPUT) : List.of());
        nodes.subList(0, index).stream()
                .filter(n -> !InputLengths.isDeclaredBy(n))
                .forEach(n -> before.add(n.name()));
        return before;
    }
}
