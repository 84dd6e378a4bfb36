package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What packs a training run's weights, in units that threads share. Large weights are several units; a tensor's copies follow one
 * another in the order of the tensors, as do the chunks of the update: the thread that has changed weights mostly packs them.
 */
final class PackList {

    /** Elements of a unit: some microseconds' work. */
    private static final long PART = 1 << 15;

    private static final int MOST_PARTS = 16;

    private final Map<String, List<Entry>> bySource = new LinkedHashMap<>();

    /** @param call of several units, it lacks the last argument: which one */
    private record Entry(int units, CodeBlock call) {}

    /** In how many parts weights are packed. */
    static int parts(long elements) {
        return Math.clamp((elements + PART - 1) / PART, 1, MOST_PARTS);
    }

    /** Adds the packing of a tensor in an order. */
    void add(String order, String source, String packed, int parts) {
        CodeBlock call = parts == 1
                ? CodeBlock.of("k.pack($L, $L, $L)", order, source, packed)
                : CodeBlock.of("k.pack($L, $L, $L, $L, ", order, source, packed, parts);
        of(source).add(new Entry(parts, call));
    }

    /** Adds what is one unit. */
    void add(CodeBlock statement) {
        of(statement.toString()).add(new Entry(1, statement));
    }

    private List<Entry> of(String source) {
        return bySource.computeIfAbsent(source, any -> new ArrayList<>());
    }

    private Stream<Entry> entries() {
        return bySource.values().stream().flatMap(List::stream);
    }

    int units() {
        return entries().mapToInt(Entry::units).sum();
    }

    /**
     * The cases of a switch.
     *
     * <pre>
     * case 0, 1, 2 -&gt; k.pack(FC1_WEIGHTS, fc1Weight, fc1Packed, 3, unit);
     * case 3 -&gt; k.pack(FC2_WEIGHTS, fc2Weight, fc2Packed);
     * </pre>
     */
    List<CodeBlock> cases() {
        List<CodeBlock> cases = new ArrayList<>();
        int first = 0;
        for (Entry entry : entries().toList()) {
            String units = IntStream.range(first, first + entry.units)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
            String end = entry.units == 1 ? "" : first == 0 ? "unit)" : "unit - " + first + ")";
            cases.add(CodeBlock.builder()
                    .addStatement("case $L -> $L$L", units, entry.call, end)
                    .build());
            first += entry.units;
        }
        return cases;
    }
}
