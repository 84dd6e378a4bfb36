package synapt.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import synapt.processor.graph.Graph;
import synapt.processor.graph.NetworkModel;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;
import synapt.processor.plan.Lowering;
import synapt.processor.plan.MemoryPlan;
import synapt.processor.plan.Traffic;

/** What a compiled network can say of itself, as text. */
final class Describe {

    private final NetworkModel model;
    private final Graph graph;

    Describe(NetworkModel model) {
        this.model = model;
        this.graph = model.graph();
    }

    /** A table: node, operation, output shape, parameters, MACs; then totals and what memory is needed. */
    String summary(MemoryPlan train, MemoryPlan eval) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"node", "operation", "output", "parameters", "MACs"});
        long parameters = 0;
        long macs = 0;
        Ties ties = new Ties(graph);
        for (Node n : graph.nodes()) {
            long own = numbers(n, ties);
            parameters += own;
            macs += n.op().macs();
            rows.add(new String[] {
                n.facet() == Node.Facet.LAYER ? n.name() : "",
                n.op().describe() + note(n),
                n.shape().toString(),
                count(own),
                count(n.op().macs())
            });
        }
        rows.add(new String[] {"total", "", "", count(parameters), count(macs)});
        return model.simpleName() + "\n" + align(rows) + "per 16 examples: " + bytes(train) + " in training, "
                + bytes(eval) + " in evaluation\n";
    }

    static String note(Node n) {
        String tied = n.tied() == null ? "" : ", weight of " + n.tied();
        return n.frozen() && !n.op().parameters().isEmpty() ? tied + ", frozen" : tied;
    }

    private static long numbers(Node n, Ties ties) {
        return n.op().parameters().stream()
                .filter(p -> p.role() != Parameter.Role.STATE && !ties.isTied(p))
                .mapToLong(p -> p.shape().elements())
                .sum();
    }

    private static String align(List<String[]> rows) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder s = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < row.length; i++) {
                line.append(' ')
                        .append(i < 3 ? pad(row[i], widths[i], false) : pad(row[i], widths[i], true))
                        .append(' ');
            }
            s.append(line.toString().stripTrailing()).append('\n');
        }
        return s.toString();
    }

    private static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }

    private static String count(long n) {
        return n == 0 ? "-" : String.format(Locale.ROOT, "%,d", n);
    }

    private static String bytes(MemoryPlan plan) {
        return String.format(Locale.ROOT, "%,d KiB", (plan.elements() * Float.BYTES + 1023) / 1024);
    }

    /** The graph of a pass in Graphviz's language. */
    String dot(View view) {
        StringBuilder s =
                new StringBuilder("digraph ").append(model.simpleName()).append(" {\n  node [shape=box]\n");
        for (Node n : graph.nodes()) {
            if (!view.shows(n)) {
                continue;
            }
            s.append("  ")
                    .append(n.identifier())
                    .append(" [label=\"")
                    .append(label(n, view, "\\n"))
                    .append('"');
            s.append(view == View.DIFFERENCE && Lowering.isNoise(n.op()) ? ", style=dashed, color=red]\n" : "]\n");
        }
        for (Node n : graph.nodes()) {
            for (Node input : n.inputs()) {
                if (view.shows(n)) {
                    s.append("  ")
                            .append(view.source(input).identifier())
                            .append(" -> ")
                            .append(n.identifier())
                            .append('\n');
                }
            }
        }
        return s.append("}\n").toString();
    }

    /** The graph of a pass in Mermaid's language. */
    String mermaid(View view) {
        StringBuilder s = new StringBuilder("flowchart TD\n");
        for (Node n : graph.nodes()) {
            if (!view.shows(n)) {
                continue;
            }
            s.append("  ")
                    .append(n.identifier())
                    .append("[\"")
                    .append(label(n, view, "<br/>"))
                    .append("\"]");
            s.append(view == View.DIFFERENCE && Lowering.isNoise(n.op()) ? ":::trainOnly\n" : "\n");
        }
        for (Node n : graph.nodes()) {
            for (Node input : n.inputs()) {
                if (view.shows(n)) {
                    s.append("  ")
                            .append(view.source(input).identifier())
                            .append(" --> ")
                            .append(n.identifier())
                            .append('\n');
                }
            }
        }
        if (view == View.DIFFERENCE) {
            s.append("  classDef trainOnly stroke:#c00,stroke-dasharray:4\n");
        }
        return s.toString();
    }

    private static String label(Node n, View view, String newLine) {
        String description = view == View.EVAL ? n.op().describeEvaluation() : n.op().describe();
        return (n.facet() == Node.Facet.LAYER ? n.name() + newLine : "") + description + newLine + n.shape();
    }

    /** Which nodes a drawing shows. */
    enum View {
        TRAIN,
        EVAL,
        /** All, with what exists in training only marked. */
        DIFFERENCE;

        boolean shows(Node n) {
            return this != EVAL || !Lowering.isNoise(n.op());
        }

        Node source(Node n) {
            Node s = n;
            while (!shows(s)) {
                s = s.inputs().getFirst();
            }
            return s;
        }
    }

    /** What lies where, and for how long. */
    static String memory(String title, MemoryPlan plan) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"buffer", "steps", "", "offset", "elements"});
        for (MemoryPlan.Place p : plan.places().values()) {
            rows.add(new String[] {
                p.buffer().name(),
                p.first() + "-" + p.last(),
                "",
                Long.toString(p.offset()),
                Long.toString(p.buffer().elements())
            });
        }
        long separate =
                plan.places().keySet().stream().mapToLong(b -> b.elements()).sum();
        return title + ", elements of one block of 16 examples\n" + align(rows) + "together " + plan.elements()
                + " (without sharing " + separate + ")\n";
    }

    /** What each node's statements move through the buffers. */
    static String traffic(Traffic forward, Traffic backward, Traffic evaluation) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"node", "", "", "forward", "backward", "evaluation"});
        Set<String> nodes = new LinkedHashSet<>(forward.bytes().keySet());
        nodes.addAll(backward.bytes().keySet());
        for (String node : nodes) {
            rows.add(new String[] {
                node, "", "", count(forward.of(node)), count(backward.of(node)), count(evaluation.of(node))
            });
        }
        rows.add(new String[] {
            "total", "", "", count(forward.total()), count(backward.total()), count(evaluation.total())
        });
        return "bytes that kernels read and write there, for each example\n" + align(rows);
    }
}
