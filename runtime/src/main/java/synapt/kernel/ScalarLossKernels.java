package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Losses, one number at a time. */
interface ScalarLossKernels extends LossKernels {

    @Override
    default void crossEntropy(
            int classes,
            MemorySegment logits,
            int[] labels,
            int first,
            int count,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks) {
        // No label is -1.
        crossEntropyOfPositions(classes, 1, logits, labels, first, count, -1, factor, dLogits, results, blocks);
    }

    @Override
    default void crossEntropyOfPositions(
            int classes,
            int positions,
            MemorySegment logits,
            int[] labels,
            int first,
            int count,
            int ignored,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks) {
        float[] losses = new float[LANES];
        float[] partials = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            float loss = 0f;
            int correct = 0;
            for (int p = 0; p < positions; p++) {
                long start = ((long) block * positions + p) * classes * LANES;
                Arrays.fill(losses, 0f);
                for (int l = 0; l < LANES; l++) {
                    int e = block * LANES + l;
                    int label = e < count ? labels[(first + e) * positions + p] : ignored;
                    if (label == ignored) {
                        for (int c = 0; c < classes; c++) {
                            Cells.set(dLogits, start + (long) c * LANES + l, 0f);
                        }
                        continue;
                    }
                    float max = Cells.get(logits, start + l);
                    float greatest = max;
                    int answer = 0;
                    for (int c = 1; c < classes; c++) {
                        float z = Cells.get(logits, start + (long) c * LANES + l);
                        max = Math.max(max, z);
                        if (z > greatest) {
                            greatest = z;
                            answer = c;
                        }
                    }
                    correct += answer == label ? 1 : 0;
                    float atLabel = Cells.get(logits, start + (long) label * LANES + l) - max;
                    Arrays.fill(partials, 0f);
                    for (int c = 0; c < classes; c++) {
                        long i = start + (long) c * LANES + l;
                        float exp = ScalarMath.exp(Cells.get(logits, i) - max);
                        partials[c % LANES] += exp;
                        Cells.set(dLogits, i, exp);
                    }
                    float sum = Cells.tree(partials);
                    losses[l] = ScalarMath.log(sum) - atLabel;
                    for (int c = 0; c < classes; c++) {
                        long i = start + (long) c * LANES + l;
                        Cells.set(dLogits, i, (Cells.get(dLogits, i) / sum - (c == label ? 1f : 0f)) * factor);
                    }
                }
                loss += Cells.tree(losses);
            }
            Cells.set(results, 2L * block, loss);
            Cells.set(results, 2L * block + 1, correct);
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
        float[] errors = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(errors, 0f);
            for (int f = 0; f < features; f++) {
                for (int l = 0; l < LANES; l++) {
                    int e = block * LANES + l;
                    long i = ((long) block * features + f) * LANES + l;
                    if (e < count) {
                        float d = Cells.get(y, i) - targets[(first + e) * features + f];
                        errors[l] = Math.fma(d, d, errors[l]);
                        Cells.set(dy, i, 2f * d * factor);
                    } else {
                        Cells.set(dy, i, 0f);
                    }
                }
            }
            Cells.set(results, 2L * block, Cells.tree(errors));
            Cells.set(results, 2L * block + 1, 0f);
        }
    }
}
