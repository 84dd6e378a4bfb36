package synapt.processor.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A network as its generator describes it: to javac as source, to the interpreter as a list of operations.
 *
 * @param source  of package {@code name}
 * @param inputs  the first nodes
 * @param nodes   numbered by their place; those of the inputs have no operation of their own and do nothing
 * @param ties    names of tensors that stand for another's, which is their value
 */
record Network(
        String name,
        String source,
        List<Input> inputs,
        List<Node> nodes,
        List<Output> outputs,
        Map<String, String> ties) {

    /** @param tokens how many there are; 0 for an input of numbers */
    record Input(String name, int[] shape, int tokens) {

        int size() {
            return Sums.product(shape);
        }
    }

    enum Loss {
        CROSS_ENTROPY,
        MSE
    }

    record Output(String name, int node, Loss loss, float weight) {}

    /** Where tensors are kept: under the name of the first use that leads to an output. */
    static Map<String, String> owners(Map<String, String> ties, List<Node> live) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Node n : live) {
            for (Weight w : n.op().weights()) {
                String owner = first.putIfAbsent(ties.getOrDefault(w.name(), w.name()), w.name());
                if (owner != null) {
                    owners.put(w.name(), owner);
                }
            }
        }
        return owners;
    }

    /** The numbers of the nodes that lead to an output. */
    SortedSet<Integer> live() {
        return live(nodes, outputs);
    }

    static SortedSet<Integer> live(List<Node> nodes, List<Output> outputs) {
        SortedSet<Integer> live = new TreeSet<>();
        List<Integer> open = new ArrayList<>(outputs.stream().map(Output::node).toList());
        while (!open.isEmpty()) {
            Node n = nodes.get(open.removeLast());
            if (live.add(n.number())) {
                open.addAll(n.inputs());
            }
        }
        return live;
    }

    /** All tensors, under the names under which they are kept; what leads nowhere has none. */
    List<Weight> weights() {
        return live().stream()
                .flatMap(i -> nodes.get(i).op().weights().stream())
                .filter(w -> !ties.containsKey(w.name()))
                .toList();
    }

    Op op(Output output) {
        return nodes.get(output.node()).op();
    }
}
