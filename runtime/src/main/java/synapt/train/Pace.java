package synapt.train;

/**
 * Tells how long the rest will take from the later half of the time so far: the first steps are slow, as the JIT has not compiled the
 * kernels yet, and what comes between epochs counts too.
 */
final class Pace {

    /** Before that the pace says nothing. */
    static final double WARM_UP_SECONDS = 3;

    private static final int SAMPLES = 64;

    private final double[] seconds = new double[SAMPLES];
    private final long[] done = new long[SAMPLES];
    private int count = 1; // nothing was done after 0 seconds
    private double spacing;

    /**
     * Takes note of where things stand.
     *
     * @param now   seconds since the start, never less than before
     * @param total what is done by now
     */
    void at(double now, long total) {
        if (now - seconds[count - 1] < spacing) {
            return;
        }
        if (count == SAMPLES) {
            for (int i = 1; i < SAMPLES / 2; i++) {
                seconds[i] = seconds[2 * i];
                done[i] = done[2 * i];
            }
            count = SAMPLES / 2;
            spacing = now / SAMPLES;
        }
        seconds[count] = now;
        done[count++] = total;
    }

    /** Seconds for what is left; NaN in the first seconds, when nobody can know. */
    double secondsFor(long left, double now, long total) {
        if (left == 0) {
            return 0;
        }
        if (now < WARM_UP_SECONDS) {
            return Double.NaN;
        }
        int from = 0;
        while (from + 1 < count && seconds[from + 1] <= now / 2) {
            from++;
        }
        return total == done[from] ? Double.NaN : (now - seconds[from]) / (total - done[from]) * left;
    }
}
