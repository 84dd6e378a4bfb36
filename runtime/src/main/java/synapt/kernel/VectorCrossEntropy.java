package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Cross entropy of one cell of logits, or of as many of its lanes as a vector has, in steps that leave their results in the
 * gradient's place: {@link #hits}, {@link #shift}, {@link #exponentials}, {@link #losses}, {@link #normalize} and {@link #gradient}. One method would be too large for
 * C2. {@code at} is the byte where the lanes' first class is, {@code step} the bytes to the next, {@code label} the byte of the first lane's label.
 */
final class VectorCrossEntropy {

    private VectorCrossEntropy() {}

    /** Counts each example whose greatest logit is at its label. */
    static void hits(
            int classes,
            long step,
            MemorySegment logits,
            long at,
            MemorySegment labels,
            long label,
            MemorySegment results,
            long hits) {
        FloatVector greatest = FloatVector.fromMemorySegment(FLOAT, logits, at, ORDER);
        FloatVector answer = FloatVector.zero(FLOAT);
        for (int c = 1; c < classes; c++) {
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, logits, at + step * c, ORDER);
            VectorMask<Float> better = z.compare(GT, greatest);
            greatest = greatest.blend(z, better);
            answer = answer.blend((float) c, better);
        }
        FloatVector wanted = FloatVector.fromMemorySegment(FLOAT, labels, label, ORDER);
        FloatVector before = FloatVector.fromMemorySegment(FLOAT, results, hits, ORDER);
        before.blend(before.add(1f), wanted.compare(EQ, answer)).intoMemorySegment(results, hits, ORDER);
    }

    /** Subtracts each example's greatest logit. */
    static void shift(int classes, long step, MemorySegment logits, MemorySegment shifted, long at) {
        FloatVector max = FloatVector.fromMemorySegment(FLOAT, logits, at, ORDER);
        for (int c = 1; c < classes; c++) {
            max = max.max(FloatVector.fromMemorySegment(FLOAT, logits, at + step * c, ORDER));
        }
        for (int c = 0; c < classes; c++) {
            long i = at + step * c;
            FloatVector.fromMemorySegment(FLOAT, logits, i, ORDER).sub(max).intoMemorySegment(shifted, i, ORDER);
        }
    }

    /** Turns shifted logits into their exponentials, but for each lane's label, where the logit stays for {@link #losses}. */
    static void exponentials(int classes, long step, MemorySegment labels, long label, MemorySegment shifted, long at) {
        FloatVector wanted = FloatVector.fromMemorySegment(FLOAT, labels, label, ORDER);
        for (int c = 0; c < classes; c++) {
            long i = at + step * c;
            FloatVector z = FloatVector.fromMemorySegment(FLOAT, shifted, i, ORDER);
            VectorMath.exp(z).blend(z, wanted.compare(EQ, (float) c)).intoMemorySegment(shifted, i, ORDER);
        }
    }

    /**
     * Adds the losses of a cell's lanes, one after another: it is a logarithm and an exponential each, and which class is another
     * one in each. Turns the logits at the labels into their exponentials. All places are elements here.
     */
    static void losses(
            int classes,
            long step,
            MemorySegment labels,
            long label,
            MemorySegment exps,
            long at,
            MemorySegment results,
            long to) {
        for (int l = 0; l < LANES; l++) {
            int c = (int) Cells.get(labels, label + l);
            if (c >= 0) {
                long i = at + c * step + l;
                float z = Cells.get(exps, i);
                Cells.set(exps, i, ScalarMath.exp(z));
                float loss = ScalarMath.log(sum(classes, step, exps, at + l, 0, 1)) - z;
                Cells.set(results, to + l, Cells.get(results, to + l) + loss);
            }
        }
    }

    /** The halving tree of a lane's 16 partial sums, from those of classes {@code first, first + each, ...}. */
    private static float sum(int classes, long step, MemorySegment exps, long at, int first, int each) {
        if (each < LANES) {
            return sum(classes, step, exps, at, first, 2 * each) + sum(classes, step, exps, at, first + each, 2 * each);
        }
        float sum = 0f;
        for (int c = first; c < classes; c += LANES) {
            sum += Cells.get(exps, at + c * step);
        }
        return sum;
    }

    /**
     * Divides exponentials by their sum, the halving tree of 16 partial sums. The partial sums of c % 4 = 0, 2, 1 and 3 follow each
     * other, so that one loop serves all.
     */
    static void normalize(int classes, long step, MemorySegment exps, long at) {
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
                        a.add(FloatVector.fromMemorySegment(FLOAT, exps, at + step * Math.min(j, classes - 1), ORDER)
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
        FloatVector whole = even.add(sum);
        for (int c = 0; c < classes; c++) {
            long i = at + step * c;
            FloatVector.fromMemorySegment(FLOAT, exps, i, ORDER).div(whole).intoMemorySegment(exps, i, ORDER);
        }
    }

    /** Turns probabilities into the gradient. */
    static void gradient(
            int classes, long step, MemorySegment labels, long label, float factor, MemorySegment shares, long at) {
        FloatVector wanted = FloatVector.fromMemorySegment(FLOAT, labels, label, ORDER);
        VectorMask<Float> absent = wanted.compare(LT, 0f);
        for (int c = 0; c < classes; c++) {
            long i = at + step * c;
            FloatVector p = FloatVector.fromMemorySegment(FLOAT, shares, i, ORDER);
            p.blend(p.sub(1f), wanted.compare(EQ, (float) c))
                    .mul(factor)
                    .blend(0f, absent)
                    .intoMemorySegment(shares, i, ORDER);
        }
    }
}
