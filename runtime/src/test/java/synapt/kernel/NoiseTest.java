package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.random.AffineRate;
import synapt.random.BlockRate;
import synapt.random.Rate;
import synapt.random.Spread;
import synapt.random.Streams;
import synapt.random.Threefry;

/** Noise is distributed as it says, and does not depend on how a batch is cut. */
class NoiseTest {

    private static final int BLOCKS = 40;
    private static final int FEATURES = 100;
    private static final int COUNT = BLOCKS * Kernels.LANES * FEATURES;
    private static final NoiseMask EACH = new NoiseMask(1, FEATURES, 1);
    private static final long KEY = Streams.key(1, Streams.id("noise"), 0);

    /** A false alarm is less likely than 1e-9: this many standard deviations. */
    private static final double SIGMAS = 6.2;

    private static final Kernels KERNELS = KernelProvider.vector();

    /** Moments, and the distribution function at some places, tails included. */
    @Test
    void normalNumbersAreNormal() {
        double[] z = normals(KEY, 0);
        for (int moment = 1; moment <= 6; moment++) {
            int m = moment;
            double mean = Arrays.stream(z).map(v -> Math.pow(v, m)).average().orElseThrow();
            double variance = oddFactorial(2 * m - 1) - Math.pow(m % 2 == 0 ? oddFactorial(m - 1) : 0, 2);
            assertThat(mean)
                    .as("moment " + m)
                    .isCloseTo(m % 2 == 0 ? oddFactorial(m - 1) : 0, within(SIGMAS * Math.sqrt(variance / COUNT)));
        }
        for (double at : new double[] {-3.5, -2, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 2, 3.5}) {
            double share = Arrays.stream(z).filter(v -> v < at).count() / (double) COUNT;
            double p = 0.5 * (1 + DoubleMath.erf(at / Math.sqrt(2)));
            assertThat(share).as("below " + at).isCloseTo(p, within(SIGMAS * Math.sqrt(p * (1 - p) / COUNT)));
        }
    }

    @Test
    void normalNumbersAreIndependent() {
        double[] z = normals(KEY, 0);
        uncorrelated("step", z, normals(Streams.key(1, Streams.id("noise"), 1), 0));
        uncorrelated("seed", z, normals(Streams.key(2, Streams.id("noise"), 0), 0));
        uncorrelated("examples", z, normals(KEY, BLOCKS * Kernels.LANES));
        for (int distance = 1; distance <= 5; distance++) {
            uncorrelated("lanes " + distance, z, rotated(z, distance));
            uncorrelated("features " + distance, z, rotated(z, distance * Kernels.LANES));
        }
    }

