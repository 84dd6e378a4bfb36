package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The double twin against the textbook's formulas, written independently. The scalar kernels have the same source, and
 * {@link KernelBitsTest} compares all of them.
 */
class FormulaTest {

    private static final int LANES = Kernels.LANES;

    private final Kernels k = KernelProvider.doubles();
    private final Numbers n = new Numbers(k, 5, false);

    static List<Pool> pools() {
        return SpatialCases.pools2d();
    }

    @Test
    void cellsHoldExamplesInLanes() {
        int features = 7;
        int count = 21;
        float[] rows = n.floats((count + 2) * features);
        MemorySegment cells = n.unset(2L * features * LANES);
        k.cellsFromFloats(rows, 2, count, features, cells, 2);
        for (int e = 0; e < 32; e++) {
            for (int f = 0; f < features; f++) {
                double wanted = e < count ? rows[(2 + e) * features + f] : 0;
                assertThat(n.read(cells)[(e / 16 * features + f) * LANES + e % 16])
                        .isEqualTo(wanted);
            }
        }
        float[] back = new float[rows.length];
        k.floatsFromCells(cells, features, back, 2, count);
        System.arraycopy(rows, 0, back, 0, 2 * features);
        assertThat(back).isEqualTo(rows);
    }

    @Test
    void singlesHoldChannelsInLanes() {
        byte[] row = n.bytes(2 * 18 * 5);
        float[] scale = n.floats(18);
        float[] shift = n.floats(18);
        MemorySegment single = n.unset(2 * 5 * LANES);
        k.singleFromBytes(row, 1, 18, 5, scale, shift, single);
        for (int c = 0; c < 32; c++) {
            for (int p = 0; p < 5; p++) {
                double wanted = c < 18 ? Byte.toUnsignedInt(row[(18 + c) * 5 + p]) * (double) scale[c] + shift[c] : 0;
                assertThat(n.read(single)[(c / 16 * 5 + p) * LANES + c % 16]).isCloseTo(wanted, within(1e-10));
            }
        }
    }

    @Test
    void paddedPlanesHaveZerosAroundAndBetween() {
        Padding p = new Padding(2, 3, 1, 2, 2, 3, 5, 10);
        MemorySegment x = n.some(2 * 3 * LANES);
        MemorySegment y = n.unset(50 * LANES);
        k.pad(p, x, y, 1);
        double[] wanted = new double[50 * LANES];
        for (int i = 0; i < 6 * LANES; i++) {
            int cell = i / LANES;
            wanted[((1 + cell / 3 * 2) * 10 + 2 + cell % 3 * 3) * LANES + i % LANES] = n.read(x)[i];
        }
        assertThat(n.read(y)).isEqualTo(wanted);
    }

    /** Pooling forwards by definition; backwards because it is linear around x: dx . v = dy . (directional derivative along v). */
    @ParameterizedTest
    @MethodSource("pools")
    void pooling(Pool p) {
        double[] x = n.read(n.some((long) p.height() * p.width() * LANES));
        MemorySegment max = n.unset((long) p.rows() * p.cols() * LANES);
        MemorySegment mean = n.unset((long) p.rows() * p.cols() * LANES);
        k.maxPool(p, n.of(x), max, 1);
        k.averagePool(p, n.of(x), mean, 1);
        MemorySegment dy = n.some((long) p.rows() * p.cols() * LANES);
        MemorySegment dMax = n.unset(x.length);
        MemorySegment dMean = n.unset(x.length);
        k.maxPoolGradient(p, n.of(x), dy, dMax, 1);
        k.averagePoolGradient(p, dy, dMean, 1);
        double[] wantedMax = new double[x.length];
        double[] wantedMean = new double[x.length];
        for (int o = 0; o < p.rows() * p.cols() * LANES; o++) {
            int i = o;
            int row = i / LANES / p.cols() * p.strideH() - p.padH();
            int col = i / LANES % p.cols() * p.strideW() - p.padW();
            List<Integer> window = java.util.stream.IntStream.range(0, x.length)
                    .filter(j -> j % LANES == i % LANES)
                    .filter(j -> in(j / LANES / p.width() - row, p.kernelH(), p.dilationH()))
                    .filter(j -> in(j / LANES % p.width() - col, p.kernelW(), p.dilationW()))
                    .boxed()
                    .toList();
            int greatest = window.stream().reduce((a, b) -> x[b] > x[a] ? b : a).orElseThrow();
            double divisor = p.countPad() ? p.kernelH() * p.kernelW() : window.size();
            assertThat(n.read(max)[i]).isEqualTo(x[greatest]);
            assertThat(n.read(mean)[i])
                    .isCloseTo(window.stream().mapToDouble(j -> x[j]).sum() / divisor, within(1e-12));
            wantedMax[greatest] += n.read(dy)[i];
            window.forEach(j -> wantedMean[j] += n.read(dy)[i] / divisor);
        }
        assertThat(n.read(dMax)).containsExactly(wantedMax, within(1e-12));
        assertThat(n.read(dMean)).containsExactly(wantedMean, within(1e-12));
    }

