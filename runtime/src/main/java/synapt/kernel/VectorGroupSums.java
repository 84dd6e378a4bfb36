package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over a group, in each lane by itself, as {@link GroupNormKernels} says. Four of the 16 partial sums at a time, those that the
 * tree adds first: {@code number}, and 4, 8 and 12 after it. {@code at} is the byte where the group's first element is.
 */
final class VectorGroupSums {

    private VectorGroupSums() {}

    /** The sum of x. */
    static FloatVector plain(int size, MemorySegment x, long at) {
        return plain(size, x, at, 0)
                .add(plain(size, x, at, 2))
                .add(plain(size, x, at, 1).add(plain(size, x, at, 3)));
    }

    private static FloatVector plain(int size, MemorySegment x, long at, int number) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        int j = number;
        for (; j + 12 < size; j += 16) {
            long i = at + j * CELL;
            s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, x, i, ORDER));
            s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, x, i + 4 * CELL, ORDER));
            s8 = s8.add(FloatVector.fromMemorySegment(FLOAT, x, i + 8 * CELL, ORDER));
            s12 = s12.add(FloatVector.fromMemorySegment(FLOAT, x, i + 12 * CELL, ORDER));
        }
        s0 = j < size ? s0.add(FloatVector.fromMemorySegment(FLOAT, x, at + j * CELL, ORDER)) : s0;
        s4 = j + 4 < size ? s4.add(FloatVector.fromMemorySegment(FLOAT, x, at + (j + 4) * CELL, ORDER)) : s4;
        s8 = j + 8 < size ? s8.add(FloatVector.fromMemorySegment(FLOAT, x, at + (j + 8) * CELL, ORDER)) : s8;
        return s0.add(s8).add(s4.add(s12));
    }

    /** The sum of (x - mean)^2. */
    static FloatVector squares(int size, MemorySegment x, FloatVector mean, long at) {
        return squares(size, x, mean, at, 0)
                .add(squares(size, x, mean, at, 2))
                .add(squares(size, x, mean, at, 1).add(squares(size, x, mean, at, 3)));
    }

    private static FloatVector squares(int size, MemorySegment x, FloatVector mean, long at, int number) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        int j = number;
        for (; j + 12 < size; j += 16) {
            long i = at + j * CELL;
            s0 = square(x, i, mean, s0);
            s4 = square(x, i + 4 * CELL, mean, s4);
            s8 = square(x, i + 8 * CELL, mean, s8);
            s12 = square(x, i + 12 * CELL, mean, s12);
        }
        s0 = j < size ? square(x, at + j * CELL, mean, s0) : s0;
        s4 = j + 4 < size ? square(x, at + (j + 4) * CELL, mean, s4) : s4;
        s8 = j + 8 < size ? square(x, at + (j + 8) * CELL, mean, s8) : s8;
        return s0.add(s8).add(s4.add(s12));
    }

    private static FloatVector square(MemorySegment x, long i, FloatVector mean, FloatVector sum) {
        FloatVector distance = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean);
        return distance.fma(distance, sum);
    }

    /** The sum of d * (x - mean) * inverse. */
    static FloatVector products(
            int size, MemorySegment d, MemorySegment x, FloatVector mean, FloatVector inverse, long at) {
        return products(size, d, x, mean, inverse, at, 0)
                .add(products(size, d, x, mean, inverse, at, 2))
                .add(products(size, d, x, mean, inverse, at, 1).add(products(size, d, x, mean, inverse, at, 3)));
    }

    private static FloatVector products(
            int size, MemorySegment d, MemorySegment x, FloatVector mean, FloatVector inverse, long at, int number) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        int j = number;
        for (; j + 12 < size; j += 16) {
            long i = at + j * CELL;
            s0 = product(d, x, i, mean, inverse, s0);
            s4 = product(d, x, i + 4 * CELL, mean, inverse, s4);
            s8 = product(d, x, i + 8 * CELL, mean, inverse, s8);
            s12 = product(d, x, i + 12 * CELL, mean, inverse, s12);
        }
        s0 = j < size ? product(d, x, at + j * CELL, mean, inverse, s0) : s0;
        s4 = j + 4 < size ? product(d, x, at + (j + 4) * CELL, mean, inverse, s4) : s4;
        s8 = j + 8 < size ? product(d, x, at + (j + 8) * CELL, mean, inverse, s8) : s8;
        return s0.add(s8).add(s4.add(s12));
    }

    private static FloatVector product(
            MemorySegment d, MemorySegment x, long i, FloatVector mean, FloatVector inverse, FloatVector sum) {
        FloatVector xhat =
                FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
        return FloatVector.fromMemorySegment(FLOAT, d, i, ORDER).fma(xhat, sum);
    }
}
