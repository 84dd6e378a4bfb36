package synapt.train;

import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.data.Normalization;

/** Rows of numbers, one for each example, and how a network takes them. */
sealed interface Inputs {

    /** The array that holds the rows. */
    Object array();

    int features();

    int rows();

    /** Room for some rows of the same kind. */
    Inputs room(int rows);

    /** A training step on the first rows. */
    <Y> float trainStep(TrainingRun<?, Y, ?> run, Y targets, int count);

    /** The network's outputs for the first rows. */
    void evaluate(Evaluator evaluator, int count, float[] outputs);

    record Bytes(byte[] array, int features, Normalization normalization) implements Inputs {

        @Override
        public int rows() {
            return array.length / features;
        }

        @Override
        public Inputs room(int rows) {
            return new Bytes(new byte[Math.multiplyExact(rows, features)], features, normalization);
        }

        @Override
        public <Y> float trainStep(TrainingRun<?, Y, ?> run, Y targets, int count) {
            return run.trainStep(array, normalization, targets, count);
        }

        @Override
        public void evaluate(Evaluator evaluator, int count, float[] outputs) {
            evaluator.evaluate(array, normalization, count, outputs);
        }
    }

    record Floats(float[] array, int features) implements Inputs {

        @Override
        public int rows() {
            return array.length / features;
        }

        @Override
        public Inputs room(int rows) {
            return new Floats(new float[Math.multiplyExact(rows, features)], features);
        }

        @Override
        public <Y> float trainStep(TrainingRun<?, Y, ?> run, Y targets, int count) {
            return run.trainStep(array, targets, count);
        }

        @Override
        public void evaluate(Evaluator evaluator, int count, float[] outputs) {
            evaluator.evaluate(array, count, outputs);
        }
    }

    record Tokens(int[] array, int features) implements Inputs {

        @Override
        public int rows() {
            return array.length / features;
        }

        @Override
        public Inputs room(int rows) {
            return new Tokens(new int[Math.multiplyExact(rows, features)], features);
        }

        @Override
        public <Y> float trainStep(TrainingRun<?, Y, ?> run, Y targets, int count) {
            return run.trainStep(array, targets, count);
        }

        @Override
        public void evaluate(Evaluator evaluator, int count, float[] outputs) {
            evaluator.evaluate(array, count, outputs);
        }
    }
}
