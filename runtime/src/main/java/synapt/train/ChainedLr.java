package synapt.train;

/** A schedule on top of another. */
record ChainedLr(Schedule first, Schedule second) implements Schedule {

    @Override
    public double rate(double base, int epoch, long step) {
        return second.rate(first.rate(base, epoch, step), epoch, step);
    }

    @Override
    public double momentum(double base, int epoch, long step) {
        return second.momentum(first.momentum(base, epoch, step), epoch, step);
    }
}
