package synapt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synapt.ParameterSpec.Group;
import synapt.kernel.Kernels;

/**
 * The tensors of a network, in order of declaration, and where each lies in memory: group after group, each tensor at a multiple
 * of 16 elements.
 */
public final class ParameterTable {

    private final List<ParameterSpec> specs;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final long[] offsets;
    private final long summed;
    private final long learnt;
    private final long elements;

    private ParameterTable(List<ParameterSpec> specs) {
        this.specs = List.copyOf(specs);
        this.offsets = new long[specs.size()];
        for (int i = 0; i < specs.size(); i++) {
            index.put(specs.get(i).name(), i);
        }
        summed = place(Group.SUMMED, 0);
        learnt = place(Group.WHOLE_BATCH, summed);
        elements = place(Group.STATE, learnt);
    }

    public static ParameterTable of(ParameterSpec... specs) {
        return new ParameterTable(Arrays.asList(specs));
    }

    /** As {@link #of}, for a table in several parts. */
    public static ParameterTable joined(ParameterSpec[]... parts) {
        return new ParameterTable(Arrays.stream(parts).flatMap(Arrays::stream).toList());
    }

    /**
     * The same table, where a tensor has a second name. It is there once, in memory and in files.
     *
     * @throws IllegalArgumentException if there is no such tensor, or the second name is taken
     */
    public ParameterTable tied(String name, String owner) {
        ParameterTable table = new ParameterTable(specs);
        table.index.putAll(index);
        if (table.index.putIfAbsent(name, indexOf(owner)) != null) {
            throw new IllegalArgumentException("there is a tensor \"" + name + "\" already");
        }
        return table;
    }

    private long place(Group group, long offset) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).group() == group) {
                offsets[i] = offset;
                offset += (specs.get(i).size() + Kernels.LANES - 1L) / Kernels.LANES * Kernels.LANES;
            }
        }
        return offset;
    }

    /** All tensors, in order of declaration. */
    public List<ParameterSpec> specs() {
        return specs;
    }

    /** How many numbers are learnt. */
    public long parameterCount() {
        return specs.stream()
                .filter(s -> s.group() != Group.STATE)
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    /**
     * @throws IllegalArgumentException if there is no tensor of that name
     */
    public ParameterSpec spec(String name) {
        return specs.get(indexOf(name));
    }

    /** Where a tensor starts, in elements: a multiple of 16. */
    public long offset(String name) {
        return offsets[indexOf(name)];
    }

    /** Elements of the tensors whose gradients are summed over blocks: the first in memory. */
    long summedElements() {
        return summed;
    }

    /** Elements of all learnt tensors, gaps included. */
    public long learntElements() {
        return learnt;
    }

    /** Elements of all tensors, gaps included. */
    long elements() {
        return elements;
    }

    private int indexOf(String name) {
        Integer i = index.get(name);
        if (i == null) {
            throw new IllegalArgumentException(
                    "there is no tensor \"" + name + "\" in this network; it has " + String.join(", ", index.keySet()));
        }
        return i;
    }
}
