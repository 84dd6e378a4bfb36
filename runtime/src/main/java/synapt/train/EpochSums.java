package synapt.train;

/** What the metrics of an epoch so far are made of; by output where there is one for each. */
final class EpochSums {

    int examples;
    double loss;
    final double[] losses;
    final long[] correct;

    /** How many classes counted. */
    final long[] counted;

    EpochSums(int outputs) {
        losses = new double[outputs];
        correct = new long[outputs];
        counted = new long[outputs];
    }

    int outputs() {
        return losses.length;
    }

    EpochSums copy() {
        EpochSums copy = new EpochSums(outputs());
        copy.examples = examples;
        copy.loss = loss;
        System.arraycopy(losses, 0, copy.losses, 0, losses.length);
        System.arraycopy(correct, 0, copy.correct, 0, correct.length);
        System.arraycopy(counted, 0, copy.counted, 0, counted.length);
        return copy;
    }
}
