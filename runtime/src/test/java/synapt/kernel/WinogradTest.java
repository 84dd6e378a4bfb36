package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static synapt.kernel.ProductCases.floats;
import static synapt.kernel.ProductCases.numbers;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Winograd's convolutions against the plain ones over a padded input, and those of one example against those of a block. */
class WinogradTest {

    private static final int CHANNELS = 18;
    private static final int OUTPUTS = 20;
    private static final int HEIGHT = 6;
    private static final int WIDTH = 12;
    private static final int PLANE = HEIGHT * WIDTH;
    private static final Winograd G = new Winograd(CHANNELS, OUTPUTS, HEIGHT, WIDTH, 3, 1);
    private static final Winograd BACK = new Winograd(OUTPUTS, CHANNELS, HEIGHT, WIDTH, 2, 3);
    private static final Product PLAIN = Product.conv2d(CHANNELS, HEIGHT + 2, WIDTH + 2, OUTPUTS, 1, 3, 3, 1, 1, 1, 1);
    private static final Kernels K = KernelProvider.scalar();

    private final MemorySegment weights = numbers(9 * G.filters(), 2);
    private final MemorySegment bias = numbers(2 * Kernels.LANES, 4);
    private final MemorySegment x = numbers(cells(CHANNELS * PLANE), 6);
    private final MemorySegment dy = numbers(cells(OUTPUTS * PLANE), 8);

    @Test
    void convolution() {
        MemorySegment expected = floats(cells(OUTPUTS * PLANE));
        Packed packed = K.packed(9 * G.filters());
        K.pack(WeightPacking.forward(PLAIN), weights, packed);
        K.product(PLAIN, packed, bias, false, padded(x, CHANNELS), expected, 1);
        assertClose(forward(), expected, 5e-5);
    }

    @Test
    void inputGradient() {
        Padding gradient = Product.conv2dGradientPadding(HEIGHT + 2, WIDTH + 2, 3, 3, 1, 1, 1, 1);
        Product p = Product.conv2dInputGradient(CHANNELS, HEIGHT, WIDTH, 1, 1, gradient, OUTPUTS, 1, 3, 3, 1, 1);
        MemorySegment planes = floats(cells(p.xCells()));
        K.pad(gradient, dy, planes, OUTPUTS);
        Packed packed = K.packed(9 * G.filters());
        K.pack(WeightPacking.inputGradient(1, OUTPUTS, CHANNELS, 9), weights, packed);
        MemorySegment expected = floats(cells(CHANNELS * PLANE));
        K.product(p, packed, null, false, planes, expected, 1);

        Packed points = K.packed(16 * G.filters());
        K.winogradWeights(BACK, true, weights, points);
        MemorySegment dx = floats(cells(CHANNELS * PLANE));
        K.winograd(
                BACK,
                points,
                null,
                false,
                dy,
                floats(cells(16 * OUTPUTS * BACK.span)),
                floats(cells(16 * CHANNELS * BACK.span)),
                dx,
                1);
        assertClose(dx, expected, 5e-5);
    }

    @Test
    void weightGradient() {
        MemorySegment expected = floats(9 * G.filters());
        K.weightGradient(PLAIN, dy, padded(x, CHANNELS), expected, 9L * G.filters(), 1);
        MemorySegment out = floats(9 * G.filters());
        K.winogradWeightGradient(
                G,
                dy,
                x,
                floats(cells(4 * CHANNELS * G.partTiles())),
                floats(cells(4 * OUTPUTS * G.partTiles())),
                floats(20 * G.filters() + 144),
                out,
                9L * G.filters(),
                1);
        assertClose(out, expected, 1e-4);
    }

    @Test
    void anExampleAloneHasTheBitsOfABlock() {
        MemorySegment y = forward();
        for (int lane : new int[] {0, 7}) {
            MemorySegment points = floats(cells(16 * G.outputCells() * CHANNELS));
            K.singleWinogradWeights(G, weights, points);
            MemorySegment single = floats(cells(G.outputCells() * PLANE));
            K.singleWinograd(
                    G,
                    points,
                    bias,
                    false,
                    example(lane),
                    floats(cells(16 * G.channelCells() * G.partTiles())),
                    floats(cells(16 * G.outputCells() * G.partTiles())),
                    single);
            for (int i = 0; i < OUTPUTS * PLANE; i++) {
                assertThat(Cells.get(single, single(i))).isEqualTo(Cells.get(y, (long) i * Kernels.LANES + lane));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Winograd(16, 16, 8, 9, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("planes of 8x9 can't be taken as strips of 4 and parts of 1 rows");
        assertThatThrownBy(() -> new Winograd(16, 16, 8, 8, 3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Winograd(16, 16, 8, 8, 4, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private MemorySegment forward() {
        Packed points = K.packed(16 * G.filters());
        K.winogradWeights(G, false, weights, points);
        MemorySegment y = floats(cells(OUTPUTS * PLANE));
        K.winograd(
                G,
                points,
                bias,
                false,
                x,
                floats(cells(16 * CHANNELS * G.span)),
                floats(cells(16 * OUTPUTS * G.span)),
                y,
                1);
        return y;
    }

    private static MemorySegment padded(MemorySegment x, int planes) {
        MemorySegment padded = floats(cells(planes * (HEIGHT + 2) * (WIDTH + 2)));
        K.pad(new Padding(HEIGHT, WIDTH, 1, 1, 1, 1, HEIGHT + 2, WIDTH + 2), x, padded, planes);
        return padded;
    }

    private MemorySegment example(int lane) {
        MemorySegment example = floats(cells(G.channelCells() * PLANE));
        for (int i = 0; i < CHANNELS * PLANE; i++) {
            Cells.set(example, single(i), Cells.get(x, (long) i * Kernels.LANES + lane));
        }
        return example;
    }

    private static long single(int i) {
        int plane = i / PLANE;
        return ((long) plane / Kernels.LANES * PLANE + i % PLANE) * Kernels.LANES + plane % Kernels.LANES;
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
