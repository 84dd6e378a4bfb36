package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up a network; the same one for the same seed. */
final class Generator {

    /** Elements of an example at one place, and numbers of one weight, are no more. */
    private static final int MOST = 700;

    private static final int MOST_WEIGHTS = 3000;

    /** Nodes between inputs and the end. */
    static final int MOST_NODES = 9;

    private final Draft draft;
    private final Layers layers;
    private final Facets facets;
    private final int limit;

    private Generator(long seed, int limit) {
        draft = new Draft(seed);
        layers = new Layers(draft);
        facets = new Facets(draft);
        this.limit = limit;
    }

    /**
     * @param name  of its package
     * @param limit nodes between inputs and the end; a smaller one leaves out the last ones
     */
    static Network of(String name, long seed, int limit) {
        return new Generator(seed, limit).network(name, seed);
    }

    private Network network(String name, long seed) {
        String input = inputs();
        int count = Math.min(limit, draft.from(2, MOST_NODES));
        for (int i = 0; i < count; i++) {
            grow("n" + i);
        }
        draft.random.setSeed(~seed); // so that the end does not depend on how much there is before it
        end();
        String source = """
                package %s;

                import java.util.List;
                import synapt.annotation.*;
                import synapt.layer.*;

                // seed %d
                @Network%s
                public interface Net {
                %s%s}
                """.formatted(name, seed, input, draft.text, draft.blocks);
        List<Node> live = Network.live(draft.nodes, draft.outputs).stream()
                .map(draft.nodes::get)
                .toList();
        return new Network(name, source, draft.inputs, draft.nodes, draft.outputs, Network.owners(draft.ties, live));
    }

    // ---- inputs ----

    /** What stands behind {@code @Network}. */
    private String inputs() {
        int count = draft.chance(0.12) ? 2 : 1;
        boolean onNetwork = count == 1 && draft.chance(0.2);
        for (int i = 0; i < count; i++) {
            boolean tokens = draft.chance(0.1);
            int[] shape = tokens ? new int[] {draft.from(1, 6)} : shape();
            int many = tokens ? draft.from(2, 11) : 0;
            String name = onNetwork ? "input" : "x" + i;
            draft.inputs.add(new Network.Input(name, shape, many));
            draft.values.add(draft.add(name, new Moves.View(shape), List.of(), false));
            String numbers =
                    (onNetwork ? "input = " : "shape = ") + (shape.length == 1 ? shape[0] + "" : Draft.braces(shape));
            String more = tokens ? ", tokens = " + many : onNetwork ? "" : ", gradient = true";
            if (onNetwork) {
                embed(tokens, i);
                return "(" + numbers + more + ")";
            }
            draft.text.append("    @Input(" + numbers + more + ") InputLayer " + name + "();\n");
        }
        for (int i = 0; i < count; i++) {
            embed(draft.inputs.get(i).tokens() > 0, i);
        }
        return "";
    }

    private int[] shape() {
        boolean wide = draft.chance(0.12);
        int channels = wide ? draft.from(15, 18) : draft.from(1, 4);
        return switch (draft.from(0, 9)) {
            case 0, 1 -> new int[] {draft.from(1, 20)};
            case 2, 3 -> new int[] {draft.from(1, 7), draft.from(2, 8)};
            case 4 -> new int[] {channels, draft.from(3, 11)};
            case 9 -> new int[] {Math.min(channels, 3), draft.from(1, 4), draft.from(2, 5), draft.from(2, 5)};
            default ->
                wide && draft.chance(0.4)
                        ? new int[] {channels, 4 * draft.from(2, 4), 4 * draft.from(2, 4)}
                        : new int[] {channels, draft.from(2, wide ? 4 : 7), draft.from(2, wide ? 5 : 8)};
        };
    }

    /** Token ids are read by an embedding alone. */
    private void embed(boolean tokens, int input) {
        if (!tokens) {
            return;
        }
        Network.Input in = draft.inputs.get(input);
        int place = 0;
        while (!draft.values.get(place).name().equals(in.name())) {
            place++;
        }
        Draft.Value ids = draft.values.remove(place);
        int out = draft.from(1, 8);
        int padding = draft.chance(0.4) ? draft.from(0, in.tokens() - 1) : -1;
        String name = "e" + input;
        Op op = new Sequences.Embedding(name, in.shape()[0], in.tokens(), out, padding);
        Draft.Value v = draft.add(name, op, List.of(ids.node()), false);
        draft.declare(
                v,
                (padding < 0 ? "" : "@PaddingToken(" + padding + ") ") + "@Layer(from = \"" + in.name() + "\", out = "
                        + out + ") Embedding " + name + "();");
    }

    // ---- nodes ----

