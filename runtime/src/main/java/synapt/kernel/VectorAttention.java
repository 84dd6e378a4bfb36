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

    /** {@code out[j]} is the fma chain over i of {@code x[i] * y[j][i]}, cells of x and of each y[j] side by side. */
    static void dots(
            int cells,
            MemorySegment x,
            long xAt,
            MemorySegment y,
            long yAt,
            long yStride,
            int n,
            MemorySegment out,
            long outAt) {
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            dots4(cells, x, xAt, y, yAt + j * yStride, yStride, out, outAt + j * CELL);
        }
        for (; j < n; j++) {
            dot(cells, x, xAt, y, yAt + j * yStride, out, outAt + j * CELL);
        }
    }

    private static void dots4(
            int cells,
            MemorySegment x,
            long xAt,
            MemorySegment y,
            long yAt,
            long yStride,
            MemorySegment out,
            long outAt) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        FloatVector s2 = FloatVector.zero(FLOAT);
        FloatVector s3 = FloatVector.zero(FLOAT);
        for (int i = 0; i < cells; i++) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, x, xAt + i * CELL, ORDER);
            long at = yAt + i * CELL;
            s0 = a.fma(FloatVector.fromMemorySegment(FLOAT, y, at, ORDER), s0);
            s1 = a.fma(FloatVector.fromMemorySegment(FLOAT, y, at + yStride, ORDER), s1);
            s2 = a.fma(FloatVector.fromMemorySegment(FLOAT, y, at + 2 * yStride, ORDER), s2);
            s3 = a.fma(FloatVector.fromMemorySegment(FLOAT, y, at + 3 * yStride, ORDER), s3);
        }
        s0.intoMemorySegment(out, outAt, ORDER);
        s1.intoMemorySegment(out, outAt + CELL, ORDER);
        s2.intoMemorySegment(out, outAt + 2 * CELL, ORDER);
        s3.intoMemorySegment(out, outAt + 3 * CELL, ORDER);
    }

    private static void dot(
            int cells, MemorySegment x, long xAt, MemorySegment y, long yAt, MemorySegment out, long outAt) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int i = 0; i < cells; i++) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, x, xAt + i * CELL, ORDER);
            sum = a.fma(FloatVector.fromMemorySegment(FLOAT, y, yAt + i * CELL, ORDER), sum);
        }
        sum.intoMemorySegment(out, outAt, ORDER);
    }

    /** {@code out[i]} is the fma chain over j, of n, of {@code w[j] * x[j][i]}, cells of each x[j] and of out side by side. */
    static void combine(
            int cells,
            int n,
            MemorySegment w,
            long wAt,
            long wStride,
            MemorySegment x,
            long xAt,
            long xStride,
            MemorySegment out,
            long outAt) {
        int i = 0;
        for (; i + 4 <= cells; i += 4) {
            combine4(n, w, wAt, wStride, x, xAt + i * CELL, xStride, out, outAt + i * CELL);
        }
        for (; i < cells; i++) {
            combine1(n, w, wAt, wStride, x, xAt + i * CELL, xStride, out, outAt + i * CELL);
        }
    }

    private static void combine4(
            int n,
            MemorySegment w,
            long wAt,
            long wStride,
            MemorySegment x,
            long xAt,
            long xStride,
            MemorySegment out,
            long outAt) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        FloatVector s2 = FloatVector.zero(FLOAT);
        FloatVector s3 = FloatVector.zero(FLOAT);
        for (int j = 0; j < n; j++) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, w, wAt + j * wStride, ORDER);
            long at = xAt + j * xStride;
            s0 = a.fma(FloatVector.fromMemorySegment(FLOAT, x, at, ORDER), s0);
            s1 = a.fma(FloatVector.fromMemorySegment(FLOAT, x, at + CELL, ORDER), s1);
            s2 = a.fma(FloatVector.fromMemorySegment(FLOAT, x, at + 2 * CELL, ORDER), s2);
            s3 = a.fma(FloatVector.fromMemorySegment(FLOAT, x, at + 3 * CELL, ORDER), s3);
        }
        s0.intoMemorySegment(out, outAt, ORDER);
        s1.intoMemorySegment(out, outAt + CELL, ORDER);
        s2.intoMemorySegment(out, outAt + 2 * CELL, ORDER);
        s3.intoMemorySegment(out, outAt + 3 * CELL, ORDER);
    }

    private static void combine1(
            int n,
            MemorySegment w,
            long wAt,
            long wStride,
            MemorySegment x,
            long xAt,
            long xStride,
            MemorySegment out,
            long outAt) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int j = 0; j < n; j++) {
            FloatVector a = FloatVector.fromMemorySegment(FLOAT, w, wAt + j * wStride, ORDER);
            sum = a.fma(FloatVector.fromMemorySegment(FLOAT, x, xAt + j * xStride, ORDER), sum);
        }
        sum.intoMemorySegment(out, outAt, ORDER);
    }

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
