package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Losses, one number at a time. */
interface ScalarLossKernels extends LossKernels {

    @Override
    default void cellsFromLabels(
            int[] labels, int first, int count, int positions, int ignored, MemorySegment cells, int blocks) {
        for (int e = 0; e < blocks * LANES; e++) {
            long to = (long) (e / LANES) * positions * LANES + e % LANES;
            for (int p = 0; p < positions; p++) {
                int label = e < count ? labels[(first + e) * positions + p] : ignored;
                Cells.set(cells, to + (long) p * LANES, label == ignored ? -1f : label);
            }
        }
    }

    @Override
    default void crossEntropy(
            ClassCells of,
            MemorySegment logits,
            MemorySegment labels,
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
            for (int p = 0; p < of.positions(); p++) {
                long cell = (long) block * of.positions() + p;
                long start = of.start(cell) * LANES + l;
                int label = (int) Cells.get(labels, cell * LANES + l);
                if (label < 0) {
                    for (int c = 0; c < classes; c++) {
                        Cells.set(dLogits, start + c * step, 0f);
                    }
                    continue;
                }
                hits += Cells.greatest(classes, logits, start, step) == label ? 1 : 0;
                float max = Cells.max(classes, logits, start, step);
                float atLabel = Cells.get(logits, start + label * step) - max;
                Arrays.fill(partials, 0f);
                for (int c = 0; c < classes; c++) {
                    long i = start + c * step;
                    float exp = ScalarMath.exp(Cells.get(logits, i) - max);
                    partials[c % LANES] += exp;
                    Cells.set(dLogits, i, exp);
                }
                float sum = Cells.tree(partials);
                loss += ScalarMath.log(sum) - atLabel;
                for (int c = 0; c < classes; c++) {
                    long i = start + c * step;
                    Cells.set(dLogits, i, (Cells.get(dLogits, i) / sum - (c == label ? 1f : 0f)) * factor);
                }
            }
            Cells.set(results, (long) block * RESULTS + l, loss);
            Cells.set(results, (long) block * RESULTS + LANES + l, hits);
        }
    }

    @Override
    default void squaredError(
            int features,
            MemorySegment y,
            float[] targets,
            int first,
            int count,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks) {
        for (int e = 0; e < blocks * LANES; e++) {
            int block = e / LANES;
            int l = e % LANES;
            float error = 0f;
            for (int f = 0; f < features; f++) {
                long i = ((long) block * features + f) * LANES + l;
                float gradient = 0f;
                if (e < count) {
                    float d = Cells.get(y, i) - targets[(first + e) * features + f];
                    error = Math.fma(d, d, error);
                    gradient = 2f * d * factor;
                }
                Cells.set(dy, i, gradient);
            }
            Cells.set(results, (long) block * RESULTS + l, error);
            Cells.set(results, (long) block * RESULTS + LANES + l, 0f);
        }
    }

    @Override
    default void weighExamples(int features, MemorySegment cells, float[] weights, int first, int count, int blocks) {
        for (int e = 0; e < blocks * LANES; e++) {
            long start = (long) (e / LANES) * features * LANES + e % LANES;
            for (int f = 0; f < features; f++) {
                long i = start + (long) f * LANES;
                Cells.set(cells, i, e < count ? Cells.get(cells, i) * weights[first + e] : 0f);
            }
        }
    }
}
