package synapt.processor.graph;

import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.TypeElement;

/**
 * One use of a block in a network.
 *
 * @param type   the block
 * @param path   its dotted path, {@code layer1.0}
 * @param nodes  its methods that return layers
 * @param blocks its methods that return other blocks
 */
public record BlockInstance(
        TypeElement type, String path, List<NetworkModel.Accessor> nodes, List<BlockAccessor> blocks) {

    public BlockInstance {
        nodes = List.copyOf(nodes);
        blocks = List.copyOf(blocks);
    }

    /** Whether this and another differ in nothing but their paths and numbers. */
    public boolean isLike(BlockInstance other) {
        return type.equals(other.type)
                && blocks.size() == other.blocks.size()
                && IntStream.range(0, blocks.size()).allMatch(i -> blocks.get(i).isLike(other.blocks.get(i)));
    }
}
