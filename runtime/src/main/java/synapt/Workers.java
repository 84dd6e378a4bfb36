package synapt;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
     * Generation of the current job (high half) and how many of its tasks are left (low half): both change in one step. A thread
     * that comes late, from the job before, finds none left, whatever the next job has written already.
     */
    private final AtomicLong turn = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private @Nullable Job job;
    private volatile @Nullable Throwable failure;

    Workers(int threads) {
        this.threads = threads;
        this.helpers = new Helper[threads - 1];
    }

    int threads() {
        return threads;
    }

    /**
     * Does tasks 0 to {@code count - 1} and returns when all are done. A second caller at the same time, or a task that calls
     * this again, works alone.
     */
    void run(int count, Job todo) {
        if (threads == 1 || count <= 1 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int t = 0; t < count; t++) {
                todo.run(0, t);
            }
            return;
        }
        try {
            share(count, todo);
        } finally {
            busy.unlock();
        }
    }

    private void share(int count, Job todo) {
        job = todo;
        failure = null;
        finished.set(0);
        long generation = (turn.get() >>> 32) + 1 & 0xFFFF_FFFFL;
        turn.set(generation << 32 | count);
        wake();
        work(0, generation);
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

    /** Takes tasks of one generation until none is left. */
    private void work(int worker, long generation) {
        while (true) {
            long now = turn.get();
            int left = (int) now;
            if (now >>> 32 != generation || left == 0) {
                return;
            }
            if (!turn.compareAndSet(now, now - 1)) {
                continue;
            }
            int task = left - 1;
            try {
                if (failure == null && job != null) {
                    job.run(worker, task);
                }
            } catch (Throwable t) {
                failure = t;
            } finally {
                finished.incrementAndGet();
            }
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
            long seen = 0;
            long next = await(seen);
            while (next != seen) {
                seen = next;
                work(worker, seen);
                next = await(seen);
            }
        }

        /** The generation after {@code seen}, or {@code seen} again when none came for long. */
        private long await(long seen) {
            for (int spins = 0; spins < SPINS; spins++) {
                long generation = turn.get() >>> 32;
                if (generation != seen) {
                    return generation;
                }
                Thread.onSpinWait();
            }
            parked = true;
            try {
                long deadline = System.nanoTime() + PATIENCE_NANOS;
                while (turn.get() >>> 32 == seen && System.nanoTime() < deadline) {
                    LockSupport.parkNanos(Workers.this, PATIENCE_NANOS);
                }
            } finally {
                parked = false;
            }
            return turn.get() >>> 32;
        }
    }
}
