package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Losses of classifiers, one number at a time. */
interface ScalarClassLossKernels extends ClassLossKernels {

    @Override
    default void sharesOfLabels(
            int classes,
            int[] labels,
            int first,
            int count,
            int ignore,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks) {
        float spread = smoothing / classes;
        for (int e = 0; e < blocks * LANES; e++) {
            long start = (long) (e / LANES) * classes * LANES + e % LANES;
            boolean counts = e < count && labels[first + e] != ignore;
            for (int c = 0; c < classes; c++) {
                float w = weights == null ? 1f : weights[c];
                float share = counts ? spread * w : 0f;
                if (counts && labels[first + e] == c) {
                    share += (1f - smoothing) * w;
                }
                Cells.set(q, start + (long) c * LANES, share);
            }
        }
    }

    @Override
    default void sharesOfRows(
            int classes,
            float[] targets,
            int first,
            int count,
            float smoothing,
            float @Nullable [] weights,
            MemorySegment q,
            int blocks) {
        float spread = smoothing / classes;
        for (int e = 0; e < blocks * LANES; e++) {
            long start = (long) (e / LANES) * classes * LANES + e % LANES;
            for (int c = 0; c < classes; c++) {
                float w = weights == null ? 1f : weights[c];
                float share = 0f;
                if (e < count) {
                    float t = targets[(first + e) * classes + c];
                    share = w * Math.fma(1f - smoothing, t, spread);
                }
                Cells.set(q, start + (long) c * LANES, share);
            }
        }
    }

    @Override
    default void crossEntropyOfShares(
            int classes,
            MemorySegment logits,
            int @Nullable [] labels,
            int first,
            int count,
            int ignore,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks) {
        float[] losses = new float[LANES];
        float[] partials = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            int correct = 0;
            Arrays.fill(losses, 0f);
            for (int l = 0; l < LANES; l++) {
                int e = block * LANES + l;
                long start = (long) block * classes * LANES + l;
                if (e >= count) {
                    continue; // its shares are 0, which is its gradient too
                }
                float max = Cells.get(logits, start);
                float greatest = max;
                int answer = 0;
                for (int c = 1; c < classes; c++) {
                    float z = Cells.get(logits, start + (long) c * LANES);
                    max = Math.max(max, z);
                    if (z > greatest) {
                        greatest = z;
                        answer = c;
                    }
                }
                if (labels != null && labels[first + e] == answer && answer != ignore) {
                    correct++;
                }
                Arrays.fill(partials, 0f);
                float shares = 0f;
                for (int c = 0; c < classes; c++) {
                    long i = start + (long) c * LANES;
                    partials[c % LANES] += ScalarMath.exp(Cells.get(logits, i) - max);
                    shares += Cells.get(dLogits, i);
                }
                float sum = Cells.tree(partials);
                float log = ScalarMath.log(sum);
                float loss = 0f;
                for (int c = 0; c < classes; c++) {
                    long i = start + (long) c * LANES;
                    float z = Cells.get(logits, i) - max;
                    float q = Cells.get(dLogits, i);
                    loss = q == 0f ? loss : Math.fma(q, log - z, loss);
                    Cells.set(dLogits, i, Math.fma(ScalarMath.exp(z) / sum, shares, -q) * factor);
                }
                losses[l] = loss;
            }
            Cells.set(results, 2L * block, Cells.tree(losses));
            Cells.set(results, 2L * block + 1, correct);
        }
    }

    @Override
    default void negativeLogLikelihood(
            int classes,
            MemorySegment y,
            int[] labels,
            int first,
            int count,
            int ignore,
            float @Nullable [] weights,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks) {
        float[] losses = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            int correct = 0;
            Arrays.fill(losses, 0f);
            for (int l = 0; l < LANES; l++) {
                int e = block * LANES + l;
                long start = (long) block * classes * LANES + l;
                int answer = 0;
                float greatest = Cells.get(y, start);
                for (int c = 0; c < classes; c++) {
                    long i = start + (long) c * LANES;
                    if (Cells.get(y, i) > greatest) {
                        greatest = Cells.get(y, i);
                        answer = c;
                    }
                    Cells.set(dy, i, 0f);
                }
                if (e < count && labels[first + e] != ignore) {
                    int label = labels[first + e];
                    float w = weights == null ? 1f : weights[label];
                    correct += answer == label ? 1 : 0;
                    losses[l] = -w * Cells.get(y, start + (long) label * LANES);
                    Cells.set(dy, start + (long) label * LANES, -w * factor);
                }
            }
            Cells.set(results, 2L * block, Cells.tree(losses));
            Cells.set(results, 2L * block + 1, correct);
        }
    }
}
