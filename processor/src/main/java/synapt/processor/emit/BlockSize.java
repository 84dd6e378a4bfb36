package synapt.processor.emit;

/** How many blocks of 16 examples go through a network together. */
final class BlockSize {

    /** What a task's buffers may take and still stay in a core's second-level cache beside the weights: half of 1 MiB. */
    private static final long BUDGET_ELEMENTS = 512 * 1024 / Float.BYTES;

    /** More blocks in a task would leave too few tasks to share among threads. */
    private static final int MOST = 4;

    private BlockSize() {}

    /** As many blocks, a power of two, as the cache has room for. */
    static int blocksPerTask(long elementsPerBlock) {
        int blocks = 1;
        while (blocks < MOST && 2 * blocks * elementsPerBlock <= BUDGET_ELEMENTS) {
            blocks *= 2;
        }
        return blocks;
    }
}
