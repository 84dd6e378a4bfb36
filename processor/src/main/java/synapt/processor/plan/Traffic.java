package synapt.processor.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the statements of a pass read and write in the buffers of the plan. A buffer counts each time a statement names it: one that
 * a kernel reads and writes counts twice. Weights, and what is kept of a whole batch, are no part of it.
 *
 * @param bytes of one example, by what the statements' comments begin with: the nodes, in order
 */
public record Traffic(Map<String, Long> bytes) {

    private static final int EXAMPLES = 16;

    /** @param name of statements before the first comment */
    public static Traffic of(List<Step> steps, String name) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        String node = name;
        for (Step step : steps) {
            int colon = step.comment().indexOf(':');
            node = colon < 0 ? node : step.comment().substring(0, colon);
            long elements = step.buffers().stream().mapToLong(Buffer::elements).sum();
            bytes.merge(node, elements * Float.BYTES / EXAMPLES, Long::sum);
        }
        return new Traffic(bytes);
    }

    public long of(String node) {
        return bytes.getOrDefault(node, 0L);
    }

    public long total() {
        return bytes.values().stream().mapToLong(b -> b).sum();
    }
}
