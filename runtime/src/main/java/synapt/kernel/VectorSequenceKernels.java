package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Sequences on vectors; what looks up or copies is left to the scalar kernels. */
interface VectorSequenceKernels extends ScalarSequenceKernels {

    @Override
    default void addTable(int n, MemorySegment x, MemorySegment table, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < n; c++) {
                float value = Cells.get(table, c);
                long cell = ((long) block * n + c) * CELL;
                for (long i = cell; i < cell + CELL; i += BYTES) {
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).add(value).intoMemorySegment(y, i, ORDER);
                }
            }
        }
    }

    @Override
    default void meanPositions(int positions, int features, MemorySegment x, MemorySegment y, int blocks) {
        long row = features * CELL;
        for (int block = 0; block < blocks; block++) {
            for (long i = 0; i < row; i += BYTES) {
                FloatVector sum = FloatVector.zero(FLOAT);
                long from = (long) block * positions * row + i;
                for (int p = 0; p < positions; p++) {
                    sum = sum.add(FloatVector.fromMemorySegment(FLOAT, x, from + p * row, ORDER));
                }
                sum.div(positions).intoMemorySegment(y, block * row + i, ORDER);
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
}
