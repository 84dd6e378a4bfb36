package synapt.train;

/** Counts and times what a trainer does. */
final class Meter {

    private static final double NANOS = 1e9;

    private final int epochs;
    private final int perEpoch;
    private final int classified;
    private final long began = System.nanoTime();
    private long examplesLeft;
    private long examplesDone;
    private int epoch;
    private long epochBegan;
    private int examples;
    private double loss;
    private long correct;

    /**
     * @param classified how many classes each example has: 0 for none, more than 1 for a sequence of which each position has one
     */
    Meter(int end, int perEpoch, int epochsToDo, int classified) {
        this.epochs = end;
        this.perEpoch = perEpoch;
        this.examplesLeft = (long) perEpoch * epochsToDo;
        this.classified = classified;
    }

    void epochBegins(int number) {
        epoch = number;
        epochBegan = System.nanoTime();
        examples = 0;
        loss = 0;
        correct = 0;
    }

    void stepDone(double meanLoss, int stepCorrect, int count) {
        examples += count;
        examplesDone += count;
        examplesLeft -= count;
        loss += meanLoss * count;
        correct += stepCorrect;
    }

    double epochSeconds() {
        return (System.nanoTime() - epochBegan) / NANOS;
    }

    Progress progress(long step, double rate) {
        double seconds = (System.nanoTime() - began) / NANOS;
        return new Progress(
                epoch,
                epochs,
                step,
                examples,
                perEpoch,
                loss / examples, // NaN before the first step, as promised
                classified > 0 ? (double) correct / ((long) classified * examples) : Double.NaN,
                rate,
                examples == 0 ? 0 : examples / epochSeconds(),
                examplesDone == 0 ? Double.NaN : seconds / examplesDone * examplesLeft);
    }
}
