package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.LossKernels.RESULTS;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Losses of classifiers, one number at a time. */
interface ScalarClassLossKernels extends ClassLossKernels {

    @Override
    default void sharesOfLabels(
            ClassCells of,
            MemorySegment labels,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks) {
        int classes = of.classes();
        long step = of.step() * LANES;
        float spread = smoothing / classes;
        for (long i = 0; i < (long) blocks * of.positions() * LANES; i++) {
            long start = of.start(i / LANES) * LANES + i % LANES;
            int label = (int) Cells.get(labels, i);
            for (int c = 0; c < classes; c++) {
                float w = weights == null ? 1f : weights[c];
                float share = label >= 0 ? spread * w : 0f;
                if (label == c) {
                    share += (1f - smoothing) * w;
                }
                Cells.set(q, start + c * step, share);
            }
        }
    }

    @Override
    default void sharesOfRows(
            ClassCells of,
            float[] targets,
            int first,
            int count,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks) {
        float spread = smoothing / of.classes();
        int features = of.positions() * of.classes();
        for (int e = 0; e < blocks * LANES; e++) {
            long start = (long) (e / LANES) * features * LANES + e % LANES;
            for (int f = 0; f < features; f++) {
                float w = weights == null ? 1f : weights[of.classOf(f)];
                float share = 0f;
                if (e < count) {
                    float t = targets[(first + e) * features + f];
                    share = w * Math.fma(1f - smoothing, t, spread);
                }
                Cells.set(q, start + (long) f * LANES, share);
            }
        }
    }

    @Override
    default void crossEntropyOfShares(
            ClassCells of,
            MemorySegment logits,
            @Nullable MemorySegment labels,
            int count,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks) {
        float[] partials = new float[LANES];
        int classes = of.classes();
        long step = of.step() * LANES;
        for (int e = 0; e < blocks * LANES; e++) {
            int block = e / LANES;
            int l = e % LANES;
            float loss = 0f;
            int hits = 0;
            // The shares of absent lanes are 0, which is their gradient too.
            for (int p = 0; p < of.positions() && e < count; p++) {
                long cell = (long) block * of.positions() + p;
                long start = of.start(cell) * LANES + l;
                if (labels != null
                        && Cells.get(labels, cell * LANES + l) == Cells.greatest(classes, logits, start, step)) {
                    hits++;
                }
                float max = Cells.max(classes, logits, start, step);
                Arrays.fill(partials, 0f);
                float shares = 0f;
                for (int c = 0; c < classes; c++) {
                    long i = start + c * step;
                    partials[c % LANES] += ScalarMath.exp(Cells.get(logits, i) - max);
                    shares += Cells.get(dLogits, i);
                }
                float sum = Cells.tree(partials);
                float log = ScalarMath.log(sum);
                float atPosition = 0f;
                for (int c = 0; c < classes; c++) {
                    long i = start + c * step;
                    float z = Cells.get(logits, i) - max;
                    float q = Cells.get(dLogits, i);
                    atPosition = q == 0f ? atPosition : Math.fma(q, log - z, atPosition);
                    Cells.set(dLogits, i, Math.fma(ScalarMath.exp(z) / sum, shares, -q) * factor);
                }
                loss += atPosition;
            }
            Cells.set(results, (long) block * RESULTS + l, loss);
            Cells.set(results, (long) block * RESULTS + LANES + l, hits);
        }
    }

    @Override
    default void negativeLogLikelihood(
            ClassCells of,
            MemorySegment y,
            MemorySegment labels,
            float @Nullable [] weights,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks) {
        int classes = of.classes();
        long step = of.step() * LANES;
        for (int e = 0; e < blocks * LANES; e++) {
            int block = e / LANES;
            int l = e % LANES;
            float loss = 0f;
            int hits = 0;
            for (int p = 0; p < of.positions(); p++) {
                long cell = (long) block * of.positions() + p;
                long start = of.start(cell) * LANES + l;
                for (int c = 0; c < classes; c++) {
                    Cells.set(dy, start + c * step, 0f);
                }
                int label = (int) Cells.get(labels, cell * LANES + l);
                if (label >= 0) {
                    float w = weights == null ? 1f : weights[label];
                    hits += Cells.greatest(classes, y, start, step) == label ? 1 : 0;
                    loss += -w * Cells.get(y, start + label * step);
                    Cells.set(dy, start + label * step, -w * factor);
                }
            }
            Cells.set(results, (long) block * RESULTS + l, loss);
            Cells.set(results, (long) block * RESULTS + LANES + l, hits);
        }
    }
}
