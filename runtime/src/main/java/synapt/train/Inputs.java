package synapt.train;

import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.data.Augmentation;
import synapt.data.Images;
import synapt.data.Normalization;

/** Rows of numbers, one for each example, and how a network takes them. */
sealed interface Inputs {

    /** The array that holds the rows. */
    Object array();

    int features();

    int rows();

    /** Room for some rows of the same kind. */
    Inputs room(int rows);

    /** Copies a row to a place in a room, as it is trained with in an epoch. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // rooms hold the same kind of array
    default void copy(int row, long seed, long epoch, Inputs room, int place) {
        System.arraycopy(array(), row * features(), room.array(), place * features(), features());
    }

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
        public Bytes room(int rows) {
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

    /** Bytes of images that are changed on the way into a room. */
    record Augmented(Bytes bytes, Images images, Augmentation augmentation) implements Inputs {

        @Override
        public byte[] array() {
            return bytes.array();
        }

        @Override
        public int features() {
            return bytes.features();
        }

        @Override
        public int rows() {
            return bytes.rows();
        }

        @Override
        public Bytes room(int rows) {
            return bytes.room(rows);
        }

        @Override
        public void copy(int row, long seed, long epoch, Inputs room, int place) {
            long bits = Augmentation.bits(seed, epoch, row);
            augmentation.write(images, row, bits, ((Bytes) room).array(), place * features());
        }

        @Override
        public <Y> float trainStep(TrainingRun<?, Y, ?> run, Y targets, int count) {
            return bytes.trainStep(run, targets, count);
        }

        @Override
        public void evaluate(Evaluator evaluator, int count, float[] outputs) {
            bytes.evaluate(evaluator, count, outputs);
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
