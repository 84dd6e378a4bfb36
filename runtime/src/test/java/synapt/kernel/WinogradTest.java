package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static synapt.kernel.ProductCases.floats;
import static synapt.kernel.ProductCases.numbers;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Winograd's convolutions against the plain ones over a padded input, and those of one example against those of a block. */
class WinogradTest {

    private static final int CHANNELS = 18;
    private static final int OUTPUTS = 20;
    private static final int HEIGHT = 8;
    private static final int WIDTH = 12;
    private static final int PLANE = HEIGHT * WIDTH;
    private static final int FILTERS = CHANNELS * OUTPUTS;
    private static final Product PLAIN = Product.conv2d(CHANNELS, HEIGHT + 2, WIDTH + 2, OUTPUTS, 1, 3, 3, 1, 1, 1, 1);
    private static final Kernels K = KernelProvider.scalar();

    private static Winograd geometry(int tile) {
        return new Winograd(tile, CHANNELS, OUTPUTS, HEIGHT, WIDTH, 3, 1);
    }

    private final MemorySegment weights = numbers(9 * FILTERS, 2);
    private final MemorySegment bias = numbers(2 * Kernels.LANES, 4);
    private final MemorySegment x = numbers(cells(CHANNELS * PLANE), 6);
    private final MemorySegment dy = numbers(cells(OUTPUTS * PLANE), 8);

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void convolution(int tile) {
        MemorySegment expected = floats(cells(OUTPUTS * PLANE));
        Packed packed = K.packed(9 * FILTERS);
        K.pack(WeightPacking.forward(PLAIN), weights, packed);
        K.product(PLAIN, packed, bias, false, padded(x, CHANNELS), expected, 1);
        assertClose(forward(geometry(tile)), expected, 5e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void inputGradient(int tile) {
        Winograd back = new Winograd(tile, OUTPUTS, CHANNELS, HEIGHT, WIDTH, 2 * (WIDTH / tile), 2);
        Padding gradient = Product.conv2dGradientPadding(HEIGHT + 2, WIDTH + 2, 3, 3, 1, 1, 1, 1);
        Product p = Product.conv2dInputGradient(CHANNELS, HEIGHT, WIDTH, 1, 1, gradient, OUTPUTS, 1, 3, 3, 1, 1);
        MemorySegment planes = floats(cells(p.xCells()));
        K.pad(gradient, dy, planes, OUTPUTS);
        Packed packed = K.packed(9 * FILTERS);
        K.pack(WeightPacking.inputGradient(1, OUTPUTS, CHANNELS, 9), weights, packed);
        MemorySegment expected = floats(cells(CHANNELS * PLANE));
        K.product(p, packed, null, false, planes, expected, 1);

        Packed points = K.packed(back.points * FILTERS);
        K.winogradWeights(back, true, weights, points);
        MemorySegment dx = floats(cells(CHANNELS * PLANE));
        K.winograd(
                back,
                points,
                null,
                false,
                dy,
                points(back.points, OUTPUTS, back.span),
                points(back.points, CHANNELS, back.span),
                dx,
                1);
        assertClose(dx, expected, 5e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void weightGradient(int tile) {
        Winograd g = geometry(tile);
        MemorySegment expected = floats(9 * FILTERS);
        K.weightGradient(PLAIN, dy, padded(x, CHANNELS), expected, 9L * FILTERS, 1);
        MemorySegment out = floats(9 * FILTERS);
        K.winogradWeightGradient(
                g,
                dy,
                x,
                points(g.side, CHANNELS, g.partTiles()),
                points(g.side, OUTPUTS, g.partTiles()),
                floats((g.points + g.side) * FILTERS + 144),
                out,
                9L * FILTERS,
                1);
        assertClose(out, expected, 1e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void anExampleAloneHasTheBitsOfABlock(int tile) {
        Winograd g = geometry(tile);
        MemorySegment y = forward(g);
        for (int lane : new int[] {0, 7}) {
            MemorySegment points = floats(cells(g.points * g.outputCells() * CHANNELS));
            K.singleWinogradWeights(g, weights, points);
            MemorySegment single = floats(cells(g.outputCells() * PLANE));
            K.singleWinograd(
                    g,
                    points,
                    bias,
                    false,
                    example(g, lane),
                    points(g.points, g.channelCells(), g.partTiles()),
                    points(g.points, g.outputCells(), g.partTiles()),
                    single);
            for (int i = 0; i < OUTPUTS * PLANE; i++) {
                assertThat(Cells.get(single, single(i))).isEqualTo(Cells.get(y, (long) i * Kernels.LANES + lane));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Winograd(2, 16, 16, 8, 9, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("planes of 8x9 can't be taken as strips of 4 and parts of 1 rows");
        assertThatThrownBy(() -> new Winograd(3, 16, 16, 9, 9, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tiles of 3x3");
        for (int[] wrong : new int[][] {{2, 8, 3, 1}, {2, 8, 12, 1}, {2, 8, 4, 3}, {4, 10, 2, 1}, {4, 8, 3, 1}}) {
            assertThatThrownBy(() -> new Winograd(wrong[0], 16, 16, 8, wrong[1], wrong[2], wrong[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private MemorySegment forward(Winograd g) {
        Packed points = K.packed(g.points * FILTERS);
        K.winogradWeights(g, false, weights, points);
        MemorySegment y = floats(cells(OUTPUTS * PLANE));
        K.winograd(
                g, points, bias, false, x, points(g.points, CHANNELS, g.span), points(g.points, OUTPUTS, g.span), y, 1);
        return y;
    }

    private static MemorySegment padded(MemorySegment x, int planes) {
        MemorySegment padded = floats(cells(planes * (HEIGHT + 2) * (WIDTH + 2)));
        K.pad(new Padding(HEIGHT, WIDTH, 1, 1, 1, 1, HEIGHT + 2, WIDTH + 2), x, padded, planes);
        return padded;
    }

    private MemorySegment example(Winograd g, int lane) {
        MemorySegment example = floats(cells(g.channelCells() * PLANE));
        for (int i = 0; i < CHANNELS * PLANE; i++) {
            Cells.set(example, single(i), Cells.get(x, (long) i * Kernels.LANES + lane));
        }
        return example;
    }

    private static long single(int i) {
        int plane = i / PLANE;
        return ((long) plane / Kernels.LANES * PLANE + i % PLANE) * Kernels.LANES + plane % Kernels.LANES;
    }

    private static MemorySegment points(int points, int planes, int tiles) {
        return floats(cells(points * Winograd.step(planes, tiles)));
    }

    private static long cells(int n) {
        return (long) n * Kernels.LANES;
    }

    private static void assertClose(MemorySegment got, MemorySegment expected, double tolerance) {
        assertThat(got.byteSize()).isEqualTo(expected.byteSize());
        for (long i = 0; i < got.byteSize() / Float.BYTES; i++) {
            assertThat((double) Cells.get(got, i))
                    .as("element %d", i)
                    .isCloseTo(Cells.get(expected, i), org.assertj.core.data.Offset.offset(tolerance));
        }
    }
}
