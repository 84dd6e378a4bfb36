package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Losses on vectors. */
interface VectorLossKernels extends ScalarLossKernels {

    @Override
    default void crossEntropy(
            int classes,
            int positions,
            MemorySegment logits,
            MemorySegment labels,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks) {
        VectorCrossEntropy.clear(results, blocks);
        for (int cell = 0; cell < blocks * positions; cell++) {
            long start = CELL * cell * classes;
            long label = CELL * cell;
            long losses = Float.BYTES * (long) RESULTS * (cell / positions);
            for (int l = 0; l < CELL; l += Float.BYTES * LENGTH) {
                VectorCrossEntropy.shift(
                        classes, logits, labels, label + l, dLogits, start + l, results, losses + CELL + l);
                VectorCrossEntropy.exponentials(classes, labels, label + l, dLogits, start + l);
            }
            VectorCrossEntropy.losses(classes, labels, label / 4, dLogits, start / 4, results, losses / 4);
            for (int l = 0; l < CELL; l += Float.BYTES * LENGTH) {
                VectorCrossEntropy.normalize(classes, dLogits, start + l);
                VectorCrossEntropy.gradient(classes, labels, label + l, factor, dLogits, start + l);
            }
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
        VectorCrossEntropy.clear(results, blocks);
        // Where the gradient will be, first the targets in lanes.
        VectorCells.fromFloats(targets, first, count, features, dy, blocks);
        for (int block = 0; block < blocks; block++) {
            long at = CELL * block * features;
            for (int l = 0; l < LANES; l += LENGTH) {
                long losses = Float.BYTES * ((long) RESULTS * block + l);
                errors(features, y, factor, dy, at + 4L * l, count - block * LANES - l, results, losses);
            }
        }
    }

    private static void errors(
            int features,
            MemorySegment y,
            float factor,
            MemorySegment dy,
            long at,
            int present,
            MemorySegment results,
            long losses) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int f = 0; f < features; f++) {
            long i = at + CELL * f;
            FloatVector d = FloatVector.fromMemorySegment(FLOAT, y, i, ORDER)
                    .sub(FloatVector.fromMemorySegment(FLOAT, dy, i, ORDER));
            sum = d.fma(d, sum);
            VectorLanes.first(present, d.mul(2f).mul(factor)).intoMemorySegment(dy, i, ORDER);
        }
        VectorLanes.first(present, sum).intoMemorySegment(results, losses, ORDER);
    }
}
