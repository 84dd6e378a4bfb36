package synapt.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synapt.text.EditDistance;

/** Compares the tensors of a file with those that are needed. */
final class TensorTable {

    private static final int SHOWN = 5;

    private TensorTable() {}

    static void requireExactly(Safetensors file, Map<String, int[]> expected) throws FileFormatException {
        Set<String> missing = new LinkedHashSet<>(expected.keySet());
        missing.removeAll(file.names());
        List<String> unexpected = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Tensor tensor : file.tensors()) {
            int[] shape = expected.get(tensor.name());
            if (shape == null && isBatchCounter(tensor.name(), expected)) {
                continue;
            }
            if (shape == null) {
                unexpected.add(tensor.name());
            } else if (tensor.dtype() != DType.F32 || !tensor.hasShape(shape)) {
                wrong.add(tensor + " instead of F32 " + Arrays.toString(shape));
            }
        }
        if (missing.isEmpty() && unexpected.isEmpty() && wrong.isEmpty()) {
            return;
        }
        StringBuilder reason = new StringBuilder("found other tensors than the %d expected".formatted(expected.size()));
        describe(
                reason,
                "missing",
                missing.stream()
                        .limit(SHOWN)
                        .map(name -> Texts.quoted(name) + " F32 " + Arrays.toString(expected.get(name)))
                        .toList(),
                missing.size());
        describe(
                reason,
                "unexpected",
                unexpected.stream()
                        .limit(SHOWN)
                        .map(name -> file.tensor(name)
                                + EditDistance.closest(name, missing)
                                        .map(meant -> " (did you mean " + Texts.quoted(meant) + "?)")
                                        .orElse(""))
                        .toList(),
                unexpected.size());
        describe(reason, "wrong", wrong.subList(0, Math.min(SHOWN, wrong.size())), wrong.size());
        throw new FileFormatException(file.file(), reason.toString());
    }

    /** PyTorch saves with a norm how many batches it has seen, which only its cumulative averages need. */
    private static boolean isBatchCounter(String name, Map<String, int[]> expected) {
        String counter = ".num_batches_tracked";
        return name.endsWith(counter)
                && expected.containsKey(name.substring(0, name.length() - counter.length()) + ".running_mean");
    }

    private static void describe(StringBuilder reason, String what, List<String> shown, int count) {
        if (count > 0) {
            reason.append("\n  ").append(what).append(": ").append(String.join(", ", shown));
            if (count > shown.size()) {
                reason.append(", and ").append(count - shown.size()).append(" more");
            }
        }
    }
}