    private static boolean in(int distance, int kernel, int dilation) {
        return distance >= 0 && distance % dilation == 0 && distance / dilation < kernel;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 21})
    void batchNormAndItsGradient(int count) {
        int positions = 3;
        int blocks = KernelCases.blocks(count);
        double[] x = n.read(n.some((long) blocks * positions * LANES));
        double[] dy = n.read(n.some(x.length));
        double h = 1e-5;
        double[] up = new double[x.length];
        MemorySegment total = n.of(0, 0);
        MemorySegment sums = n.unset(2L * blocks);
        MemorySegment statistics = statistics(x, positions, count);
        k.normSums(1, positions, statistics, n.of(x), n.of(dy), count, sums, blocks);
        k.sumBlocks(sums, 2, blocks, 2, total);
        MemorySegment dx = n.unset(x.length);
        k.normGradient(1, positions, statistics, n.of(1.7), total, n.of(x), n.of(dy), count, count, dx, blocks);
        for (int i = 0; i < x.length; i++) {
            if (present(i, positions, count)) {
                System.arraycopy(x, 0, up, 0, x.length);
                up[i] = x[i] + h;
                double above = loss(up, dy, positions, count);
                up[i] = x[i] - h;
                double below = loss(up, dy, positions, count);
                assertThat(n.read(dx)[i]).isCloseTo((above - below) / (2 * h), within(1e-7));
            } else {
                assertThat(n.read(dx)[i]).as("absent lane").isZero();
            }
        }
    }

    /** The sum of dy * y over what is present, y by the definition of batch normalisation; also compares y and the statistics. */
    private double loss(double[] x, double[] dy, int positions, int count) {
        double values = (double) count * positions;
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            mean += present(i, positions, count) ? x[i] / values : 0;
        }
        for (int i = 0; i < x.length; i++) {
            variance += present(i, positions, count) ? (x[i] - mean) * (x[i] - mean) / values : 0;
        }
        MemorySegment statistics = statistics(x, positions, count);
        double deviation = Math.sqrt(variance + 1e-5);
        assertThat(n.read(statistics))
                .containsExactly(
                        new double[] {mean, 1 / deviation, variance, variance * values / (values - 1)}, within(1e-10));
        MemorySegment y = n.unset(x.length);
        k.normalize(1, positions, statistics, n.of(1.7), n.of(0.3), n.of(x), y, KernelCases.blocks(count));
        double[] found = n.read(y);
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            if (present(i, positions, count)) {
                double wanted = 1.7 * (x[i] - mean) / deviation + 0.3;
                assertThat(found[i]).isCloseTo(wanted, within(1e-10));
                loss += dy[i] * wanted;
            }
        }
        return loss;
    }

    private MemorySegment statistics(double[] x, int positions, int count) {
        int blocks = KernelCases.blocks(count);
        MemorySegment moments = n.unset(2L * blocks);
        MemorySegment statistics = n.unset(4);
        k.blockMoments(1, positions, n.of(x), count, moments, blocks);
        k.joinMoments(1, positions, moments, count, 1e-5, statistics);
        return statistics;
    }

    private static boolean present(int i, int positions, int count) {
        return i / LANES / positions * LANES + i % LANES < count;
    }

    @Test
    void foldedNormEqualsNormAfterProduct() {
        double w = 0.8;
        double b = -0.4;
        double x = 1.3;
        MemorySegment scale = n.unset(1);
        MemorySegment shift = n.unset(1);
        MemorySegment weights = n.unset(1);
        MemorySegment bias = n.unset(1);
        k.evalAffine(1, n.of(0.25), n.of(1.5), n.of(0.9), n.of(0.2), 1e-5, scale, shift);
        k.fold(1, 1, n.of(w), n.of(b), scale, shift, weights, bias);
        double wanted = (w * x + b - 0.25) / Math.sqrt(1.5 + 1e-5) * 0.9 + 0.2;
        assertThat(n.read(weights)[0] * x + n.read(bias)[0]).isCloseTo(wanted, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "16, 10", "20, 37"})
    void crossEntropy(int count, int classes) {
        int blocks = KernelCases.blocks(count);
        MemorySegment logits = n.some((long) blocks * classes * LANES);
        int[] labels = n.below(classes, count);
        MemorySegment d = n.unset((long) blocks * classes * LANES);
        MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
        MemorySegment cells = n.unset((long) LANES * blocks);
        k.cellsFromLabels(labels, 0, count, 1, -1, cells, blocks);
        k.crossEntropy(ClassCells.of(classes), logits, cells, 0.5f, d, results, blocks);
        double[] found = n.read(results);
        for (int e = 0; e < blocks * LANES; e++) {
            double sum = 0;
            int answer = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(at(logits, classes, e, c));
                answer = at(logits, classes, e, c) > at(logits, classes, e, answer) ? c : answer;
            }
            for (int c = 0; c < classes; c++) {
                double p = Math.exp(at(logits, classes, e, c)) / sum;
                double wanted = e < count ? (p - (c == labels[e] ? 1 : 0)) * 0.5 : 0;
                assertThat(at(d, classes, e, c)).isCloseTo(wanted, within(1e-12));
            }
            double loss = e < count ? Math.log(sum) - at(logits, classes, e, labels[e]) : 0;
            int hits = e < count && answer == labels[e] ? 1 : 0;
            int result = e / LANES * LossKernels.RESULTS + e % LANES;
            assertThat(found[result]).isCloseTo(loss, within(1e-12));
            assertThat(found[result + LANES]).isEqualTo(hits);
        }
    }

    private double at(MemorySegment cells, int features, int e, int f) {
        return n.read(cells)[(e / LANES * features + f) * LANES + e % LANES];
    }

    @Test
    void squaredError() {
        MemorySegment y = n.some(3L * LANES);
        float[] targets = n.floats(5 * 3);
        MemorySegment d = n.unset(3L * LANES);
        MemorySegment results = n.unset(LossKernels.RESULTS);
        k.squaredError(3, y, targets, 1, 4, 0.25f, d, results, 1);
        for (int e = 0; e < LANES; e++) {
            double sum = 0;
            for (int f = 0; f < 3; f++) {
                double distance = e < 4 ? at(y, 3, e, f) - targets[(1 + e) * 3 + f] : 0;
                sum += distance * distance;
                assertThat(at(d, 3, e, f)).isCloseTo(2 * distance * 0.25, within(1e-12));
            }
            assertThat(n.read(results)[e]).isCloseTo(sum, within(1e-12));
            assertThat(n.read(results)[LANES + e]).isZero();
        }
    }

    /** PyTorch's update, three steps of it, on w = 1 with gradients 1, 2 and -1. */
    @ParameterizedTest
    @CsvSource({"0, 0, false", "0.9, 0, false", "0.9, 0.1, false", "0.5, 0.1, true"})
    void sgd(float momentum, float decay, boolean nesterov) {
        MemorySegment weights = n.of(new double[LANES]);
        MemorySegment velocity = n.of(new double[LANES]);
        double w = 0;
        double v = 0;
        for (double gradient : new double[] {1, 2, -1}) {
            MemorySegment g = n.of(new double[LANES]);
            k.write(new double[] {gradient}, g, 3, 1);
            k.sgd(weights, g, velocity, 0, LANES, 0.125f, momentum, decay, nesterov);
            double step = gradient + decay * w;
            v = momentum * v + step;
            w -= 0.125 * (momentum == 0 ? step : nesterov ? step + momentum * v : v);
        }
        assertThat(n.read(weights)[3]).isCloseTo(w, within(1e-12));
    }
}
