package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * Cross entropy of one block, or of as many of its lanes as a vector has, in four steps that leave their results in the
 * gradient's place: {@link #shift}, {@link #exponentials}, {@link #loss}, {@link #gradient}. One method would be too large for
 * C2. {@code at} is the byte where the lanes' first class is, {@code label} the index of the first lane's label,
 * {@code present} how many lanes, counted from this first, hold examples. A label of -1 is that of an example that does not count.
 */
final class VectorCrossEntropy {

    private VectorCrossEntropy() {}

    /** Subtracts each example's greatest logit; returns how many have it at the label. */
    static int shift(
            int classes, MemorySegment logits, int[] labels, int label, int present, MemorySegment shifted, long at) {
        FloatVector max = FloatVector.fromMemorySegment(FLOAT, logits, at, ORDER);
        FloatVector greatest = max;
        IntVector answer = IntVector.zero(INT);
        for (int c = 1; c < classes; c++) {
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, logits, at + CELL * c, ORDER);
            VectorMask<Float> better = z.compare(GT, greatest);
            // A NaN makes the maximum NaN, yet is not an answer.
            max = max.max(z);
            greatest = greatest.blend(z, better);
            answer = answer.blend(c, better.cast(INT));
        }
        for (int c = 0; c < classes; c++) {
            long i = at + CELL * c;
            FloatVector.fromMemorySegment(FLOAT, logits, i, ORDER).sub(max).intoMemorySegment(shifted, i, ORDER);
        }
        return answer.compare(EQ, labels(labels, label, present)).trueCount();
    }

    /** Turns shifted logits into their exponentials, but for each lane's label, where the logit stays for {@link #loss}. */
    static void exponentials(int classes, int[] labels, int label, int present, MemorySegment shifted, long at) {
        IntVector wanted = labels(labels, label, present);
        for (int c = 0; c < classes; c++) {
            long i = at + CELL * c;
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, shifted, i, ORDER);
            VectorMath.exp(z).blend(z, wanted.compare(EQ, c).cast(FLOAT)).intoMemorySegment(shifted, i, ORDER);
        }
    }

    /**
     * The sum of the losses of a block: the halving tree of those of lanes {@code lane, lane + step, lane + 2 * step ...}. Turns
     * the logits at the labels into their exponentials. One lane after another: it is a logarithm and an exponential each, and
     * vectors that are kept for a sum over lanes would end up on the heap.
     *
     * @param start the element where the block begins
     */
    static float loss(
            int classes, int[] labels, int label, int present, MemorySegment exps, long start, int lane, int step) {
        if (step < LANES) {
            return loss(classes, labels, label, present, exps, start, lane, 2 * step)
                    + loss(classes, labels, label, present, exps, start, lane + step, 2 * step);
        }
        if (lane >= present || labels[label + lane] < 0) {
            return 0f;
        }
        long i = start + (long) labels[label + lane] * LANES + lane;
        float z = Cells.get(exps, i);
        Cells.set(exps, i, ScalarMath.exp(z));
        return ScalarMath.log(sum(classes, exps, start + lane, 0, 1)) - z;
    }

    /** The halving tree of a lane's 16 partial sums, from those of classes {@code first, first + step, ...}. */
    private static float sum(int classes, MemorySegment exps, long at, int first, int step) {
        if (step < LANES) {
            return sum(classes, exps, at, first, 2 * step) + sum(classes, exps, at, first + step, 2 * step);
        }
        float sum = 0f;
        for (int c = first; c < classes; c += LANES) {
            sum += Cells.get(exps, at + (long) c * LANES);
        }
        return sum;
    }

    /** Turns exponentials into the gradient. */
    static void gradient(int classes, int[] labels, int label, int present, float factor, MemorySegment exps, long at) {
        FloatVector sum = sum(classes, exps, at);
        IntVector wanted = labels(labels, label, present);
        for (int c = 0; c < classes; c++) {
            long i = at + CELL * c;
            FloatVector one =
                    FloatVector.zero(FLOAT).blend(1f, wanted.compare(EQ, c).cast(FLOAT));
            FloatVector.fromMemorySegment(FLOAT, exps, i, ORDER)
                    .div(sum)
                    .sub(one)
                    .mul(factor)
                    .blend(0f, wanted.compare(LT, 0).cast(FLOAT))
                    .intoMemorySegment(exps, i, ORDER);
        }
    }

    /** The lanes' labels, -1 for absent ones. */
    private static IntVector labels(int[] labels, int first, int present) {
        return present >= LENGTH
                ? IntVector.fromArray(INT, labels, first)
                : IntVector.broadcast(INT, -1)
                        .blend(
                                IntVector.fromArray(INT, labels, first, INT.indexInRange(0, Math.max(0, present))),
                                INT.indexInRange(0, Math.max(0, present)));
    }

    /** The halving tree of 16 partial sums. The sums of c % 4 = 0, 2, 1 and 3 follow each other, so that one loop serves all. */
    private static FloatVector sum(int classes, MemorySegment exps, long at) {
        FloatVector even = FloatVector.zero(FLOAT);
        FloatVector sum = even;
        for (int i = 0; i < 4; i++) {
            // The partial sums change places with each class; after a multiple of four they are back.
            FloatVector a = FloatVector.zero(FLOAT);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            for (int j = i % 2 * 2 + i / 2; j < (classes + 15 & -16); j += 4) {
                // Past the last class +0 is added, which changes no sum of exponentials.
                FloatVector next =
                        a.add(FloatVector.fromMemorySegment(FLOAT, exps, at + CELL * Math.min(j, classes - 1), ORDER)
                                .blend(0f, FLOAT.maskAll(j >= classes)));
                a = b;
                b = c;
                c = d;
                d = next;
            }
            FloatVector quarter = a.add(c).add(b.add(d));
            // 0; 0 + 2, put aside; 1; 1 + 3
            sum = i % 2 == 0 ? quarter : sum.add(quarter);
            even = i == 1 ? sum : even;
        }
        return even.add(sum);
    }
}
