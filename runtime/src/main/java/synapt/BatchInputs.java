package synapt;

import org.jspecify.annotations.Nullable;
import synapt.Ports.Port;

/** The rows of a batch of a network of several inputs, set one after another. */
final class BatchInputs {

    private final Ports ports;
    private final InputStage stage;
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
    void set(int i, float[] rows) {
        Port port = ports.inputs().get(i);
        int features = port.features();
        if (rows.length == 0 || rows.length % features != 0) {
            throw new IllegalArgumentException("an example of " + port.name() + " has " + features
                    + " numbers, but there are " + rows.length + ", which is not a multiple of it");
        }
        int examples = rows.length / features;
        if (i == 0) {
            first = port;
            count = examples;
        } else if (first != null && examples != count) {
            throw new IllegalArgumentException(
                    "there are " + count + " examples of " + first.name() + ", but " + examples + " of " + port.name());
        }
        stage.of(i).set(rows);
    }

    /** How many examples there are. */
    int count() {
        return count;
    }
}
