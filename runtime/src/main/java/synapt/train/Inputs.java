package synapt.train;

import synapt.BatchInputs;
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

    /** Sets one of the inputs of a batch. */
    void set(BatchInputs batch, int input);

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
        public void set(BatchInputs batch, int input) {
            batch.set(input, array, normalization);
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
        public void set(BatchInputs batch, int input) {
            bytes.set(batch, input);
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
        public void set(BatchInputs batch, int input) {
            batch.set(input, array);
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
        public void set(BatchInputs batch, int input) {
            batch.set(input, array);
        }
    }
}
