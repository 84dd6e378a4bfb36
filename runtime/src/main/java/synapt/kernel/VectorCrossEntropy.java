package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** Cross entropy of one block, or of as many of its lanes as a vector has. */
final class VectorCrossEntropy {

    private VectorCrossEntropy() {}

    /**
     * The gradient of lanes {@code lane} to {@code lane + LENGTH}, whose number of right answers is added to element
     * {@code correct} of the results.
     *
     * @return the lanes' losses, 0 for absent ones
     */
    static FloatVector part(
            int classes, MemorySegment logits, int[] labels, int first, int present, float factor, MemorySegment dLogits,
            MemorySegment results, long correct, long start, int lane) {
        long at = start + lane;
        // Absent lanes answer with class -1.
        IntVector label = IntVector.broadcast(INT, -1);
        if (lane + LENGTH <= present) {
            label = IntVector.fromArray(INT, labels, first + lane);
        } else {
            for (int l = lane; l < present; l++) {
                label = label.withLane(l - lane, labels[first + l]);
            }
        }
        FloatVector max = FloatVector.fromMemorySegment(FLOAT, logits, at << 2, ORDER);
        FloatVector greatest = max;
        IntVector answer = IntVector.zero(INT);
        for (int c = 1; c < classes; c++) {
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, logits, (at + (long) c * LANES) << 2, ORDER);
            VectorMask<Float> better = z.compare(GT, greatest);
            max = max.max(z);
            greatest = greatest.blend(z, better);
            answer = answer.blend(c, better.cast(INT));
        }
        Cells.set(results, correct, Cells.get(results, correct) + answer.compare(EQ, label).trueCount());

        FloatVector atLabel = FloatVector.zero(FLOAT);
        for (int c = 0; c < classes; c++) {
            long i = at + (long) c * LANES;
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, logits, i << 2, ORDER).sub(max);
            atLabel = atLabel.blend(z, label.compare(EQ, c).cast(FLOAT));
            VectorMath.exp(z).intoMemorySegment(dLogits, i << 2, ORDER);
        }
        FloatVector sum = quarter(classes, dLogits, at, 0).add(quarter(classes, dLogits, at, 2))
                .add(quarter(classes, dLogits, at, 1).add(quarter(classes, dLogits, at, 3)));
        for (int c = 0; c < classes; c++) {
            long i = at + (long) c * LANES;
            FloatVector one = FloatVector.zero(FLOAT).blend(1f, label.compare(EQ, c).cast(FLOAT));
            VectorLanes.first(present - lane, FloatVector.fromMemorySegment(FLOAT, dLogits, i << 2, ORDER).div(sum).sub(one).mul(factor)).intoMemorySegment(dLogits, i << 2, ORDER);
        }
        return VectorLanes.first(present - lane, VectorMath.log(sum).sub(atLabel));
    }

    /** Of the 16 partial sums over classes those of c % 4 = k, in the order of the halving tree. */
    private static FloatVector quarter(int classes, MemorySegment exps, long at, int k) {
        FloatVector a = FloatVector.zero(FLOAT);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int i = k; i < classes; i += LANES) {
            a = a.add(FloatVector.fromMemorySegment(FLOAT, exps, (at + (long) i * LANES) << 2, ORDER));
            b = i + 4 < classes ? b.add(FloatVector.fromMemorySegment(FLOAT, exps, (at + (i + 4L) * LANES) << 2, ORDER)) : b;
            c = i + 8 < classes ? c.add(FloatVector.fromMemorySegment(FLOAT, exps, (at + (i + 8L) * LANES) << 2, ORDER)) : c;
            d = i + 12 < classes ? d.add(FloatVector.fromMemorySegment(FLOAT, exps, (at + (i + 12L) * LANES) << 2, ORDER)) : d;
        }
        return a.add(c).add(b.add(d));
    }
}
