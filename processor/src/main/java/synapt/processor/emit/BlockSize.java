package synapt.processor.emit;

import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;

/** How many blocks of 16 examples go through a network together. */
final class BlockSize {

    /** What a task's buffers may take and still stay in a core's second-level cache beside the weights: half of 1 MiB. */
    private static final long BUDGET_ELEMENTS = 512 * 1024 / Float.BYTES;

    /** More blocks in a task would leave too few tasks to share among threads. */
    private static final int MOST = 4;

    private BlockSize() {}

    /**
     * As many blocks, a power of two, as the cache has room for. Where weights outweigh a block's buffers, the most there may be: each
     * task reads all weights again, and a task of few examples does little with them.
     */
    static int blocksPerTask(Graph graph, long elementsPerBlock) {
        if (weights(graph) > elementsPerBlock) {
            return MOST;
        }
        int blocks = 1;
        while (blocks < MOST && 2 * blocks * elementsPerBlock <= BUDGET_ELEMENTS) {
            blocks *= 2;
        }
        return blocks;
    }

    private static long weights(Graph graph) {
        return graph.nodes().stream().mapToLong(BlockSize::weights).sum();
    }

    /** Of an embedding none: an example reads a few of its rows. */
    private static long weights(Node n) {
        long all = n.op().parameters().stream()
                .mapToLong(p -> p.shape().elements())
                .sum();
        return Math.min(all, n.op().macs());
    }
}
