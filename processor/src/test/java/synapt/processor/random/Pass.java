package synapt.processor.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** One pass over a batch: what operations ask for, and the gradients of weights that they leave. */
final class Pass {

    private final Map<String, float[]> tensors;
    private final Map<String, String> owners;
    final boolean training;
    final long seed;
    final long step;

    /** For each use of a tensor, what is added up in order: sums of blocks, or one sum over the batch. */
    private final SequencedMap<String, List<float[]>> gradients = new LinkedHashMap<>();

    /** New values of running statistics. */
    final Map<String, float[]> states = new LinkedHashMap<>();

    Pass(Map<String, float[]> tensors, Map<String, String> owners, boolean training, long seed, long step) {
        this.tensors = tensors;
        this.owners = owners;
        this.training = training;
        this.seed = seed;
        this.step = step;
    }

    float[] tensor(String name) {
        float[] values = tensors.get(owners.getOrDefault(name, name));
        if (values == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return values;
    }

    void gradient(String name, float[]... parts) {
        gradients.computeIfAbsent(name, any -> new ArrayList<>()).addAll(List.of(parts));
    }

    /** The gradients of tensors: the owner's, then those of other uses, from the first to the last, which was the first to leave its. */
    Map<String, float[]> gradients() {
        Map<String, float[]> sums = new LinkedHashMap<>();
        gradients.forEach((name, parts) -> {
            if (!owners.containsKey(name)) {
                parts.forEach(p -> add(p, sums, name));
            }
        });
        gradients.sequencedEntrySet().reversed().forEach(use -> {
            String owner = owners.get(use.getKey());
            if (owner != null) {
                use.getValue().forEach(p -> add(p, sums, owner));
            }
        });
        return sums;
    }

    private static void add(float[] part, Map<String, float[]> sums, String name) {
        float[] sum = sums.computeIfAbsent(name, any -> new float[part.length]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }
}
