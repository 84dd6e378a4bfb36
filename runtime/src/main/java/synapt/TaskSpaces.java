package synapt;

import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Kernels;

/**
 * The buffers of tasks: one for each task where a pass stops between its parts, one for each worker where a task runs through.
 *
 * @param <W> the buffers
 */
final class TaskSpaces<W extends Workspace> {

    private final BatchLayout batch;
    private final IntFunction<W> factory;
    private final @Nullable Workspace[] byTask;
    private final @Nullable Workspace[] byWorker;

    TaskSpaces(BatchLayout batch, int threads, IntFunction<W> factory) {
        this.batch = batch;
        this.factory = factory;
        this.byTask = new Workspace[batch.partTasks()];
        this.byWorker = new Workspace[batch.workers(threads)];
    }

    boolean hasTasks() {
        return byTask[0] != null;
    }

    /** Makes those of tasks. */
    void prepareTasks() {
        prepare(byTask);
    }

    /** Makes those of workers. */
    void prepareWorkers() {
        prepare(byWorker);
    }

    private void prepare(@Nullable Workspace[] spaces) {
        for (int i = 0; i < spaces.length; i++) {
            spaces[i] = factory.apply(batch.blocksPerTask());
        }
    }

    /** How many tasks a batch is. */
    int tasks(int examples) {
        return batch.tasks(examples);
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
        Workspace w = Objects.requireNonNull(spaces[i], "prepared");
        int perTask = batch.blocksPerTask() * Kernels.LANES;
        w.examples(task, task * perTask, Math.min(perTask, examples - task * perTask));
        return (W) w;
    }
}
