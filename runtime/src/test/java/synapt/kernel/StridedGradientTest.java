package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static synapt.kernel.ProductCases.bits;
import static synapt.kernel.ProductCases.floats;
import static synapt.kernel.ProductCases.numbers;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phases of a strided convolution's input gradient against the product over planes with gaps, bit for bit. */
class StridedGradientTest {

    private static final int GROUPS = 2;
    private static final int CHANNELS = 3 * GROUPS;
    private static final int OUTPUTS = 4 * GROUPS;
    private static final int BLOCKS = 2;

    // Of rows, then of columns: size, kernel, stride, padding, dilation.
    @ParameterizedTest
    @CsvSource({
        "8, 3, 2, 1, 1,  8, 3, 2, 1, 1",
        "9, 3, 2, 0, 1,  7, 2, 3, 1, 2",
        "6, 1, 2, 0, 1,  5, 1, 3, 0, 1",
        "1, 1, 1, 0, 1,  11, 4, 3, 2, 2",
        "2, 3, 5, 2, 1,  10, 5, 2, 4, 1",
        "7, 2, 4, 0, 3,  6, 3, 1, 2, 2"
    })
    void phases(
            int height,
            int kernelH,
            int strideH,
            int padH,
            int dilationH,
            int width,
            int kernelW,
            int strideW,
            int padW,
            int dilationW) {
        int paddedH = height + 2 * padH;
        int paddedW = width + 2 * padW;
        Padding gaps = Product.conv2dGradientPadding(
                paddedH, paddedW, kernelH, kernelW, strideH, strideW, dilationH, dilationW);
        Product whole = Product.conv2dInputGradient(
                CHANNELS, height, width, padH, padW, gaps, OUTPUTS, GROUPS, kernelH, kernelW, dilationH, dilationW);
        int places = kernelH * kernelW;
        MemorySegment weights = numbers((long) OUTPUTS * CHANNELS / GROUPS * places, 2);
        MemorySegment dy = numbers((long) BLOCKS * OUTPUTS * gaps.height() * gaps.width() * Kernels.LANES, 4);
        WeightOrder map = WeightPacking.inputGradient(GROUPS, OUTPUTS / GROUPS, CHANNELS / GROUPS, places);
        MemorySegment expected = product(gaps, whole, map, weights, dy, floats(cells(whole)));

        StridedGradient rows = new StridedGradient(height, padH, gaps.height(), kernelH, strideH, dilationH);
        StridedGradient cols = new StridedGradient(width, padW, gaps.width(), kernelW, strideW, dilationW);
        Padding padding = StridedGradient.padding(rows, cols);
        MemorySegment dx = floats(cells(whole)).fill((byte) 1);
        for (int h = 0; h < Math.min(strideH, height); h++) {
            for (int w = 0; w < Math.min(strideW, width); w++) {
                Product phase = StridedGradient.product(CHANNELS, OUTPUTS, GROUPS, rows, cols, h, w);
                WeightOrder some = StridedGradient.weights(CHANNELS, OUTPUTS, GROUPS, rows, cols, h, w);
                product(padding, phase, some, weights, dy, dx);
            }
        }
        assertThat(bits(dx)).isEqualTo(bits(expected));
    }

    private static MemorySegment product(
            Padding padding, Product p, WeightOrder map, MemorySegment weights, MemorySegment dy, MemorySegment dx) {
        MemorySegment planes = floats((long) BLOCKS * p.xCells() * Kernels.LANES);
        Kernels k = KernelProvider.vector();
        k.pad(padding, dy, planes, BLOCKS * OUTPUTS);
        k.product(p, Packs.packed(k, map, weights), null, false, planes, dx, BLOCKS);
        return dx;
    }

    private static long cells(Product p) {
        return (long) BLOCKS * p.yCells() * Kernels.LANES;
    }
}
