package synapt.random;

import java.util.function.DoubleFunction;

/**
 * A rate that changes between steps: set by hand, or by a schedule. One thread trains with it; any number may set it or read it.
 *
 * @param <R> what kernels take, such as {@link Rate}
 */
public final class ScheduledRate<R> {

    private static final String SCHEDULED = " by a schedule";

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

    /** The node's name. */
    public String name() {
        return name;
    }

    /** What a checkpoint keeps: the current rate, and whether a schedule gave it. */
    public String state() {
        return current.rate + (schedule instanceof ConstantRate ? "" : SCHEDULED);
    }

    /**
     * What goes on from a {@link #state()}. A rate that was set is set again; a schedule is a function, which no file can hold, so it
     * must be there.
     *
     * @throws IllegalArgumentException if that can't be gone on from
     */
    public Runnable restoring(String state) {
        boolean isScheduled = state.endsWith(SCHEDULED);
        if (isScheduled && schedule instanceof ConstantRate) {
            throw new IllegalArgumentException(
                    "found a rate of " + name + " that followed a schedule; set that schedule before you resume");
        }
        String number = isScheduled ? state.substring(0, state.length() - SCHEDULED.length()) : state;
        double rate;
        try {
            rate = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("found \"" + number + "\" as the rate of " + name, e);
        }
        Realised<R> then = new Realised<>(rate, realise.apply(rate));
        RateSchedule next = isScheduled ? schedule : RateSchedule.constant(rate);
        return () -> {
            schedule = next;
            current = then;
        };
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
