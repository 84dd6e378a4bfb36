package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Activations of more than one element or parameter, one number at a time. */
interface ScalarActivationKernels extends ActivationKernels {

    @Override
    default void softplus(float beta, float threshold, MemorySegment x, MemorySegment y, long n) {
        for (long i = 0; i < n; i++) {
            float v = Cells.get(x, i);
            float z = beta * v;
            float soft = (ScalarMath.log1p(ScalarMath.exp(-Math.abs(z))) + Math.max(z, 0f)) / beta;
            Cells.set(y, i, z > threshold ? v : soft);
        }
    }

    @Override
    default void softplusGradient(
            float beta, float threshold, MemorySegment x, MemorySegment dy, MemorySegment dx, long n) {
        for (long i = 0; i < n; i++) {
            float z = beta * Cells.get(x, i);
            float d = Cells.get(dy, i);
            Cells.set(dx, i, z > threshold ? d : d * ScalarMath.sigmoid(z));
        }
    }

    @Override
    default void softmax(
            boolean log, int groups, int axis, int positions, MemorySegment x, MemorySegment y, int blocks) {
        long step = (long) positions * LANES;
        for (long g = 0; g < (long) blocks * groups; g++) {
            for (long p = 0; p < step; p++) {
                long start = g * axis * step + p;
                float max = Cells.get(x, start);
                for (int a = 1; a < axis; a++) {
                    max = Math.max(max, Cells.get(x, start + a * step));
                }
                float sum = 0f;
                for (int a = 0; a < axis; a++) {
                    long i = start + a * step;
                    float z = Cells.get(x, i) - max;
                    float e = ScalarMath.exp(z);
                    sum += e;
                    Cells.set(y, i, log ? z : e);
                }
                float logSum = ScalarMath.log(sum);
                for (int a = 0; a < axis; a++) {
                    long i = start + a * step;
                    Cells.set(y, i, log ? Cells.get(y, i) - logSum : Cells.get(y, i) / sum);
                }
            }
        }
    }

    @Override
    default void softmaxGradient(
            boolean log,
            int groups,
            int axis,
            int positions,
            MemorySegment y,
            MemorySegment dy,
            MemorySegment dx,
            int blocks) {
        long step = (long) positions * LANES;
        for (long g = 0; g < (long) blocks * groups; g++) {
            for (long p = 0; p < step; p++) {
                long start = g * axis * step + p;
                float sum = 0f;
                for (int a = 0; a < axis; a++) {
                    long i = start + a * step;
                    sum = log ? sum + Cells.get(dy, i) : Math.fma(Cells.get(y, i), Cells.get(dy, i), sum);
                }
                for (int a = 0; a < axis; a++) {
                    long i = start + a * step;
                    float v = Cells.get(y, i);
                    float d = Cells.get(dy, i);
                    Cells.set(dx, i, log ? Math.fma(-ScalarMath.exp(v), sum, d) : v * (d - sum));
                }
            }
        }
    }

    @Override
    default void prelu(
            int channels, int positions, MemorySegment slopes, MemorySegment x, MemorySegment y, int blocks) {
        long n = (long) positions * LANES;
        for (long c = 0; c < (long) blocks * channels; c++) {
            float slope = Cells.get(slopes, c % channels);
            for (long i = c * n; i < (c + 1) * n; i++) {
                float v = Cells.get(x, i);
                Cells.set(y, i, v > 0f ? v : slope * v);
            }
        }
    }

    @Override
    default void preluGradient(
            int channels,
            int positions,
            MemorySegment slopes,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx,
            int blocks) {
        long n = (long) positions * LANES;
        for (long c = 0; c < (long) blocks * channels; c++) {
            float slope = Cells.get(slopes, c % channels);
            for (long i = c * n; i < (c + 1) * n; i++) {
                float d = Cells.get(dy, i);
                Cells.set(dx, i, Cells.get(x, i) > 0f ? d : slope * d);
            }
        }
    }

    @Override
    default void slopeGradient(
            int channels,
            int positions,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment out,
            long stride,
            int blocks) {
        float[] lanes = new float[LANES];
        long n = (long) positions * LANES;
        for (long c = 0; c < (long) blocks * channels; c++) {
            Arrays.fill(lanes, 0f);
            for (long i = 0; i < n; i++) {
                float v = Cells.get(x, c * n + i);
                int l = (int) (i % LANES);
                lanes[l] = v > 0f ? lanes[l] : Math.fma(Cells.get(dy, c * n + i), v, lanes[l]);
            }
            Cells.set(out, c / channels * stride + c % channels, Cells.tree(lanes));
        }
    }

    @Override
    default void gate(boolean swish, int groups, int half, MemorySegment x, MemorySegment y, int blocks) {
        long n = (long) half * LANES;
        for (long g = 0; g < (long) blocks * groups; g++) {
            for (long i = 0; i < n; i++) {
                float a = Cells.get(x, 2 * g * n + i);
                float b = Cells.get(x, (2 * g + 1) * n + i);
                Cells.set(y, g * n + i, swish ? a * ScalarMath.sigmoid(a) * b : a * ScalarMath.sigmoid(b));
            }
        }
    }

    @Override
    default void gateGradient(
            boolean swish, int groups, int half, MemorySegment x, MemorySegment dy, MemorySegment dx, int blocks) {
        long n = (long) half * LANES;
        for (long g = 0; g < (long) blocks * groups; g++) {
            for (long i = 0; i < n; i++) {
                long first = 2 * g * n + i;
                long second = first + n;
                float a = Cells.get(x, first);
                float b = Cells.get(x, second);
                float d = Cells.get(dy, g * n + i);
                float s = ScalarMath.sigmoid(swish ? a : b);
                Cells.set(dx, first, swish ? d * b * (s * Math.fma(a, 1f - s, 1f)) : d * s);
                Cells.set(dx, second, swish ? d * (a * s) : d * a * (s * (1f - s)));
            }
        }
    }
}
