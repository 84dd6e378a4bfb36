package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static synapt.kernel.ProductCases.bits;
import static synapt.kernel.ProductCases.floats;
import static synapt.kernel.ProductCases.numbers;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phases of a convolution's input gradient, without what lies outside, against the product over planes with zeros, bit for bit. */
class ConvGradientTest {

    private static final int GROUPS = 2;
    private static final int CHANNELS = 3 * GROUPS;
    private static final int OUTPUTS = 4 * GROUPS;
    private static final int BLOCKS = 2;

    // Of rows, then of columns: size, kernel, stride, padding, dilation.
    @ParameterizedTest
    @CsvSource({
        "14, 5, 1, 0, 1,  14, 5, 1, 0, 1",
        "9, 3, 1, 1, 1,  4, 7, 1, 3, 1",
        "1, 1, 1, 0, 1,  30, 3, 1, 1, 2",
        "12, 3, 1, 0, 4,  3, 1, 1, 0, 1",
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
        Kernels k = KernelProvider.vector();
        MemorySegment planes = floats((long) BLOCKS * whole.xCells() * Kernels.LANES);
        MemorySegment expected = floats(cells(whole));
        k.pad(gaps, dy, planes, BLOCKS * OUTPUTS);
        k.product(whole, Packs.packed(k, map, weights), null, false, planes, expected, BLOCKS);

        ConvGradient rows = new ConvGradient(height, padH, gaps.height(), kernelH, strideH, dilationH);
        ConvGradient cols = new ConvGradient(width, padW, gaps.width(), kernelW, strideW, dilationW);
        MemorySegment dx = floats(cells(whole)).fill((byte) 1);
        for (int h = 0; h < Math.min(strideH, height); h++) {
            for (int w = 0; w < Math.min(strideW, width); w++) {
                ClippedProduct phase = ConvGradient.product(CHANNELS, OUTPUTS, GROUPS, rows, cols, h, w);
                WeightOrder some = ConvGradient.weights(CHANNELS, OUTPUTS, GROUPS, rows, cols, h, w);
                k.clippedProduct(phase, Packs.packed(k, some, weights), dy, dx, BLOCKS);
            }
        }
        assertThat(bits(dx)).isEqualTo(bits(expected));
    }

    private static long cells(Product p) {
        return (long) BLOCKS * p.yCells() * Kernels.LANES;
    }
}
