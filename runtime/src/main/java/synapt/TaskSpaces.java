package synapt;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Kernels;

/**
 * The buffers of tasks, made when first needed: one for each task where a pass stops between its parts, one for each worker where
 * a task runs through.
 *
 * @param <W> the buffers
 */
final class TaskSpaces<W extends Workspace> {

    private final int blocksPerTask;
    private final IntFunction<W> factory;
    private final @Nullable Workspace[] byTask;
    private final @Nullable Workspace[] byWorker;

    TaskSpaces(int blocksPerTask, int maxBatch, int workers, IntFunction<W> factory) {
        this.blocksPerTask = blocksPerTask;
        this.factory = factory;
        this.byTask = new Workspace[tasks(maxBatch)];
        this.byWorker = new Workspace[workers];
    }

    /** How many tasks a batch is. */
    int tasks(int examples) {
        int perTask = blocksPerTask * Kernels.LANES;
        return (examples + perTask - 1) / perTask;
    }

    /** A task's own buffers. */
    W ofTask(int task, int examples) {
        return space(byTask, task, task, examples);
    }

    /** A worker's buffers, for a task. */
    W ofWorker(int worker, int task, int examples) {
        return space(byWorker, worker, task, examples);
    }

    @SuppressWarnings("unchecked") // the arrays hold what the factory made
    private W space(@Nullable Workspace[] spaces, int i, int task, int examples) {
        Workspace w = spaces[i];
        if (w == null) {
            w = factory.apply(blocksPerTask);
            spaces[i] = w;
        }
        int perTask = blocksPerTask * Kernels.LANES;
        w.examples(task, task * perTask, Math.min(perTask, examples - task * perTask));
        return (W) w;
    }
}
