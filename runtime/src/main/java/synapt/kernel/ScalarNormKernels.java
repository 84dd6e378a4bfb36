package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Batch normalisation, one number at a time. */
interface ScalarNormKernels extends NormKernels {

    @Override
    default void blockMoments(
            int channels, int positions, MemorySegment x, int count, MemorySegment moments, int blocks) {
        float[] lanes = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - block * LANES, 0, LANES);
            float n = (float) present * positions;
            for (int c = 0; c < channels; c++) {
                long cell = ((long) block * channels + c) * positions;
                Arrays.fill(lanes, 0f);
                for (int p = 0; p < positions; p++) {
                    for (int l = 0; l < present; l++) {
                        lanes[l] += Cells.get(x, (cell + p) * LANES + l);
                    }
                }
                float mean = Cells.tree(lanes) / n;
                Arrays.fill(lanes, 0f);
                for (int p = 0; p < positions; p++) {
                    for (int l = 0; l < present; l++) {
                        float distance = Cells.get(x, (cell + p) * LANES + l) - mean;
                        lanes[l] = Math.fma(distance, distance, lanes[l]);
                    }
                }
                Cells.set(moments, 2 * (cell / positions), mean);
                Cells.set(moments, 2 * (cell / positions) + 1, Cells.tree(lanes));
            }
        }
    }

    @Override
    default void joinMoments(
            int channels, int positions, MemorySegment moments, int count, double eps, MemorySegment statistics) {
        for (int c = 0; c < channels; c++) {
            double n = 0;
            double mean = 0;
            double m2 = 0;
            for (int block = 0; block * LANES < count; block++) {
                long at = 2 * ((long) block * channels + c);
                double more = (double) Math.min(LANES, count - block * LANES) * positions;
                double delta = Cells.get(moments, at) - mean;
                mean += delta * more / (n + more);
                m2 += Cells.get(moments, at + 1) + delta * delta * n * more / (n + more);
                n += more;
            }
            Cells.set(statistics, 4L * c, ScalarMath.round(mean));
            Cells.set(statistics, 4L * c + 1, ScalarMath.round(1 / Math.sqrt(m2 / n + eps)));
            Cells.set(statistics, 4L * c + 2, ScalarMath.round(m2 / n));
            Cells.set(statistics, 4L * c + 3, ScalarMath.round(m2 / (n - 1)));
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
        for (long i = 0; i < blocks * channels * channel; i++) {
            long c = i / channel % channels;
            float xhat = (Cells.get(x, i) - Cells.get(statistics, 4 * c)) * Cells.get(statistics, 4 * c + 1);
            Cells.set(
                    y,
                    i,
                    weight == null || bias == null ? xhat : Math.fma(xhat, Cells.get(weight, c), Cells.get(bias, c)));
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
        float[] plain = new float[LANES];
        float[] products = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - block * LANES, 0, LANES);
            for (int c = 0; c < channels; c++) {
                float mean = Cells.get(statistics, 4L * c);
                float inverse = Cells.get(statistics, 4L * c + 1);
                long cell = ((long) block * channels + c) * positions;
                Arrays.fill(plain, 0f);
                Arrays.fill(products, 0f);
                for (int p = 0; p < positions; p++) {
                    for (int l = 0; l < present; l++) {
                        long i = (cell + p) * LANES + l;
                        plain[l] += Cells.get(dy, i);
                        products[l] = Math.fma(Cells.get(dy, i), (Cells.get(x, i) - mean) * inverse, products[l]);
                    }
                }
                Cells.set(sums, 2 * (cell / positions), Cells.tree(plain));
                Cells.set(sums, 2 * (cell / positions) + 1, Cells.tree(products));
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
        for (long i = 0; i < blocks * channels * channel; i++) {
            long c = i / channel % channels;
            float inverse = Cells.get(statistics, 4 * c + 1);
            float xhat = (Cells.get(x, i) - Cells.get(statistics, 4 * c)) * inverse;
            float g = weight == null ? inverse : Cells.get(weight, c) * inverse;
            float centred = Cells.get(dy, i) - Cells.get(total, 2 * c) * r;
            boolean isPresent = i / (channels * channel) * LANES + i % LANES < present;
            Cells.set(dx, i, isPresent ? g * Math.fma(-xhat, Cells.get(total, 2 * c + 1) * r, centred) : 0f);
        }
    }

    @Override
    default void updateRunning(
            int channels, MemorySegment statistics, float momentum, MemorySegment mean, MemorySegment variance) {
        for (int c = 0; c < channels; c++) {
            float m = Cells.get(mean, c);
            float v = Cells.get(variance, c);
            Cells.set(mean, c, Math.fma(momentum, Cells.get(statistics, 4L * c) - m, m));
            Cells.set(variance, c, Math.fma(momentum, Cells.get(statistics, 4L * c + 3) - v, v));
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
        for (long i = 0; i < blocks * channels * channel; i++) {
            long c = i / channel % channels;
            Cells.set(y, i, Math.fma(Cells.get(x, i), Cells.get(scale, c), Cells.get(shift, c)));
        }
    }

    @Override
    default void singleAffine(
            int cells, int positions, MemorySegment scale, MemorySegment shift, MemorySegment x, MemorySegment y) {
        long cell = (long) positions * LANES;
        for (long i = 0; i < cells * cell; i++) {
            long c = i / cell * LANES + i % LANES;
            Cells.set(y, i, Math.fma(Cells.get(x, i), Cells.get(scale, c), Cells.get(shift, c)));
        }
    }

    @Override
    default void evalAffine(
            int channels,
            MemorySegment mean,
            MemorySegment variance,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            double eps,
            MemorySegment scale,
            MemorySegment shift) {
        for (int c = 0; c < channels; c++) {
            double factor = (weight == null ? 1 : Cells.get(weight, c)) / Math.sqrt(Cells.get(variance, c) + eps);
            Cells.set(scale, c, ScalarMath.round(factor));
            Cells.set(
                    shift, c, ScalarMath.round((bias == null ? 0 : Cells.get(bias, c)) - Cells.get(mean, c) * factor));
        }
    }

    @Override
    default void fold(
            int outputs,
            int taps,
            MemorySegment weights,
            @Nullable MemorySegment bias,
            MemorySegment scale,
            MemorySegment shift,
            MemorySegment foldedWeights,
            MemorySegment foldedBias) {
        for (int o = 0; o < outputs; o++) {
            float factor = Cells.get(scale, o);
            for (long i = (long) o * taps; i < (o + 1L) * taps; i++) {
                Cells.set(foldedWeights, i, Cells.get(weights, i) * factor);
            }
            Cells.set(foldedBias, o, Math.fma(bias == null ? 0f : Cells.get(bias, o), factor, Cells.get(shift, o)));
        }
    }
}
