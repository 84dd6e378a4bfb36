package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.random.Rate;
import synapt.random.Streams;
import synapt.random.Threefry;

/** Dropout's decisions: the generator's bits as documented, and statistically what they should be. */
class DropoutTest {

    private static final int CHANNELS = 61;
    private static final int BLOCKS = 40;
    private static final int EXAMPLES = BLOCKS * Kernels.LANES;
    private static final long STREAM = Streams.id("conv1");

    /** A false alarm is less likely than 1e-9: this many standard deviations. */
    private static final double SIGMAS = 6.2;

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void decisionsAreTheGeneratorsBits(int positions) {
        long key = Streams.key(7, STREAM, 3);
        Rate rate = Rate.of(0.3);
        long first = 32;
        for (Kernels kernels :
                new Kernels[] {KernelProvider.scalar(), KernelProvider.vector(), KernelProvider.doubles()}) {
            Numbers numbers = new Numbers(kernels, 1, false);
            MemorySegment x = numbers.positive((long) 2 * CHANNELS * positions * Kernels.LANES);
            MemorySegment y = numbers.unset((long) 2 * CHANNELS * positions * Kernels.LANES);
            kernels.dropout(key, rate.threshold(), rate.scale(), first, CHANNELS, positions, x, y, 2);
            double[] in = numbers.read(x);
            double[] out = numbers.read(y);
            for (int i = 0; i < out.length; i++) {
                long example = first + i / (CHANNELS * positions * Kernels.LANES) * Kernels.LANES + i % Kernels.LANES;
                long channel = i / (positions * Kernels.LANES) % CHANNELS;
                long bits = Threefry.bits(key, channel / 4 << 32 | example) >>> 16 * (channel % 4) & 0xFFFF;
                assertThat(out[i]).isEqualTo(bits < rate.threshold() ? 0 : in[i] * rate.scale(), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.8})
    void theRateIsTheDeclaredOne(double p) {
        boolean[] dropped = dropped(p, Streams.key(1, STREAM, 1), 0);
        long count = count(dropped);
        assertThat((double) count)
                .isCloseTo(p * dropped.length, within(SIGMAS * Math.sqrt(p * (1 - p) * dropped.length) + 1));
    }

    @Test
    void ratesZeroAndOneMeanWhatTheySay() {
        assertThat(count(dropped(0, 5, 0))).isZero();
        assertThat(count(dropped(1, 5, 0))).isEqualTo((long) EXAMPLES * CHANNELS);
    }

    @Test
    void decisionsAreIndependent() {
        boolean[] mask = dropped(0.5, Streams.key(1, STREAM, 1), 0);
        independent("step", mask, dropped(0.5, Streams.key(1, STREAM, 2), 0));
        independent("seed", mask, dropped(0.5, Streams.key(2, STREAM, 1), 0));
        independent("layer", mask, dropped(0.5, Streams.key(1, Streams.id("conv2"), 1), 0));
        independent("examples", mask, dropped(0.5, Streams.key(1, STREAM, 1), EXAMPLES));
        for (int distance = 1; distance <= 17; distance++) {
            independent("lanes " + distance, mask, rotated(mask, distance));
            independent("channels " + distance, mask, rotated(mask, distance * Kernels.LANES));
        }
    }

    @Test
    void noDecisionDependsOnWhereTheBatchWasCut() {
        boolean[] all = dropped(0.5, 9, 0);
        boolean[] later = dropped(0.5, 9, 16);
        int block = CHANNELS * Kernels.LANES;
        assertThat(Arrays.copyOfRange(later, 0, all.length - block))
                .isEqualTo(Arrays.copyOfRange(all, block, all.length));
    }

    /** As often equal as not. */
    private static void independent(String what, boolean[] a, boolean[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        assertThat((double) equal).as(what).isCloseTo(a.length / 2.0, within(SIGMAS * Math.sqrt(a.length) / 2));
    }

    private static boolean[] rotated(boolean[] mask, int distance) {
        boolean[] rotated = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            rotated[i] = mask[(i + distance) % mask.length];
        }
        return rotated;
    }

    private static boolean[] dropped(double p, long key, long first) {
        Kernels kernels = KernelProvider.vector();
        Numbers numbers = new Numbers(kernels, 1, false);
        double[] ones = new double[EXAMPLES * CHANNELS];
        Arrays.fill(ones, 1);
        MemorySegment x = numbers.of(ones);
        Rate rate = Rate.of(p);
        kernels.dropout(key, rate.threshold(), rate.scale(), first, CHANNELS, 1, x, x, BLOCKS);
        double[] out = numbers.read(x);
        boolean[] dropped = new boolean[out.length];
        for (int i = 0; i < out.length; i++) {
            dropped[i] = out[i] == 0;
        }
        return dropped;
    }

    private static long count(boolean[] mask) {
        long n = 0;
        for (boolean b : mask) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
