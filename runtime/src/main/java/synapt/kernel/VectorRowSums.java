package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Sums over numbers that lie in a row, in whole cells, with the bits of the sums over a group of {@link GroupNormKernels}. */
final class VectorRowSums {

    private VectorRowSums() {}

    /** The sum of x. */
    static float plain(int n, MemorySegment x) {
        FloatVector sum = plain(n, x, 0);
        if (LENGTH == 8) {
            sum = sum.add(plain(n, x, 8));
        } else if (LENGTH == 4) {
            sum = sum.add(plain(n, x, 8)).add(plain(n, x, 4).add(plain(n, x, 12)));
        }
        return VectorLanes.tree(sum);
    }

    private static FloatVector plain(int n, MemorySegment x, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        int j = lane;
        for (; j + LENGTH <= n; j += LANES) {
            sum = sum.add(FloatVector.fromMemorySegment(FLOAT, x, 4L * j, ORDER));
        }
        return j < n ? sum.add(VectorLanes.first(n - j, FloatVector.fromMemorySegment(FLOAT, x, 4L * j, ORDER))) : sum;
    }

    /** The sum of (x - mean)^2. */
    static float squares(int n, MemorySegment x, float mean) {
        FloatVector sum = squares(n, x, mean, 0);
        if (LENGTH == 8) {
            sum = sum.add(squares(n, x, mean, 8));
        } else if (LENGTH == 4) {
            sum = sum.add(squares(n, x, mean, 8)).add(squares(n, x, mean, 4).add(squares(n, x, mean, 12)));
        }
        return VectorLanes.tree(sum);
    }

    private static FloatVector squares(int n, MemorySegment x, float mean, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        int j = lane;
        for (; j + LENGTH <= n; j += LANES) {
            FloatVector distance =
                    FloatVector.fromMemorySegment(FLOAT, x, 4L * j, ORDER).sub(mean);
            sum = distance.fma(distance, sum);
        }
        if (j < n) {
            FloatVector distance = VectorLanes.first(
                    n - j,
                    FloatVector.fromMemorySegment(FLOAT, x, 4L * j, ORDER).sub(mean));
            sum = distance.fma(distance, sum);
        }
        return sum;
    }
}
