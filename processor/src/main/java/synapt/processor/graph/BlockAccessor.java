package synapt.processor.graph;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A method that returns a block, or a list of them.
 *
 * @param name      the method's name
 * @param access    its visibility: "public", "protected" or ""
 * @param isList    whether it returns a list
 * @param instances what it returns
 */
public record BlockAccessor(String name, String access, boolean isList, List<BlockInstance> instances) {

    public BlockAccessor {
        instances = List.copyOf(instances);
    }

    /** Whether this and another return as many blocks, which differ in nothing but their paths and numbers. */
    boolean isLike(BlockAccessor other) {
        return instances.size() == other.instances.size()
                && IntStream.range(0, instances.size())
                        .allMatch(i -> instances.get(i).isLike(other.instances.get(i)));
    }
}
