package synapt.processor.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;

/** Which tensors are there under two names, and which are not learnt. */
final class Ties {

    private static final String WEIGHT = ".weight";

    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Set<String> frozen = new HashSet<>();

    Ties(Graph graph) {
        Map<String, String> firstUses = new HashMap<>(); // the node that owns it may be one that led nowhere
        for (Node n : graph.nodes()) {
            if (n.facet() == Node.Facet.LAYER) {
                String first = firstUses.putIfAbsent(n.tied() == null ? n.name() : n.tied(), n.name());
                if (first != null) {
                    owners.put(n.name() + WEIGHT, first + WEIGHT);
                }
            }
            for (Parameter p : n.op().parameters()) {
                if (n.frozen() && !isTied(p)) {
                    frozen.add(p.name());
                }
            }
        }
    }

    /** Names that stand for another tensor, with the names of that. */
    Map<String, String> all() {
        return owners;
    }

    boolean isTied(Parameter p) {
        return owners.containsKey(p.name());
    }

    /** The name under which a tensor is kept. */
    String owner(String tensor) {
        return owners.getOrDefault(tensor, tensor);
    }

    /** Whether a node's use of a parameter adds to its gradient. */
    boolean learns(Node n, Parameter p) {
        return p.role() != Parameter.Role.STATE && !n.frozen() && !frozen.contains(owner(p.name()));
    }
}
