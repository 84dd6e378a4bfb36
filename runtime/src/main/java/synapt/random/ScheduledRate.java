package synapt.random;

import java.util.function.DoubleFunction;

/**
 * A rate that changes between steps: set by hand, or by a schedule. One thread trains with it; any number may set it or read it.
 *
 * @param <R> what kernels take, such as {@link Rate}
 */
public final class ScheduledRate<R> {

    private final String name;
    private final DoubleFunction<R> realise;
    private volatile RateSchedule schedule;
    private volatile Realised<R> current;

    private record Realised<R>(double rate, R value) {}

    /**
     * @param name     the node's, for messages
     * @param schedule what it begins with
     * @param realise  makes of a rate what kernels take, and refuses those that are none
     */
    public ScheduledRate(String name, RateSchedule schedule, DoubleFunction<R> realise) {
        this.name = name;
        this.realise = realise;
        this.schedule = schedule;
        this.current = realised(0, schedule);
    }

    /** As the other, with a rate that stays until it is set. */
    public ScheduledRate(String name, double rate, DoubleFunction<R> realise) {
        this(name, RateSchedule.constant(rate), realise);
    }

    /**
     * Sets the rate for the steps that begin later.
     *
     * @throws IllegalArgumentException if it is none; nothing is changed then
     */
    public void set(double rate) {
        set(RateSchedule.constant(rate));
    }

    /**
     * Lets a schedule decide from the next step on.
     *
     * @throws IllegalArgumentException if what it gives for step 0 is not a rate; nothing is changed then
     */
    public void set(RateSchedule newSchedule) {
        Realised<R> first = realised(0, newSchedule);
        schedule = newSchedule;
        current = first;
    }

    /**
     * What a step takes that begins now.
     *
     * @throws IllegalArgumentException if the schedule gives what is not a rate
     */
    public R at(long step) {
        Realised<R> now = realised(step, schedule);
        current = now;
        return now.value;
    }

    /** What the last step took, or the first will take. */
    public R current() {
        return current.value;
    }

    /** Nothing is made anew while the rate stays. */
    private Realised<R> realised(long step, RateSchedule s) {
        double rate = s.at(step);
        Realised<R> known = current;
        if (known != null && known.rate == rate) {
            return known;
        }
        try {
            return new Realised<>(rate, realise.apply(rate));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the rate of " + name + " at step " + step + ": " + e.getMessage(), e);
        }
    }
}