    /** In exact arithmetic: the two numbers of some bits lie on a circle, at its angle. */
    @Test
    void normalNumbersAreBoxAndMullers() {
        for (int i = 0; i < 100_000; i++) {
            long bits = Threefry.bits(9, i);
            double u = (((int) bits >>> 9) + 0.5) * 0x1p-23;
            int high = (int) (bits >>> 32);
            double angle = Math.PI / 2 * ((high << 2 >> 9) + 0.5) * 0x1p-23;
            double radius = Math.sqrt(-2 * Math.log(u));
            double side = radius * Math.cos(angle) * (high < 0 ? -1 : 1);
            double other = radius * Math.sin(angle);
            boolean swapped = (high >>> 30 & 1) == 1;
            assertThat((double) NormalMath.normal(bits, false)).isCloseTo(swapped ? other : side, within(2e-6));
            assertThat((double) NormalMath.normal(bits, true)).isCloseTo(swapped ? side : other, within(2e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void gaussianDropoutHasTheVarianceOfDropout(double p) {
        double[] y = run((x, blocks) -> KERNELS.gaussianDropout(KEY, Spread.ofRate(p), 0, EACH, x, x, blocks), 1);
        double sigma = Math.sqrt(p / (1 - p));
        assertThat(mean(y)).isCloseTo(1, within(SIGMAS * sigma / Math.sqrt(COUNT)));
        assertThat(variance(y) / (sigma * sigma)).isCloseTo(1, within(SIGMAS * Math.sqrt(2.0 / COUNT)));
    }

    /** Of normally distributed inputs, which is what alpha dropout is for. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.5, 0.9})
    void alphaDropoutKeepsMeanAndVariance(double p) {
        MemorySegment x = new Numbers(KERNELS, 5, false).some(COUNT);
        KERNELS.affineDropout(KEY, AffineRate.alpha(p), 0, EACH, x, x, BLOCKS);
        double[] y = new Numbers(KERNELS, 5, false).read(x);
        assertThat(mean(y)).isCloseTo(0, within(SIGMAS / Math.sqrt(COUNT)));
        assertThat(variance(y)).isCloseTo(1, within(0.05));
    }

    @Test
    void invertedAffineDropoutIsDropout() {
        for (double p : new double[] {0, 0.3, 1}) {
            Rate rate = Rate.of(p);
            double[] plain = run(
                    (x, blocks) -> KERNELS.dropout(KEY, rate.threshold(), rate.scale(), 0, FEATURES, 1, x, x, blocks),
                    -0.0);
            double[] affine =
                    run((x, blocks) -> KERNELS.affineDropout(KEY, AffineRate.inverted(p), 0, EACH, x, x, blocks), -0.0);
            assertThat(affine).isEqualTo(plain);
        }
    }

    @Test
    void aSharedMaskIsTheSameEverywhere() {
        NoiseMask shared = new NoiseMask(5, FEATURES / 10, 2);
        double[] y =
                run((x, blocks) -> KERNELS.affineDropout(KEY, AffineRate.inverted(0.5), 0, shared, x, x, blocks), 1);
        int lanes = Kernels.LANES;
        for (int i = 0; i < y.length; i++) {
            int e = i / lanes % FEATURES;
            int same = i - (e - e / 2 % (FEATURES / 10) * 2) * lanes;
            assertThat(y[i]).isEqualTo(y[same]);
        }
        assertThat(y).contains(0, 2);
    }

    /** As the formula says: less than p, since blocks overlap, and never outside of whole blocks. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2})
    void dropBlockDropsAboutItsRateInBlocks(double p) {
        BlockMask mask = new BlockMask(1, 10, 10, 3);
        BlockRate rate = BlockRate.of(p, 3, 10, 10);
        Numbers numbers = new Numbers(KERNELS, 1, false);
        MemorySegment kept = numbers.unset(COUNT);
        double dropped = 0;
        for (int step = 0; step < 30; step++) {
            long key = Streams.key(1, 2, step);
            double[] y = run((x, blocks) -> KERNELS.dropBlock(key, rate, 0, mask, kept, x, x, blocks), 1);
            dropped += Arrays.stream(y).filter(v -> v == 0).count() / (30.0 * COUNT);
            // The mean of each example is exact: its scale is made of what it kept.
            assertThat(mean(y)).isCloseTo(1, within(1e-4));
        }
        double gamma = rate.threshold() * 0x1p-32;
        double expected = IntStream.range(0, 100)
                .mapToDouble(e -> 1 - Math.pow(1 - gamma, covers(e / 10) * covers(e % 10)))
                .average()
                .orElseThrow();
        // A block drops 9 elements at once.
        assertThat(dropped).isCloseTo(expected, within(SIGMAS * Math.sqrt(9 * p / (30.0 * COUNT))));
    }

    @Test
    void dropBlockAtTheEdges() {
        BlockMask mask = new BlockMask(4, 5, 5, 2);
        MemorySegment kept = new Numbers(KERNELS, 1, false).unset(COUNT);
        assertThat(run((x, n) -> KERNELS.dropBlock(KEY, BlockRate.of(0, 2, 5, 5), 0, mask, kept, x, x, n), 3))
                .containsOnly(3);
        assertThat(run((x, n) -> KERNELS.dropBlock(KEY, BlockRate.of(1, 2, 5, 5), 0, mask, kept, x, x, n), 3))
                .containsOnly(0);
    }

    private static int covers(int place) {
        return Math.min(place, 7) - Math.max(0, place - 2) + 1;
    }

    @Test
    void noNoiseDependsOnWhereTheBatchWasCut() {
        double[] all = normals(KEY, 0);
        double[] later = normals(KEY, Kernels.LANES);
        int block = FEATURES * Kernels.LANES;
        assertThat(Arrays.copyOfRange(later, 0, COUNT - block)).isEqualTo(Arrays.copyOfRange(all, block, COUNT));
    }

    private interface Noise {
        void apply(MemorySegment x, int blocks);
    }

    private static double[] run(Noise noise, double value) {
        Numbers numbers = new Numbers(KERNELS, 1, false);
        double[] values = new double[COUNT];
        Arrays.fill(values, value);
        MemorySegment x = numbers.of(values);
        noise.apply(x, BLOCKS);
        return numbers.read(x);
    }

    private static double[] normals(long key, long first) {
        return run((x, blocks) -> KERNELS.gaussianNoise(key, Spread.of(1), first, EACH, x, x, blocks), 0);
    }

    private static void uncorrelated(String what, double[] a, double[] b) {
        double product = IntStream.range(0, COUNT)
                .mapToDouble(i -> a[i] * b[i])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, COUNT)
                .mapToDouble(i -> (a[i] * a[i] - 1) * (b[i] * b[i] - 1) / 2)
                .average()
                .orElseThrow();
        assertThat(product).as(what).isCloseTo(0, within(SIGMAS / Math.sqrt(COUNT)));
        assertThat(squares).as(what + ", squares").isCloseTo(0, within(1.5 * SIGMAS / Math.sqrt(COUNT)));
    }

    private static double[] rotated(double[] z, int distance) {
        return IntStream.range(0, COUNT)
                .mapToDouble(i -> z[(i + distance) % COUNT])
                .toArray();
    }

    private static double oddFactorial(int n) {
        return n <= 1 ? 1 : n * oddFactorial(n - 2);
    }

    private static double mean(double[] y) {
        return Arrays.stream(y).average().orElseThrow();
    }

    private static double variance(double[] y) {
        double mean = mean(y);
        return Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / (y.length - 1);
    }
}
