package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Losses on vectors. */
interface VectorLossKernels extends LossKernels {

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
        for (int block = 0; block < blocks; block++) {
            long start = CELL * block * classes;
            int correct = 0;
            for (int l = 0; l < LANES; l += LENGTH) {
                int e = block * LANES + l;
                correct += VectorCrossEntropy.shift(
                        classes, logits, labels, first + e, count - e, dLogits, start + 4L * l);
            }
            for (int l = 0; l < LANES; l += LENGTH) {
                int e = block * LANES + l;
                VectorCrossEntropy.exponentials(classes, labels, first + e, count - e, dLogits, start + 4L * l);
            }
            int e0 = block * LANES;
            float loss = VectorCrossEntropy.loss(
                    classes, labels, first + e0, count - e0, dLogits, start / Float.BYTES, 0, 1);
            Cells.set(results, 2L * block, loss);
            Cells.set(results, 2L * block + 1, correct);
            for (int l = 0; l < LANES; l += LENGTH) {
                int e = block * LANES + l;
                VectorCrossEntropy.gradient(classes, labels, first + e, count - e, factor, dLogits, start + 4L * l);
            }
        }
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
        int[] ofPosition = new int[LANES];
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - block * LANES, 0, LANES);
            float loss = 0f;
            int correct = 0;
            for (int p = 0; p < positions; p++) {
                long start = ((long) block * positions + p) * classes * CELL;
                for (int l = 0; l < present; l++) {
                    int label = labels[(first + block * LANES + l) * positions + p];
                    ofPosition[l] = label == ignored ? -1 : label;
                }
                for (int l = 0; l < LANES; l += LENGTH) {
                    correct += VectorCrossEntropy.shift(
                            classes, logits, ofPosition, l, present - l, dLogits, start + 4L * l);
                }
                for (int l = 0; l < LANES; l += LENGTH) {
                    VectorCrossEntropy.exponentials(classes, ofPosition, l, present - l, dLogits, start + 4L * l);
                }
                loss += VectorCrossEntropy.loss(classes, ofPosition, 0, present, dLogits, start / Float.BYTES, 0, 1);
                for (int l = 0; l < LANES; l += LENGTH) {
                    VectorCrossEntropy.gradient(classes, ofPosition, l, present - l, factor, dLogits, start + 4L * l);
                }
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
        // Where the gradient will be, first the targets in lanes.
        VectorCells.fromFloats(targets, first, count, features, dy, blocks);
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - block * LANES, 0, LANES);
            long at = (long) block * features * LANES;
            FloatVector sum = errors(features, y, factor, dy, at, present, 0);
            if (LENGTH == 8) {
                sum = sum.add(errors(features, y, factor, dy, at, present, 8));
            } else if (LENGTH == 4) {
                sum = sum.add(errors(features, y, factor, dy, at, present, 8));
                FloatVector b = errors(features, y, factor, dy, at, present, 4);
                sum = sum.add(b.add(errors(features, y, factor, dy, at, present, 12)));
            }
            Cells.set(results, 2L * block, VectorLanes.tree(sum));
            Cells.set(results, 2L * block + 1, 0f);
        }
    }

    private static FloatVector errors(
            int features, MemorySegment y, float factor, MemorySegment dy, long at, int present, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int f = 0; f < features; f++) {
            long i = at + (long) f * LANES + lane;
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, y, i << 2, ORDER)
                    .sub(FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER));
            sum = d.fma(d, sum);
            VectorLanes.first(present - lane, d.mul(2f).mul(factor)).intoMemorySegment(dy, i << 2, ORDER);
        }
        return VectorLanes.first(present - lane, sum);
    }
}
