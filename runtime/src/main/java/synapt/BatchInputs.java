package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import synapt.Ports.Port;
import synapt.data.Normalization;

/** The rows of a batch of a network of several inputs, which generated classes set one after another. */
public final class BatchInputs {

    /** Knows the rows of all inputs. */
    @FunctionalInterface
    public interface Source {

        /** Sets each input, in their order. */
        void setAll(BatchInputs batch);
    }

    private static final int ALL = -1;

    private final Ports ports;
    private final InputStage stage;
    private int only = ALL;
    private int count;
    private @Nullable Port first;

    BatchInputs(Ports ports, InputStage stage) {
        this.ports = ports;
        this.stage = stage;
    }

    /**
     * Sets one input. They are set in their order, all of them for each batch.
     *
     * @throws IllegalArgumentException if the rows are not whole, or not as many as those of the first
     */
    public BatchInputs set(int i, float[] rows) {
        accept(i, rows.length, "numbers");
        stage.of(i).set(only == ALL ? rows : Arrays.copyOfRange(rows, start(i), start(i) + features(i)));
        return this;
    }

    /** As {@link #set(int, float[])}, of an input of token ids or of lengths. */
    public BatchInputs set(int i, int[] tokens) {
        accept(i, tokens.length, "token ids");
        stage.of(i).set(only == ALL ? tokens : Arrays.copyOfRange(tokens, start(i), start(i) + features(i)));
        return this;
    }

    /** As {@link #set(int, float[])}, from a native segment of floats. */
    public BatchInputs set(int i, MemorySegment rows) {
        accept(i, rows.byteSize() / Float.BYTES, "numbers");
        stage.of(i)
                .set(
                        only == ALL
                                ? rows
                                : rows.asSlice((long) start(i) * Float.BYTES, (long) features(i) * Float.BYTES));
        return this;
    }

    /** As {@link #set(int, float[])}, from unsigned bytes. */
    public BatchInputs set(int i, byte[] rows, Normalization normalization) {
        accept(i, rows.length, "numbers");
        byte[] some = only == ALL ? rows : Arrays.copyOfRange(rows, start(i), start(i) + features(i));
        stage.of(i).set(some, normalization);
        return this;
    }

    private int features(int i) {
        return ports.inputs().get(i).features();
    }

    private int start(int i) {
        return only * features(i);
    }

    /** What is set from now on stands for all its examples. */
    BatchInputs all() {
        only = ALL;
        return this;
    }

    /** Of what is set from now on, one example is taken. */
    BatchInputs only(int example) {
        only = example;
        return this;
    }

    private void accept(int i, long elements, String what) {
        Port port = ports.inputs().get(i);
        int features = features(i);
        if (elements == 0 || elements % features != 0) {
            throw new IllegalArgumentException("an example of " + port.name() + " has " + features + " " + what
                    + ", but there are " + elements + ", which is not a multiple of it");
        }
        int examples = Math.toIntExact(elements / features);
        if (i == 0) {
            first = port;
            count = examples;
        } else if (first != null && examples != count) {
            throw new IllegalArgumentException(
                    "there are " + count + " examples of " + first.name() + ", but " + examples + " of " + port.name());
        }
    }

    /** How many examples there are. */
    int count() {
        return count;
    }
}