    private void grow(String name) {
        for (int attempt = 0; attempt < 30; attempt++) {
            double kind = draft.random.nextDouble();
            boolean done = kind < 0.14
                    ? join(name)
                    : kind < 0.2 ? new Blocks(draft).use(name) : kind < 0.24 ? shortcut(name) : layer(name);
            if (done) {
                return;
            }
        }
    }

    private boolean layer(String name) {
        Draft.Value from = draft.source();
        boolean frozen = draft.chance(0.07);
        Made made = draft.chance(0.05)
                ? Made.of("Identity", new Moves.View(from.shape()))
                : layers.any(name, from.shape(), frozen);
        return made != null && declare(name, made, List.of(from), frozen, draft.read(from));
    }

    private boolean join(String name) {
        Draft.Value first = draft.source();
        List<Draft.Value> reads = new ArrayList<>(List.of(first));
        int count = draft.from(2, 3);
        if (draft.chance(0.45)) {
            int axis = draft.from(0, first.rank() - 1);
            List<Draft.Value> all = draft.values.stream()
                    .filter(v -> v.rank() == first.rank() && alikeBut(axis, v.shape(), first.shape()))
                    .toList();
            while (reads.size() < count) {
                reads.add(draft.of(all));
            }
            Op op = new Joins.Concat(
                    axis, reads.stream().map(Draft.Value::shape).toList());
            return declare(
                    name,
                    Made.of("Concat", op).with(axis == 0 ? "" : "@Axis(" + axis + ")"),
                    reads,
                    false,
                    Draft.read(reads));
        }
        Joins.Kind kind = draft.of(Joins.Kind.values());
        while (reads.size() < (kind == Joins.Kind.SUBTRACT ? 2 : count)) {
            reads.add(draft.of(draft.alike(first.shape())));
        }
        Op op = new Joins.Elements(kind, first.shape(), reads.size());
        return declare(name, Made.of(kind.title, op), reads, false, Draft.read(reads));
    }

    private static boolean alikeBut(int axis, int[] a, int[] b) {
        for (int d = 0; d < a.length; d++) {
            if (d != axis && a[d] != b[d]) {
                return false;
            }
        }
        return true;
    }

    /** Only where its meaning does not depend on what made the shapes. */
    private boolean shortcut(String name) {
        Draft.Value from = draft.of(draft.values);
        Draft.Value to = draft.of(draft.values);
        if (from.rank() != to.rank() || from.rank() == 2 || Arrays.equals(from.shape(), to.shape())) {
            return false;
        }
        int[] stride = new int[from.rank() - 1];
        for (int d = 0; d < stride.length; d++) {
            int in = from.shape()[d + 1];
            int out = to.shape()[d + 1];
            stride[d] = (in + out - 1) / out;
            if ((in + stride[d] - 1) / stride[d] != out) {
                return false;
            }
        }
        int channels = to.shape()[0];
        boolean pads = from.rank() < 4 && channels >= from.shape()[0] && draft.chance(0.5);
        Op op;
        if (pads) {
            op = Moves.of(from.shape(), to.shape(), at -> {
                int[] place = at.clone();
                for (int d = 0; d < stride.length; d++) {
                    place[d + 1] *= stride[d];
                }
                return place;
            });
        } else if (from.rank() == 1) {
            op = new Products.Dense(name, from.shape(), channels, false);
        } else {
            int[] ones = {1, 1, 1};
            Slide slide = new Slide(
                    Slide.three(Arrays.copyOfRange(from.shape(), 1, from.rank()), 1),
                    Slide.three(Arrays.copyOfRange(to.shape(), 1, to.rank()), 1),
                    ones,
                    Slide.three(stride, 1),
                    new int[3],
                    ones);
            Convolution c = new Convolution(slide, 1, from.shape()[0], channels);
            boolean whole = Sums.product(slide.in()) == 1;
            op = new Products.Conv(name, stride.length, c, false, whole);
        }
        String match = "@Match(to = \"" + to.name() + "\"" + (pads ? ", by = Matching.PADDING)" : ")");
        return declare(
                name, Made.of("Shortcut", op).with(match), List.of(from), false, "from = \"" + from.name() + "\"");
    }

