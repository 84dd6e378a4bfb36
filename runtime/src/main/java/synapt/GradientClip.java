package synapt;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;
import synapt.train.TunedOptimizer;

/** Clips the gradient of a step, first by value, then by norm. */
final class GradientClip {

    /** What PyTorch adds to the norm. */
    private static final double EPS = 1e-6;

    /** Makes the square of the greatest float finite. */
    private static final float SMALL = 0x1p-80f;

    private final Kernels k;
    private final Workers workers;
    private final MemorySegment gradient;
    private final long elements;
    private final int chunks;
    private final double maxNorm;
    private final float maxValue;
    private final MemorySegment squares;
    private final double[] values;
    private final Workers.Job squareJob = this::square;
    private float scale;
    private double norm = Double.NaN;
    private float factor = 1;

    GradientClip(Parameters tensors, MemorySegment gradient, TunedOptimizer optimizer) {
        this.k = tensors.backend().kernels();
        this.workers = tensors.backend().workers();
        this.gradient = gradient;
        this.elements = tensors.table().learntElements();
        this.chunks = StepMemory.chunks(elements);
        this.maxNorm = optimizer.maxNorm();
        this.maxValue = (float) optimizer.maxValue();
        boolean byNorm = Double.isFinite(maxNorm);
        this.squares = Parameters.allocate(k, elements(tensors.table(), optimizer));
        this.values = new double[byNorm ? chunks * Kernels.LANES : 0];
    }

    /** Elements of what is remembered between the chunks of a gradient. */
    static long elements(ParameterTable table, TunedOptimizer optimizer) {
        return Double.isFinite(optimizer.maxNorm())
                ? (long) StepMemory.chunks(table.learntElements()) * Kernels.LANES
                : 0;
    }

    /** NaN where it is not computed. */
    double norm() {
        return norm;
    }

    /** Clips by value, and takes the norm of what is left. */
    void begin() {
        if (maxValue < Float.POSITIVE_INFINITY) {
            k.clamp(gradient, 0, elements, maxValue);
        }
        if (Double.isFinite(maxNorm)) {
            norm = norm(1);
            if (!Double.isFinite(norm)) { // gradients are finite, so it was their squares
                norm = norm(SMALL);
            }
            factor = (float) Math.min(1, maxNorm / (norm + EPS));
        }
    }

    private double norm(float withScale) {
        scale = withScale;
        workers.run(chunks, squareJob);
        k.read(squares, 0, values, values.length);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return Math.sqrt(sum) / withScale;
    }

    private void square(int worker, int chunk) {
        long from = (long) chunk * StepMemory.CHUNK;
        k.sumSquares(
                gradient,
                from,
                Math.min(from + StepMemory.CHUNK, elements),
                scale,
                squares,
                (long) chunk * Kernels.LANES);
    }

    /** Clips some elements by norm. */
    void shorten(long from, long to) {
        if (factor < 1) {
            k.scale(gradient, from, to, factor);
        }
    }
}
