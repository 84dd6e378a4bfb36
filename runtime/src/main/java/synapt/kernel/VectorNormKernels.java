package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** Batch normalisation on vectors; what runs over channels only is left to the scalar kernels. */
interface VectorNormKernels extends ScalarNormKernels {

    @Override
    default void blockMoments(
            int channels, int positions, MemorySegment x, int count, MemorySegment moments, int blocks) {
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - block * LANES, 0, LANES);
            float n = (float) present * positions;
            for (int c = 0; c < channels; c++) {
                long channel = (long) block * channels + c;
                float mean = VectorSums.plain(positions, x, channel * positions * LANES, present) / n;
                Cells.set(moments, 2 * channel, mean);
                Cells.set(
                        moments,
                        2 * channel + 1,
                        VectorSums.squares(positions, x, mean, channel * positions * LANES, present));
            }
        }
    }

    @Override
    default void normSums(
            int channels,
            int positions,
            MemorySegment statistics,
            MemorySegment x,
            MemorySegment dy,
            int count,
            MemorySegment sums,
            int blocks) {
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - block * LANES, 0, LANES);
            for (int c = 0; c < channels; c++) {
                long channel = (long) block * channels + c;
                float mean = Cells.get(statistics, 4L * c);
                float inverse = Cells.get(statistics, 4L * c + 1);
                long at = channel * positions * LANES;
                Cells.set(sums, 2 * channel, VectorSums.plain(positions, dy, at, present));
                Cells.set(sums, 2 * channel + 1, VectorSums.products(positions, dy, x, mean, inverse, at, present));
            }
        }
    }

    @Override
    default void normalize(
            int channels,
            int positions,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        long channel = (long) positions * LANES;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < channels; c++) {
                long start = ((long) block * channels + c) * channel;
                float mean = Cells.get(statistics, 4L * c);
                float inverse = Cells.get(statistics, 4L * c + 1);
                if (weight == null || bias == null) {
                    for (long i = start; i < start + channel; i += LENGTH) {
                        FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)
                                .sub(mean)
                                .mul(inverse)
                                .intoMemorySegment(y, i << 2, ORDER);
                    }
                } else {
                    FloatVector w = FloatVector.broadcast(FLOAT, Cells.get(weight, c));
                    FloatVector b = FloatVector.broadcast(FLOAT, Cells.get(bias, c));
                    for (long i = start; i < start + channel; i += LENGTH) {
                        FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)
                                .sub(mean)
                                .mul(inverse)
                                .fma(w, b)
                                .intoMemorySegment(y, i << 2, ORDER);
                    }
                }
            }
        }
    }

    @Override
    default void normGradient(
            int channels,
            int positions,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            MemorySegment total,
            MemorySegment x,
            MemorySegment dy,
            int batch,
            int present,
            MemorySegment dx,
            int blocks) {
        long channel = (long) positions * LANES;
        float r = ScalarMath.round(1.0 / ((double) batch * positions));
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < channels; c++) {
                long start = ((long) block * channels + c) * channel;
                float mean = Cells.get(statistics, 4L * c);
                float inverse = Cells.get(statistics, 4L * c + 1);
                float g = weight == null ? inverse : Cells.get(weight, c) * inverse;
                float shift = Cells.get(total, 2L * c) * r;
                FloatVector slope = FloatVector.broadcast(FLOAT, Cells.get(total, 2L * c + 1) * r);
                for (long i = start; i < start + channel; i += LENGTH) {
                    FloatVector xhat = FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)
                            .sub(mean)
                            .mul(inverse);
                    xhat.neg()
                            .fma(
                                    slope,
                                    FloatVector.fromMemorySegment(FLOAT, dy, i << 2, ORDER)
                                            .sub(shift))
                            .mul(g)
                            .intoMemorySegment(dx, i << 2, ORDER);
                }
            }
            clearAbsent(dx, block * channels * channel, channels * channel, present - block * LANES);
        }
    }

    /** Zeroes the lanes past the present ones in a block's cells. */
    private static void clearAbsent(MemorySegment dx, long from, long n, int present) {
        for (long cell = from; present < LANES && cell < from + n; cell += LANES) {
            for (int l = Math.max(0, present); l < LANES; l++) {
                Cells.set(dx, cell + l, 0f);
            }
        }
    }

    @Override
    default void affine(
            int channels,
            int positions,
            MemorySegment scale,
            MemorySegment shift,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        long channel = (long) positions * LANES;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < channels; c++) {
                long start = ((long) block * channels + c) * channel;
                FloatVector w = FloatVector.broadcast(FLOAT, Cells.get(scale, c));
                FloatVector b = FloatVector.broadcast(FLOAT, Cells.get(shift, c));
                for (long i = start; i < start + channel; i += LENGTH) {
                    FloatVector.fromMemorySegment(FLOAT, x, i << 2, ORDER)
                            .fma(w, b)
                            .intoMemorySegment(y, i << 2, ORDER);
                }
            }
        }
    }

    @Override
    default void singleAffine(
            int cells, int positions, MemorySegment scale, MemorySegment shift, MemorySegment x, MemorySegment y) {
        for (int q = 0; q < cells; q++) {
            for (int l = 0; l < LANES; l += LENGTH) {
                FloatVector w = FloatVector.fromMemorySegment(FLOAT, scale, ((long) q * LANES + l) << 2, ORDER);
                FloatVector b = FloatVector.fromMemorySegment(FLOAT, shift, ((long) q * LANES + l) << 2, ORDER);
                long start = (long) q * positions * LANES + l;
                for (int p = 0; p < positions; p++) {
                    FloatVector.fromMemorySegment(FLOAT, x, (start + (long) p * LANES) << 2, ORDER)
                            .fma(w, b)
                            .intoMemorySegment(y, (start + (long) p * LANES) << 2, ORDER);
                }
            }
        }
    }
}
