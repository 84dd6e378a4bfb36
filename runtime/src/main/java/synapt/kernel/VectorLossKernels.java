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
            ClassCells of,
            MemorySegment logits,
            MemorySegment labels,
            float factor,
            MemorySegment dLogits,
            MemorySegment results,
            int blocks) {
        results.fill((byte) 0);
        int classes = of.classes();
        long step = CELL * of.step();
        for (int cell = 0; cell < blocks * of.positions(); cell++) {
            long start = CELL * of.start(cell);
            long label = CELL * cell;
            long losses = Float.BYTES * (long) RESULTS * (cell / of.positions());
            for (int l = 0; l < CELL; l += Float.BYTES * LENGTH) {
                VectorCrossEntropy.hits(
                        classes, step, logits, start + l, labels, label + l, results, losses + CELL + l);
                VectorCrossEntropy.shift(classes, step, logits, dLogits, start + l);
                VectorCrossEntropy.exponentials(classes, step, labels, label + l, dLogits, start + l);
            }
            VectorCrossEntropy.losses(classes, step / 4, labels, label / 4, dLogits, start / 4, results, losses / 4);
            for (int l = 0; l < CELL; l += Float.BYTES * LENGTH) {
                VectorCrossEntropy.normalize(classes, step, dLogits, start + l);
                VectorCrossEntropy.gradient(classes, step, labels, label + l, factor, dLogits, start + l);
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
        results.fill((byte) 0);
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
