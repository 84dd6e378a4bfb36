package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Normalisation over elements of one example, one number at a time. */
interface ScalarGroupNormKernels extends GroupNormKernels {

    @Override
    default void groupNorm(
            NormGroups g,
            float eps,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            MemorySegment statistics,
            int blocks) {
        float[] partials = new float[LANES];
        for (int group = 0; group < blocks * g.groups(); group++) {
            for (int l = 0; l < LANES; l++) {
                long first = (long) group * g.size() * LANES + l;
                float mean = 0f;
                if (g.centred()) {
                    Arrays.fill(partials, 0f);
                    for (int j = 0; j < g.size(); j++) {
                        partials[j % LANES] += Cells.get(x, first + (long) j * LANES);
                    }
                    mean = Cells.tree(partials) / g.size();
                }
                Arrays.fill(partials, 0f);
                for (int j = 0; j < g.size(); j++) {
                    float distance = Cells.get(x, first + (long) j * LANES) - mean;
                    partials[j % LANES] = Math.fma(distance, distance, partials[j % LANES]);
                }
                float variance = Cells.tree(partials) / g.size();
                float inverse = 1f / ScalarMath.round(Math.sqrt(variance + eps));
                Cells.set(statistics, 2L * group * LANES + l, mean);
                Cells.set(statistics, (2L * group + 1) * LANES + l, inverse);
                for (int j = 0; j < g.size(); j++) {
                    long i = first + (long) j * LANES;
                    int w = (group % g.groups() * g.size() + j) / g.repeat() % g.weights();
                    float xhat = (Cells.get(x, i) - mean) * inverse;
                    Cells.set(
                            y,
                            i,
                            weight == null
                                    ? xhat
                                    : Math.fma(xhat, Cells.get(weight, w), bias == null ? 0f : Cells.get(bias, w)));
                }
            }
        }
    }

    @Override
    default void singleGroupNorm(
            NormGroups g,
            int positions,
            float eps,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            MemorySegment scratch) {
        for (int group = 0; group < g.groups(); group++) {
            int first = group * g.size();
            float mean = 0f;
            if (g.centred()) {
                sumSingle(g.size(), first, positions, false, x, scratch);
                mean = Cells.get(scratch, 0) / g.size();
            }
            Cells.set(scratch, LANES, mean);
            sumSingle(g.size(), first, positions, true, x, scratch);
            float inverse = 1f / ScalarMath.round(Math.sqrt(Cells.get(scratch, 0) / g.size() + eps));
            int channel = first / positions;
            int position = first % positions;
            for (int e = first; e < first + g.size(); e++) {
                long i = ((long) (channel / LANES) * positions + position) * LANES + channel % LANES;
                int w = e / g.repeat() % g.weights();
                float xhat = (Cells.get(x, i) - mean) * inverse;
                Cells.set(
                        y,
                        i,
                        weight == null
                                ? xhat
                                : Math.fma(xhat, Cells.get(weight, w), bias == null ? 0f : Cells.get(bias, w)));
                if (++position == positions) {
                    position = 0;
                    channel++;
                }
            }
        }
    }

    /** Leaves in scratch[0] the sum over a group, of x or of (x - scratch[16])^2. */
    private static void sumSingle(
            int size, int first, int positions, boolean squares, MemorySegment x, MemorySegment scratch) {
        for (int l = 0; l < LANES; l++) {
            Cells.set(scratch, l, 0f);
        }
        int channel = first / positions;
        int position = first % positions;
        for (int j = 0; j < size; j++) {
            float value = Cells.get(x, ((long) (channel / LANES) * positions + position) * LANES + channel % LANES);
            float distance = value - Cells.get(scratch, LANES);
            float partial = Cells.get(scratch, j % LANES);
            Cells.set(scratch, j % LANES, squares ? Math.fma(distance, distance, partial) : partial + value);
            if (++position == positions) {
                position = 0;
                channel++;
            }
        }
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                Cells.set(scratch, i, Cells.get(scratch, i) + Cells.get(scratch, i + half));
            }
        }
    }

    @Override
    default void groupNormSums(
            NormGroups g,
            MemorySegment statistics,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment weightSums,
            @Nullable MemorySegment biasSums,
            long stride,
            int blocks) {
        float[] plain = new float[LANES];
        float[] products = new float[LANES];
        for (int block = 0; block < blocks; block++) {
            for (int w = 0; w < g.weights(); w++) {
                Arrays.fill(plain, 0f);
                Arrays.fill(products, 0f);
                for (int e = 0; e < g.elements(); e++) {
                    if (e / g.repeat() % g.weights() == w) {
                        long s = 2L * (block * g.groups() + e / g.size()) * LANES;
                        for (int l = 0; l < LANES; l++) {
                            long i = ((long) block * g.elements() + e) * LANES + l;
                            float d = Cells.get(dy, i);
                            float xhat = (Cells.get(x, i) - Cells.get(statistics, s + l))
                                    * Cells.get(statistics, s + LANES + l);
                            plain[l] += d;
                            products[l] = Math.fma(d, xhat, products[l]);
                        }
                    }
                }
                Cells.set(weightSums, block * stride + w, Cells.tree(products));
                if (biasSums != null) {
                    Cells.set(biasSums, block * stride + w, Cells.tree(plain));
                }
            }
        }
    }

    @Override
    default void groupNormGradient(
            NormGroups g,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx,
            int blocks) {
        float[] plain = new float[LANES];
        float[] products = new float[LANES];
        for (int group = 0; group < blocks * g.groups(); group++) {
            for (int l = 0; l < LANES; l++) {
                long first = (long) group * g.size() * LANES + l;
                float mean = Cells.get(statistics, 2L * group * LANES + l);
                float inverse = Cells.get(statistics, (2L * group + 1) * LANES + l);
                Arrays.fill(plain, 0f);
                Arrays.fill(products, 0f);
                for (int j = 0; j < g.size(); j++) {
                    long i = first + (long) j * LANES;
                    int w = (group % g.groups() * g.size() + j) / g.repeat() % g.weights();
                    float d = weight == null ? Cells.get(dy, i) : Cells.get(dy, i) * Cells.get(weight, w);
                    plain[j % LANES] += d;
                    products[j % LANES] = Math.fma(d, (Cells.get(x, i) - mean) * inverse, products[j % LANES]);
                    Cells.set(dx, i, d);
                }
                float shift = g.centred() ? Cells.tree(plain) / g.size() : 0f;
                float slope = Cells.tree(products) / g.size();
                for (int j = 0; j < g.size(); j++) {
                    long i = first + (long) j * LANES;
                    float xhat = (Cells.get(x, i) - mean) * inverse;
                    Cells.set(dx, i, inverse * Math.fma(-xhat, slope, Cells.get(dx, i) - shift));
                }
            }
        }
    }
}
