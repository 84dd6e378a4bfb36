package synapt.benchmarks.harness;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The networks that are measured; README.md defines them. Each library builds them in its own words. */
public enum Model {
    LENET5(256, 16, 3, 32, 32),
    LENET5_P0(256, 16, 3, 32, 32),
    MLP(256, 16, 784),
    MLP_P0(256, 16, 784),
    RESNET20(128, 8, 3, 32, 32),
    TRANSFORMER(32, 1, 128, 256),
    TRANSFORMER_P0(32, 1, 128, 256),
    /** 16 Mi elements. */
    DROPOUT(256, 1, 1 << 16),
    PRODUCT_256(256, 1, 256),
    PRODUCT_512(512, 1, 512),
    PRODUCT_1024(1024, 1, 1024);

    private final int batch;
    private final int batches;
    private final List<Integer> shape;

    Model(int batch, int batches, Integer... shape) {
        this.batch = batch;
        this.batches = batches;
        this.shape = List.of(shape);
    }

    /** Examples of a step. */
    public int batch() {
        return batch;
    }

    /** Batches in memory, used in turn. */
    public int batches() {
        return batches;
    }

    /** Of one example. */
    public List<Integer> shape() {
        return shape;
    }

    /** Of {@code examples} examples. */
    public long[] shape(int examples) {
        return IntStream.concat(IntStream.of(examples), shape.stream().mapToInt(Integer::intValue))
                .asLongStream()
                .toArray();
    }

    /** Numbers of one example. */
    public int features() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** The examples of all batches, and labels for those that are classified. */
    public Data data() {
        return Data.of(batches * batch, features());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
