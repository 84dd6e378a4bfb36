package synapt.train;

/** A schedule that is told the number of the step, or of the epoch, as both. */
record Recounted(Schedule schedule, boolean steps) implements Schedule {

    @Override
    public double rate(double base, int epoch, long step) {
        return steps ? schedule.rate(base, clamped(step), step) : schedule.rate(base, epoch, epoch);
    }

    @Override
    public double momentum(double base, int epoch, long step) {
        return steps ? schedule.momentum(base, clamped(step), step) : schedule.momentum(base, epoch, epoch);
    }

    private static int clamped(long step) {
        return (int) Math.min(step, Integer.MAX_VALUE);
    }
}
