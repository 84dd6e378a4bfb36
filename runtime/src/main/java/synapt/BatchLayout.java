package synapt;

import synapt.kernel.Kernels;

/**
 * How a training run's largest batch is cut up: into blocks of 16 examples, tasks of some blocks, and parts of some tasks whose
 * gradients are summed before the next part begins.
 *
 * @param blocksPerTask blocks that go through the network together
 * @param maxBatch      the most examples
 * @param maxPart       the most examples that were asked for in a part
 */
record BatchLayout(int blocksPerTask, int maxBatch, int maxPart) {

    static int blocks(int examples) {
        return (examples + Kernels.LANES - 1) / Kernels.LANES;
    }

    /** Blocks of the whole batch. */
    int blocks() {
        return blocks(maxBatch);
    }

    /** Blocks of a part: whole tasks, or the batch. */
    int partBlocks() {
        return Math.min(blocks(), partTasks() * blocksPerTask);
    }

    /** Tasks of a part. */
    int partTasks() {
        return tasks(Math.min(maxPart, maxBatch));
    }

    int tasks(int examples) {
        return (blocks(examples) + blocksPerTask - 1) / blocksPerTask;
    }

    /** How many of some threads ever work on the tasks of a part: one task alone is done by the caller. */
    int workers(int threads) {
        return partTasks() == 1 ? 1 : threads;
    }
}
