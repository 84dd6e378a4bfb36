package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.load;
import static synapt.kernel.VectorSpec.store;

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
        FloatVector max = load(logits, at);
        FloatVector greatest = max;
        IntVector answer = IntVector.zero(INT);
        for (int c = 1; c < classes; c++) {
            FloatVector z = load(logits, at + (long) c * LANES);
            VectorMask<Float> better = z.compare(GT, greatest);
            max = max.max(z);
            greatest = greatest.blend(z, better);
            answer = answer.blend(c, better.cast(INT));
        }
        Cells.set(results, correct, Cells.get(results, correct) + answer.compare(EQ, label).trueCount());

        FloatVector atLabel = FloatVector.zero(FLOAT);
        for (int c = 0; c < classes; c++) {
            long i = at + (long) c * LANES;
            FloatVector z = load(logits, i).sub(max);
            atLabel = atLabel.blend(z, label.compare(EQ, c).cast(FLOAT));
            store(VectorMath.exp(z), dLogits, i);
        }
        FloatVector sum = quarter(classes, dLogits, at, 0).add(quarter(classes, dLogits, at, 2))
                .add(quarter(classes, dLogits, at, 1).add(quarter(classes, dLogits, at, 3)));
        for (int c = 0; c < classes; c++) {
            long i = at + (long) c * LANES;
            FloatVector one = FloatVector.zero(FLOAT).blend(1f, label.compare(EQ, c).cast(FLOAT));
            store(VectorLanes.first(present - lane, load(dLogits, i).div(sum).sub(one).mul(factor)), dLogits, i);
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
            a = a.add(load(exps, at + (long) i * LANES));
            b = i + 4 < classes ? b.add(load(exps, at + (i + 4L) * LANES)) : b;
            c = i + 8 < classes ? c.add(load(exps, at + (i + 8L) * LANES)) : c;
            d = i + 12 < classes ? d.add(load(exps, at + (i + 12L) * LANES)) : d;
        }
        return a.add(c).add(b.add(d));
    }
}