    /** Adds a layer with facets; false if it is too large. */
    private boolean declare(String name, Made made, List<Draft.Value> reads, boolean frozen, String from) {
        int weights = made.op().weights().stream().mapToInt(Weight::size).sum();
        if (made.op().size() > MOST || weights > MOST_WEIGHTS) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        if (frozen) {
            text.append("@Frozen ");
        }
        String owner = owner(made.op());
        if (owner != null) {
            text.append("@Tied(\"" + owner + "\") ");
            draft.ties.put(name + ".weight", owner + ".weight");
        }
        List<String> members = new ArrayList<>(List.of(from));
        members.addAll(made.members());
        text.append(Draft.layer(members)).append(' ').append(made.more()).append(' ');
        Draft.Value v =
                draft.add(name, made.op(), reads.stream().map(Draft.Value::node).toList(), frozen);
        if (made.takesFacets() && !made.kind().equals("Shortcut")) {
            v = facets(v, made, frozen, text);
        }
        if (draft.chance(0.22) && !made.kind().equals("Shortcut")) {
            v = facet(v, facets.noise(name, v.shape()), frozen, text);
        }
        String declared = text.toString();
        if (declared.isBlank() || !declared.contains("@")) {
            declared = "@Layer ";
        }
        draft.declare(v, declared + made.kind() + " " + name + "();");
        return true;
    }

    private Draft.Value facets(Draft.Value at, Made made, boolean frozen, StringBuilder text) {
        Draft.Value v = at;
        if (!made.isNorm() && draft.chance(0.22)) {
            Facets.Facet norm = facets.norm(v.name(), v.shape(), false, frozen);
            v = norm == null ? v : facet(v, norm, frozen, text);
        }
        return draft.chance(0.4) && !made.more().contains("@Activation")
                ? facet(v, facets.activation(v.name() + ".act", v.shape()), frozen, text)
                : v;
    }

    private Draft.Value facet(Draft.Value v, Facets.Facet facet, boolean frozen, StringBuilder text) {
        text.append(facet.annotation()).append(' ');
        return draft.then(v, facet.op(), frozen);
    }

    /** A node whose weight this one may share. */
    private @Nullable String owner(Op op) {
        if (!(op instanceof Products.Folding f) || draft.chance(0.6)) {
            return null;
        }
        List<String> all = draft.nodes.stream()
                .map(Node::op)
                .filter(o -> o instanceof Products.Folding g
                        && g.getClass() == op.getClass()
                        && !g.prefix().contains(".")
                        && !draft.ties.containsKey(g.prefix() + ".weight")
                        && Arrays.equals(
                                g.weights().getFirst().shape(),
                                f.weights().getFirst().shape()))
                .map(o -> ((Products.Folding) o).prefix())
                .toList();
        return all.isEmpty() ? null : draft.of(all);
    }

    // ---- outputs ----

    private void end() {
        boolean two = draft.chance(0.15);
        if (two) {
            output("y0", draft.of(draft.values), true);
        }
        if (draft.inputs.size() > 1) {
            gather();
        }
        output("y", draft.last(), two);
    }

    /** All inputs must be used. */
    private void gather() {
        List<Draft.Value> ends = new ArrayList<>();
        for (int i = 0; i < draft.inputs.size(); i++) {
            String name = (draft.inputs.get(i).tokens() > 0 ? "e" : "x") + i;
            draft.values.stream().filter(v -> v.name().equals(name)).findFirst().ifPresent(ends::add);
        }
        ends.add(draft.last());
        List<Draft.Value> flat =
                ends.stream().map(v -> flat(v, "of_" + v.name())).toList();
        Op op = new Joins.Concat(0, flat.stream().map(Draft.Value::shape).toList());
        Draft.Value all =
                draft.add("all", op, flat.stream().map(Draft.Value::node).toList(), false);
        draft.declare(all, "@Layer(" + Draft.read(flat) + ") Concat all();");
    }

    private Draft.Value flat(Draft.Value v, String name) {
        if (v.rank() == 1) {
            return v;
        }
        Draft.Value flat = draft.add("flat_" + name, new Moves.View(new int[] {v.size()}), List.of(v.node()), false);
        draft.declare(flat, "@Layer(from = \"" + v.name() + "\") Flatten flat_" + name + "();");
        return flat;
    }

    private void output(String name, Draft.Value from, boolean weighted) {
        boolean classes = draft.chance(0.5);
        boolean positions = from.rank() == 2 && classes && draft.chance(0.6) && from.size() < 200;
        Draft.Value read = positions ? from : flat(from, name);
        int out = draft.from(2, 5);
        float weight = weighted && draft.chance(0.5) ? 0.25f : 1;
        Network.Loss loss = classes ? Network.Loss.CROSS_ENTROPY : Network.Loss.MSE;
        Draft.Value y = draft.add(name, new Products.Dense(name, read.shape(), out, true), List.of(read.node()), false);
        draft.declare(
                y,
                "@Layer(from = \"" + read.name() + "\", out = " + out + ") @Output(loss = LossFunction." + loss
                        + (weight == 1 ? "" : ", weight = " + weight) + ") Linear " + name + "();");
        draft.outputs.add(new Network.Output(name, y.node(), loss, weight));
    }
}
