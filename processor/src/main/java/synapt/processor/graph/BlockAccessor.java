package synapt.processor.graph;

import java.util.List;

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
}
