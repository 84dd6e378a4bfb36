package synapt.benchmarks.ours;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synapt.Backend;
import synapt.benchmarks.harness.Model;
import synapt.kernel.Kernels;
import synapt.random.Rate;
import synapt.random.Streams;

/** The kernel that compiled networks call for a dropout of a half, by itself: from one piece of memory to another. */
final class DropoutKernel extends SynaptContender {
    private static final long STREAM = Streams.id("drop");
    private static final Rate RATE = Rate.of(0.5);
    private static final int ALIGNMENT = 64;

    private final Kernels kernels;
    private final long seed;
    private final int features;
    private final int blocks;
    private final MemorySegment x;
    private final MemorySegment y;
    private long step;

    DropoutKernel(Model model, Backend backend, long seed) {
        super(model, backend);
        this.kernels = backend.kernels();
        this.seed = seed;
        features = model.features();
        blocks = model.batch() / Kernels.LANES;
        x = room(inputs[0].length);
        y = room(inputs[0].length);
        kernels.cellsFromFloats(inputs[0], 0, model.batch(), features, x, blocks);
    }

    private static MemorySegment room(int numbers) {
        return Arena.ofAuto().allocate((long) Float.BYTES * numbers, ALIGNMENT);
    }

    @Override
    public float step(int batch) {
        long key = Streams.key(seed, STREAM, step++);
        kernels.dropout(key, RATE.threshold(), RATE.scale(), 0, features, 1, x, y, blocks);
        return y.get(ValueLayout.JAVA_FLOAT, 0);
    }
}
