package synapt.benchmarks;

import java.util.Locale;

/** The networks that are measured; README.md defines them. Each {@link Library} builds them in its own words. */
public enum Model {
    LENET5(3 * 32 * 32, 256);

    /** Batches in memory, trained on in turn. */
    static final int BATCHES = 16;

    private final int features;
    private final int batch;

    Model(int features, int batch) {
        this.features = features;
        this.batch = batch;
    }

    /** The examples of a training step. */
    int batch() {
        return batch;
    }

    Data data() {
        return Data.of(BATCHES * batch, features);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
