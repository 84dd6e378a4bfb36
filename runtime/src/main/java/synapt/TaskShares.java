package synapt;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is left of a job's tasks. Each worker begins with a share of its own, the same numbers each time, so that what a task left in
 * a core's caches is found there by the next job; who has done its share takes what another would come to last.
 */
final class TaskShares {

    static final int NONE = -1;

    /** Two cache lines, which are loaded together, for each share: workers seldom write to the same. */
    private static final int STEP = 16;

    private final int workers;

    /** Of each worker the first task (high half) and the one after its last (low half). */
    private final AtomicLongArray left;

    private boolean upwards;

    TaskShares(int workers) {
        this.workers = workers;
        this.left = new AtomicLongArray(workers * STEP);
    }

    /**
     * Shares out tasks 0 to {@code count - 1}, when none is left.
     *
     * @param fromFirst whether each worker goes from its first to its last, or back
     */
    void deal(int count, boolean fromFirst) {
        upwards = fromFirst;
        for (int w = 0; w < workers; w++) {
            left.set(w * STEP, range(start(w, count), start(w + 1, count)));
        }
    }

    private int start(int worker, int count) {
        return (int) ((long) count * worker / workers);
    }

    private static long range(int from, int to) {
        return (long) from << 32 | to;
    }

    /** A task for a worker, which nobody else gets; {@link #NONE} if none is left. */
    int take(int worker) {
        int own = take(worker, upwards);
        for (int i = 1; own == NONE && i < workers; i++) {
            own = take((worker + i) % workers, !upwards);
        }
        return own;
    }

    private int take(int share, boolean first) {
        while (true) {
            long range = left.get(share * STEP);
            int from = (int) (range >>> 32);
            int to = (int) range;
            if (from == to) {
                return NONE;
            }
            long rest = first ? range(from + 1, to) : range(from, to - 1);
            if (left.compareAndSet(share * STEP, range, rest)) {
                return first ? from : to - 1;
            }
        }
    }
}
