package synapt;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share the tasks of one job after another; the caller takes part. Tasks are handed out one by one, so a core
 * that something else takes away delays only what it works on. Idle threads spin for a moment, as the next job of a training
 * step follows within microseconds, and then park.
 *
 * <p>Nothing is allocated by a job. Which thread does which task decides nothing about results.
 */
final class Workers {

    /** What is done with each task's number. */
    interface Job {
        /**
         * @param worker who does it, 0 (the caller) to threads - 1
         * @param task   which one
         */
        void run(int worker, int task);
    }

    private static final int SPINS = 20_000;

    /** How long a thread waits for work before it ends; the next job starts another. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final int threads;
    private final Helper[] helpers;
    private final ReentrantLock busy = new ReentrantLock();

    /**
     * What there is to do. A thread that comes late, from the job before, may take tasks of the next while they are dealt: all else
     * about that job is written by then.
     */
    private final TaskShares shares;

    /** The current job's number. */
    private final AtomicInteger generation = new AtomicInteger();

    private final AtomicInteger finished = new AtomicInteger();
    private @Nullable Job job;
    private volatile @Nullable Throwable failure;

    Workers(int threads) {
        this.threads = threads;
        this.helpers = new Helper[threads - 1];
        this.shares = new TaskShares(threads);
    }

    int threads() {
        return threads;
    }

    /**
     * Does tasks 0 to {@code count - 1} and returns when all are done. A second caller at the same time, or a task that calls
     * this again, works alone.
     */
    void run(int count, Job todo) {
        run(count, todo, true);
    }

    /**
     * As {@link #run(int, Job)}, in an order that is best for caches.
     *
     * @param fromFirst whether each thread goes from its first task to its last, or back. Jobs that go over the same data go to and
     *                  fro, and find what the one before has just left.
     */
    void run(int count, Job todo, boolean fromFirst) {
        if (threads == 1 || count <= 1 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int t = 0; t < count; t++) {
                todo.run(0, fromFirst ? t : count - 1 - t);
            }
            return;
        }
        try {
            share(count, todo, fromFirst);
        } finally {
            busy.unlock();
        }
    }

    private void share(int count, Job todo, boolean fromFirst) {
        job = todo;
        failure = null;
        finished.set(0);
        shares.deal(count, fromFirst);
        generation.incrementAndGet();
        wake();
        work(0);
        for (int spins = 0; finished.get() < count; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        job = null;
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            Workers.<RuntimeException>rethrow(thrown);
        }
    }

    /** Throws what a task threw, be it a checked exception that a task of another language did not declare. */
    @SuppressWarnings("unchecked") // at run time there is no type to check
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private void wake() {
        for (int i = 0; i < helpers.length; i++) {
            Helper helper = helpers[i];
            if (helper == null || !helper.isAlive()) {
                helper = new Helper(i + 1);
                helpers[i] = helper;
                helper.start();
            } else if (helper.parked) {
                LockSupport.unpark(helper);
            }
        }
    }

    /** Takes tasks until none is left, and says so once: cores that tell each other after each task wait for each other. */
    private void work(int worker) {
        int done = 0;
        for (int task = shares.take(worker); task != TaskShares.NONE; task = shares.take(worker)) {
            try {
                if (failure == null && job != null) {
                    job.run(worker, task);
                }
            } catch (Throwable t) {
                failure = t;
            }
            done++;
        }
        if (done > 0) {
            finished.addAndGet(done);
        }
    }

    private final class Helper extends Thread {

        private final int worker;
        private volatile boolean parked;

        Helper(int worker) {
            super("synapt-worker-" + worker);
            this.worker = worker;
            setDaemon(true);
        }

        @Override
        public void run() {
            int seen = 0;
            int next = await(seen);
            while (next != seen) {
                seen = next;
                work(worker);
                next = await(seen);
            }
        }

        /** The generation after {@code seen}, or {@code seen} again when none came for long. */
        private int await(int seen) {
            for (int spins = 0; spins < SPINS; spins++) {
                if (generation.get() != seen) {
                    return generation.get();
                }
                Thread.onSpinWait();
            }
            parked = true;
            try {
                long deadline = System.nanoTime() + PATIENCE_NANOS;
                while (generation.get() == seen && System.nanoTime() < deadline) {
                    LockSupport.parkNanos(Workers.this, PATIENCE_NANOS);
                }
            } finally {
                parked = false;
            }
            return generation.get();
        }
    }
}
