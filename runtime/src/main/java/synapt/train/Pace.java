package synapt.train;

/**
 * Tells how long the rest will take from the later half of the time so far: the first steps are slow, as the JIT has not compiled the
 * kernels yet, and what comes between epochs counts too.
 */
final class Pace {

    private static final double LEAST_SECONDS = 3;
    private static final int LEAST_SAMPLES = 16;

    /** The last quarter of the time went at about the pace of the last half. */
    private static final double STEADY = 0.85;

    private static final int SAMPLES = 64;

    private final double[] seconds = new double[SAMPLES];
    private final long[] done = new long[SAMPLES];
    private int count = 1; // nothing was done after 0 seconds
    private double spacing;
    private boolean settled;

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

    /** Seconds for what is left; NaN until it is known: while steps still become faster, nobody can tell. */
    double secondsFor(long left, double now, long total) {
        if (left == 0) {
            return 0;
        }
        double half = secondsEach(now / 2, now, total);
        settled |=
                now >= LEAST_SECONDS && count >= LEAST_SAMPLES && secondsEach(now * 3 / 4, now, total) > STEADY * half;
        return settled ? half * left : Double.NaN;
    }

    /** Seconds for each since a time; NaN if nothing was done since. */
    private double secondsEach(double since, double now, long total) {
        int from = 0;
        while (from + 1 < count && seconds[from + 1] <= since) {
            from++;
        }
        return total == done[from] ? Double.NaN : (now - seconds[from]) / (total - done[from]);
    }
}
