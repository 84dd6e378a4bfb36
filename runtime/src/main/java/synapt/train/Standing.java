package synapt.train;

import java.util.List;
import synapt.io.Checkpoint;
import synapt.io.DType;
import synapt.io.FileFormatException;
import synapt.io.Tensor;

/**
 * Where a trainer stands, beside what its run is: to and from a checkpoint. Nothing in it depends on time, so that a run that was
 * interrupted ends with the same file.
 *
 * @param plan     what the order of the examples depends on
 * @param schedule what can be said of it
 * @param base     what the schedule is given
 * @param epoch    the number of the epoch at work, or of the next
 * @param sums     what was done of it
 * @param lastBase the schedule's base in the last step
 * @param lastRate the rate in the last step; NaN before the first
 * @param metrics  what the plateau has seen
 * @param results  of the epochs that came to their end, in order
 */
record Standing(
        Plan plan,
        String schedule,
        Base base,
        int epoch,
        EpochSums sums,
        double lastBase,
        double lastRate,
        double[] metrics,
        List<EpochResult> results) {

    private static final String PREFIX = "trainer.";
    private static final String SCHEDULE = PREFIX + "schedule";
    private static final String SUMS = "trainer/epoch.sums";
    private static final String METRICS = "trainer/plateau";
    private static final String RESULTS = "trainer/results";

    /** What the order of the examples depends on. */
    record Plan(int size, int batch, long seed, boolean dropsLast) {}

    /** What a schedule is given. */
    record Base(double rate, double momentum) {}

    void addTo(Checkpoint.Builder to) {
        to.note(PREFIX + "examples", plan.size)
                .note(PREFIX + "batch", plan.batch)
                .note(PREFIX + "seed", plan.seed)
                .note(PREFIX + "dropLast", Boolean.toString(plan.dropsLast))
                .note(SCHEDULE, schedule)
                .note(PREFIX + "base.rate", base.rate)
                .note(PREFIX + "base.momentum", base.momentum)
                .note(PREFIX + "epoch", epoch)
                .note(PREFIX + "epoch.examples", sums.examples)
                .note(PREFIX + "last.base", lastBase)
                .note(PREFIX + "last.rate", lastRate)
                .add(Tensor.of(METRICS, metrics, metrics.length));
        int outputs = sums.outputs();
        double[] numbers = new double[1 + 3 * outputs];
        numbers[0] = sums.loss;
        for (int i = 0; i < outputs; i++) {
            numbers[1 + 3 * i] = sums.losses[i];
            numbers[2 + 3 * i] = sums.correct[i];
            numbers[3 + 3 * i] = sums.counted[i];
        }
        to.add(Tensor.of(SUMS, numbers, numbers.length));
        to.add(ResultTable.write(RESULTS, results, outputs));
    }

    /**
     * @param names of the network's outputs
     * @throws FileFormatException if a trainer has not written it
     */
    static Standing of(Checkpoint from, List<String> names) throws FileFormatException {
        if (!from.has(PREFIX + "epoch")) {
            throw from.fault("found a run that no trainer was at work on, expected what a trainer's checkpoint wrote;"
                    + " resume it by the run's own resume");
        }
        EpochSums sums = new EpochSums(names.size());
        double[] numbers = from.tensor(SUMS, DType.F64, 1 + 3 * names.size()).doubles();
        sums.examples = from.size(PREFIX + "epoch.examples");
        sums.loss = numbers[0];
        for (int i = 0; i < names.size(); i++) {
            sums.losses[i] = numbers[1 + 3 * i];
            sums.correct[i] = (long) numbers[2 + 3 * i];
            sums.counted[i] = (long) numbers[3 + 3 * i];
        }
        return new Standing(
                new Plan(
                        from.size(PREFIX + "examples"),
                        from.size(PREFIX + "batch"),
                        from.number(PREFIX + "seed"),
                        Boolean.parseBoolean(from.text(PREFIX + "dropLast"))),
                from.has(SCHEDULE) ? from.text(SCHEDULE) : ScheduleText.FUNCTION,
                new Base(from.real(PREFIX + "base.rate"), from.real(PREFIX + "base.momentum")),
                from.size(PREFIX + "epoch"),
                sums,
                from.real(PREFIX + "last.base"),
                from.real(PREFIX + "last.rate"),
                from.tensor(METRICS, DType.F64, -1).doubles(),
                ResultTable.read(from, RESULTS, names));
    }

    /** @throws FileFormatException if a trainer with these settings does not go on from here */
    void requireSame(Checkpoint from, int batch, long seed, boolean dropsLast) throws FileFormatException {
        if (plan.batch != batch) {
            throw from.fault("found a run with batches of " + plan.batch + " examples, expected " + batch
                    + ", the maxBatch of this run");
        }
        if (plan.seed != seed) {
            throw from.fault("found an order of the examples from the seed " + plan.seed + ", expected " + seed
                    + ", that of this trainer");
        }
        if (plan.dropsLast != dropsLast) {
            throw from.fault("found a run that " + (plan.dropsLast ? "left out" : "did not leave out")
                    + " smaller last batches, unlike this trainer's dropLast");
        }
    }

    /**
     * A schedule may be a function, which no file can hold; but then the last step's rate may show that it is another.
     *
     * @throws FileFormatException if it is another, or gives the last step another rate
     */
    void requireSchedule(Checkpoint from, Schedule now) throws FileFormatException {
        String expected = ScheduleText.of(now);
        if (!schedule.equals(expected)
                && !schedule.equals(ScheduleText.FUNCTION)
                && !expected.equals(ScheduleText.FUNCTION)) {
            throw from.fault("found a run with the schedule " + schedule + ", expected " + expected
                    + ", that of this trainer; set the schedule that the run had, before you resume");
        }
        long step = from.count("step");
        if (Double.isNaN(lastRate) || step == 0) {
            return;
        }
        double rate = now.rate(lastBase, sums.examples > 0 ? epoch : epoch - 1, step - 1);
        if (rate != lastRate) {
            throw from.fault("found a run whose step " + (step - 1) + " had the rate " + lastRate
                    + ", but the schedule of this trainer gives it " + rate
                    + "; set the schedule that the run had, before you resume");
        }
    }

    /** @throws IllegalArgumentException if there are not as many */
    void requireExamples(int size) {
        if (plan.size != size) {
            throw new IllegalArgumentException("the run that was resumed was trained with " + plan.size
                    + " examples, but there are " + size + "; go on with the same");
        }
    }
}
