package synapt.random;

/** The same rate for all steps; known from other schedules, as a number can be saved and a function can't. */
record ConstantRate(double rate) implements RateSchedule {

    @Override
    public double at(long step) {
        return rate;
    }
}
