package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.List;
import synapt.kernel.KernelCases.Case;
import synapt.random.AffineRate;
import synapt.random.BlockRate;
import synapt.random.Spread;

/** The kernels of noise, for {@link KernelCases}. */
final class NoiseCases {

    private static final long KEY = 0x0123_4567_89AB_CDEFL;

    private NoiseCases() {}

    static void addTo(List<Case> cases) {
        int number = 0;
        for (int repeats : new int[] {1, 3}) {
            for (int decisions : new int[] {1, 2, 3, 4, 7, 12}) {
                for (int positions : new int[] {1, 2, 9}) {
                    NoiseMask mask = new NoiseMask(repeats, decisions, positions);
                    masked(cases, mask, KEY * ++number, number % 2 == 0 ? 48 : (1L << 32) - 10);
                }
            }
        }
        for (BlockMask mask : List.of(
                new BlockMask(1, 1, 1, 1),
                new BlockMask(3, 5, 7, 2),
                new BlockMask(2, 6, 4, 3),
                new BlockMask(5, 4, 4, 4))) {
            for (double p : new double[] {0, 0.1, 0.6, 1}) {
                BlockRate rate = BlockRate.of(p, mask.size(), mask.height(), mask.width());
                long size = 2L * mask.elements() * LANES;
                cases.add(new Case("dropBlock " + p + " of " + mask, (k, n) -> {
                    MemorySegment x = n.some(size);
                    MemorySegment kept = n.unset(size);
                    k.dropBlock(KEY, rate, 32, mask, kept, x, x, 2);
                    return KernelCases.read(n, kept, x);
                }));
            }
        }
    }

    private static void masked(List<Case> cases, NoiseMask mask, long key, long first) {
        long size = 2L * mask.elements() * LANES;
        for (double p : new double[] {0, 0.3, 1}) {
            for (AffineRate rate : List.of(AffineRate.alpha(p), AffineRate.inverted(p))) {
                cases.add(new Case("affineDropout " + rate + " " + mask, (k, n) -> {
                    MemorySegment x = n.some(size);
                    k.affineDropout(key, rate, first, mask, x, x, 2);
                    return n.read(x);
                }));
                cases.add(new Case("affineDropoutGradient " + rate + " " + mask, (k, n) -> {
                    MemorySegment dx = n.unset(size);
                    k.affineDropoutGradient(key, rate, first, mask, n.some(size), dx, 2);
                    return n.read(dx);
                }));
            }
        }
        for (double deviation : new double[] {0, 0.7}) {
            Spread spread = Spread.of(deviation);
            cases.add(new Case("gaussianDropout " + deviation + " " + mask, (k, n) -> {
                MemorySegment x = n.some(size);
                k.gaussianDropout(key, spread, first, mask, x, x, 2);
                return n.read(x);
            }));
            cases.add(new Case("gaussianNoise " + deviation + " " + mask, (k, n) -> {
                MemorySegment y = n.unset(size);
                k.gaussianNoise(key, spread, first, mask, n.some(size), y, 2);
                return n.read(y);
            }));
        }
    }
}
