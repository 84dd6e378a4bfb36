package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static synapt.kernel.ScalarMath.*;
import static synapt.kernel.VectorMath.MAGIC_BITS;
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
 * gradient's place: {@link #shift}, {@link #loss}, {@link #exponentials}, {@link #gradient}. One method would be too large for
 * C2. {@code at} is the byte where the lanes' first class is, {@code label} the index of the first lane's label,
 * {@code present} how many lanes, counted from this first, hold examples.
 */
final class VectorCrossEntropy {

    private static final IntVector LANE = IntVector.zero(INT).addIndex(1);

    private VectorCrossEntropy() {}

    /** Subtracts each example's greatest logit; returns how many have it at the label. */
    static int shift(int classes, MemorySegment logits, int[] labels, int label, int present, MemorySegment shifted, long at) {
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

    /** From shifted logits the sum of the block's losses, all its lanes. */
    static float loss(int classes, int[] labels, int label, int present, MemorySegment shifted, long at) {
        FloatVector sum = losses(classes, labels, label, present, shifted, at);
        if (LENGTH == 8) {
            sum = sum.add(losses(classes, labels, label + 8, present - 8, shifted, at + 32));
        } else if (LENGTH == 4) {
            sum = sum.add(losses(classes, labels, label + 8, present - 8, shifted, at + 32));
            FloatVector b = losses(classes, labels, label + 4, present - 4, shifted, at + 16);
            sum = sum.add(b.add(losses(classes, labels, label + 12, present - 12, shifted, at + 48)));
        }
        // As VectorLanes.tree, which C2 would not inline here.
        if (LENGTH == 16) {
            sum = sum.add(sum.rearrange(VectorLanes.FROM_8));
        }
        if (LENGTH >= 8) {
            sum = sum.add(sum.rearrange(VectorLanes.FROM_4));
        }
        sum = sum.add(sum.rearrange(VectorLanes.FROM_2));
        return sum.add(sum.rearrange(VectorLanes.FROM_1)).lane(0);
    }

    /** The lanes' losses, 0 for absent ones. */
    private static FloatVector losses(int classes, int[] labels, int label, int present, MemorySegment shifted, long at) {
        IntVector wanted = labels(labels, label, present);
        FloatVector atLabel = FloatVector.zero(FLOAT);
        FloatVector even = FloatVector.zero(FLOAT);
        FloatVector sum = even;
        // The halving tree of 16 partial sums: those of c % 4 = 0, 2, 1 and 3 follow each other, so that one loop serves all.
        for (int i = 0; i < 4; i++) {
            FloatVector p = FloatVector.zero(FLOAT);
            FloatVector q = p;
            FloatVector r = p;
            FloatVector s = p;
            // The partial sums change places with each class; after a multiple of four they are back.
            for (int c = i % 2 * 2 + i / 2; c < (classes + 15 & -16); c += 4) {
                FloatVector z = FloatVector.fromMemorySegment(FLOAT, shifted, at + CELL * Math.min(c, classes - 1), ORDER);
                // Past the last class +0 is added, which changes no sum of exponentials.
                FloatVector next = p.add(VectorMath.exp(z).blend(0f, FLOAT.maskAll(c >= classes)));
                atLabel = atLabel.blend(z, wanted.compare(EQ, c).cast(FLOAT));
                p = q;
                q = r;
                r = s;
                s = next;
            }
            FloatVector quarter = p.add(r).add(q.add(s));
            // 0; 0 + 2, put aside; 1; 1 + 3
            sum = i % 2 == 0 ? quarter : sum.add(quarter);
            even = i == 1 ? sum : even;
        }
        sum = even.add(sum);
        // VectorMath.log written out, for at least 1 or NaN: after exp C2 would not inline it.
        IntVector bits = sum.reinterpretAsInts();
        IntVector e = bits.sub(SQRT_HALF).lanewise(ASHR, 23);
        FloatVector f = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector n = e.add(MAGIC_BITS).reinterpretAsFloats().sub(MAGIC);
        FloatVector z = f.mul(f);
        FloatVector q = f.fma(L8, L7).fma(f, FloatVector.broadcast(FLOAT, L6)).fma(f, FloatVector.broadcast(FLOAT, L5))
                .fma(f, FloatVector.broadcast(FLOAT, L4));
        q = q.fma(f, FloatVector.broadcast(FLOAT, L3)).fma(f, FloatVector.broadcast(FLOAT, L2))
                .fma(f, FloatVector.broadcast(FLOAT, L1)).fma(f, FloatVector.broadcast(FLOAT, L0));
        FloatVector y = n.fma(FloatVector.broadcast(FLOAT, LN2_LOW), q.mul(f.mul(z)));
        FloatVector log = n.fma(FloatVector.broadcast(FLOAT, LN2_HIGH), f.add(z.fma(FloatVector.broadcast(FLOAT, -0.5f), y)));
        log = sum.blend(log, sum.compare(LT, Float.POSITIVE_INFINITY));
        return log.sub(atLabel).blend(0f, LANE.compare(GE, present).cast(FLOAT));
    }

    /** Turns shifted logits into their exponentials: once more, as to keep those of the loss would make it too large. */
    static void exponentials(int classes, MemorySegment shifted, long at) {
        for (int c = 0; c < classes; c++) {
            long i = at + CELL * c;
            VectorMath.exp(FloatVector.fromMemorySegment(FLOAT, shifted, i, ORDER)).intoMemorySegment(shifted, i, ORDER);
        }
    }

    /** Turns exponentials into the gradient. */
    static void gradient(int classes, int[] labels, int label, int present, float factor, MemorySegment exps, long at) {
        FloatVector sum = sum(classes, exps, at);
        IntVector wanted = labels(labels, label, present);
        for (int c = 0; c < classes; c++) {
            long i = at + CELL * c;
            FloatVector one = FloatVector.zero(FLOAT).blend(1f, wanted.compare(EQ, c).cast(FLOAT));
            FloatVector.fromMemorySegment(FLOAT, exps, i, ORDER).div(sum).sub(one).mul(factor)
                    .blend(0f, LANE.compare(GE, present).cast(FLOAT)).intoMemorySegment(exps, i, ORDER);
        }
    }

    /** The lanes' labels, -1 for absent ones. */
    private static IntVector labels(int[] labels, int first, int present) {
        return present >= LENGTH
                ? IntVector.fromArray(INT, labels, first)
                : IntVector.broadcast(INT, -1).blend(
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
                FloatVector next = a.add(FloatVector.fromMemorySegment(FLOAT, exps, at + CELL * Math.min(j, classes - 1), ORDER)
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
