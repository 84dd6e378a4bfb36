package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import synapt.random.AffineRate;
import synapt.random.BlockRate;
import synapt.random.Spread;
import synapt.random.Threefry;

/** Noise, one number at a time. */
interface ScalarNoiseKernels extends NoiseKernels {

    @Override
    default void affineDropout(
            long key, AffineRate rate, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks) {
        affine(key, rate, false, first, mask, x, y, blocks);
    }

    @Override
    default void affineDropoutGradient(
            long key, AffineRate rate, long first, NoiseMask mask, MemorySegment dy, MemorySegment dx, int blocks) {
        affine(key, rate, true, first, mask, dy, dx, blocks);
    }

    private static void affine(
            long key,
            AffineRate rate,
            boolean isGradient,
            long first,
            NoiseMask mask,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        float shift = isGradient ? -0f : rate.shift();
        float fill = isGradient ? 0f : rate.fill();
        for (long i = 0; i < (long) blocks * mask.elements() * LANES; i++) {
            int d = decision(mask, i);
            long bits = Threefry.bits(key, counter(first, mask.elements(), i, d / 4));
            boolean dropped = (bits >>> 16 * (d % 4) & 0xFFFF) < rate.threshold();
            Cells.set(y, i, dropped ? fill : Math.fma(Cells.get(x, i), rate.scale(), shift));
        }
    }

    @Override
    default void gaussianDropout(
            long key, Spread spread, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks) {
        for (long i = 0; i < (long) blocks * mask.elements() * LANES; i++) {
            Cells.set(y, i, Cells.get(x, i) * Math.fma(spread.deviation(), normal(key, first, mask, i), 1f));
        }
    }

    @Override
    default void gaussianNoise(
            long key, Spread spread, long first, NoiseMask mask, MemorySegment x, MemorySegment y, int blocks) {
        for (long i = 0; i < (long) blocks * mask.elements() * LANES; i++) {
            float v = Cells.get(x, i);
            float noisy = Math.fma(spread.deviation(), normal(key, first, mask, i), v);
            Cells.set(y, i, spread.deviation() == 0f ? v : noisy);
        }
    }

    private static float normal(long key, long first, NoiseMask mask, long i) {
        int d = decision(mask, i);
        return NormalMath.normal(Threefry.bits(key, counter(first, mask.elements(), i, d / 2)), d % 2 == 1);
    }

    /** The decision that number i of a buffer belongs to. */
    private static int decision(NoiseMask mask, long i) {
        return (int) (i / LANES % mask.elements() / mask.positions() % mask.decisions());
    }

    /** The counter of the example that number i of a buffer belongs to. */
    private static long counter(long first, int elements, long i, int index) {
        long example = first + i / LANES / elements * LANES + i % LANES;
        return (long) index << 32 | example & 0xFFFF_FFFFL;
    }

    @Override
    default void dropBlock(
            long key,
            BlockRate rate,
            long first,
            BlockMask mask,
            MemorySegment kept,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        int elements = mask.elements();
        for (int block = 0; block < blocks; block++) {
            for (int l = 0; l < LANES; l++) {
                long at = (long) block * elements * LANES + l;
                for (int e = 0; e < elements; e++) {
                    Cells.set(kept, at + (long) e * LANES, 1f);
                }
                begin(key, rate, first + (long) block * LANES + l, mask, kept, at);
                int count = 0;
                for (int e = 0; e < elements; e++) {
                    count += Cells.get(kept, at + (long) e * LANES) == 0f ? 0 : 1;
                }
                float scale = count == 0 ? 0f : elements / (float) count;
                for (int e = 0; e < elements; e++) {
                    long i = at + (long) e * LANES;
                    Cells.set(y, i, Cells.get(kept, i) == 0f ? 0f : Cells.get(x, i) * scale);
                }
            }
        }
    }

    /** Marks the blocks of one example. */
    private static void begin(long key, BlockRate rate, long example, BlockMask mask, MemorySegment kept, long at) {
        int places = mask.channels() * mask.rows() * mask.columns();
        for (int s = 0; s < places; s++) {
            long bits = Threefry.bits(key, (long) (s / 2) << 32 | example & 0xFFFF_FFFFL);
            if ((bits >>> 32 * (s % 2) & 0xFFFF_FFFFL) < rate.threshold()) {
                int row = s / mask.columns();
                long corner = ((long) (row / mask.rows()) * mask.height() + row % mask.rows()) * mask.width()
                        + s % mask.columns();
                for (int e = 0; e < mask.size() * mask.size(); e++) {
                    long element = corner + (long) (e / mask.size()) * mask.width() + e % mask.size();
                    Cells.set(kept, at + element * LANES, 0f);
                }
            }
        }
    }
}
