package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The loops of attention, for one vector's share of the lanes. All addresses and strides are in bytes. */
final class VectorAttention {

    private VectorAttention() {}

    /** Turns n scores, side by side, into weights. */
    static void softmax(float scale, int n, MemorySegment scores, long at) {
        FloatVector max = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < n; j++) {
            FloatVector score = FloatVector.fromMemorySegment(FLOAT, scores, at + j * CELL, ORDER)
                    .mul(scale);
            max = max.max(score);
            score.intoMemorySegment(scores, at + j * CELL, ORDER);
        }
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int j = 0; j < n; j++) {
            FloatVector exp = VectorMath.exp(FloatVector.fromMemorySegment(FLOAT, scores, at + j * CELL, ORDER)
                    .sub(max));
            sum = sum.add(exp);
            exp.intoMemorySegment(scores, at + j * CELL, ORDER);
        }
        for (int j = 0; j < n; j++) {
            FloatVector.fromMemorySegment(FLOAT, scores, at + j * CELL, ORDER)
                    .div(sum)
                    .intoMemorySegment(scores, at + j * CELL, ORDER);
        }
    }

    /** As {@link #softmax}, where a lane's scores end at a number of its own. */
    static void softmaxBeforeEnd(
            float scale, int n, MemorySegment lengths, long lengthsAt, MemorySegment scores, long at) {
        FloatVector length = FloatVector.fromMemorySegment(FLOAT, lengths, lengthsAt, ORDER);
        FloatVector max = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < n; j++) {
            FloatVector score = FloatVector.fromMemorySegment(FLOAT, scores, at + j * CELL, ORDER)
                    .mul(scale)
                    .blend(Float.NEGATIVE_INFINITY, length.compare(VectorOperators.LE, (float) j));
            max = max.max(score);
            score.intoMemorySegment(scores, at + j * CELL, ORDER);
        }
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int j = 0; j < n; j++) {
            FloatVector exp = VectorMath.exp(FloatVector.fromMemorySegment(FLOAT, scores, at + j * CELL, ORDER)
                    .sub(max));
            sum = sum.add(exp);
            exp.intoMemorySegment(scores, at + j * CELL, ORDER);
        }
        for (int j = 0; j < n; j++) {
            FloatVector.fromMemorySegment(FLOAT, scores, at + j * CELL, ORDER)
                    .div(sum)
                    .blend(0f, length.compare(VectorOperators.LE, (float) j)) // 0 / NaN is none
                    .intoMemorySegment(scores, at + j * CELL, ORDER);
        }
    }

    /** Turns the gradients of n weights into those of their scores. */
    static void softmaxGradient(float scale, int n, MemorySegment weights, MemorySegment gradients, long at) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int j = 0; j < n; j++) {
            sum = FloatVector.fromMemorySegment(FLOAT, weights, at + j * CELL, ORDER)
                    .fma(FloatVector.fromMemorySegment(FLOAT, gradients, at + j * CELL, ORDER), sum);
        }
        for (int j = 0; j < n; j++) {
            FloatVector gradient = FloatVector.fromMemorySegment(FLOAT, gradients, at + j * CELL, ORDER);
            FloatVector.fromMemorySegment(FLOAT, weights, at + j * CELL, ORDER)
                    .mul(gradient.sub(sum))
                    .mul(scale)
                    .intoMemorySegment(gradients, at + j * CELL, ORDER);
        }
    }

    /** Sets n cells to +0. */
    static void clear(int n, MemorySegment cells, long at) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int j = 0; j < n; j++) {
            zero.intoMemorySegment(cells, at + j * CELL, ORDER);
        }
    }

    /** Turns a point, two cells side by side. */
    static void rotate(float cos, float sin, MemorySegment cells, long at) {
        FloatVector x = FloatVector.fromMemorySegment(FLOAT, cells, at, ORDER);
        FloatVector y = FloatVector.fromMemorySegment(FLOAT, cells, at + CELL, ORDER);
        FloatVector c = FloatVector.broadcast(FLOAT, cos);
        x.fma(c, y.mul(sin).neg()).intoMemorySegment(cells, at, ORDER);
        x.fma(FloatVector.broadcast(FLOAT, sin), y.mul(c)).intoMemorySegment(cells, at + CELL, ORDER);
    }
}
