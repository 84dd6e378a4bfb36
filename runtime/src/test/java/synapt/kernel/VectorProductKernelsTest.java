package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static synapt.kernel.ProductCases.SCALAR;
import static synapt.kernel.ProductCases.VECTOR;
import static synapt.kernel.ProductCases.bits;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against the scalar ones, bit for bit. */
class VectorProductKernelsTest {

    static List<ProductCases.Case> cases() {
        return ProductCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void product(ProductCases.Case c) {
        for (int seed = 0; seed < 2; seed++) {
            assertThat(bits(ProductCases.product(VECTOR, c, seed)))
                    .isEqualTo(bits(ProductCases.product(SCALAR, c, seed)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weightGradient(ProductCases.Case c) {
        for (int seed = 0; seed < 2; seed++) {
            assertThat(bits(ProductCases.weightGradient(VECTOR, c, seed)))
                    .isEqualTo(bits(ProductCases.weightGradient(SCALAR, c, seed)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void biasGradient(ProductCases.Case c) {
        for (int seed = 0; seed < 2; seed++) {
            assertThat(bits(ProductCases.biasGradient(VECTOR, c, seed)))
                    .isEqualTo(bits(ProductCases.biasGradient(SCALAR, c, seed)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "31, 11, 5", "32, 12, 16", "33, 13, 17", "84, 10, 20", "100, 25, 33", "7, 30, 3"})
    void outer(int inputs, int outputs, int examples) {
        for (int seed = 0; seed < 2; seed++) {
            assertThat(bits(ProductCases.outer(VECTOR, inputs, outputs, examples, seed)))
                    .isEqualTo(bits(ProductCases.outer(SCALAR, inputs, outputs, examples, seed)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 17, 33, 84, 120, 130})
    void singleLinear(int outputs) {
        SingleProduct single = SingleProduct.linear(20, 3, outputs);
        assertSameAsBlocks(single, Product.linear(60, outputs), 20, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 16, 20, 40, 70})
    void singleConvolution(int outputs) {
        for (int width = 3; width <= 30; width += 4) {
            SingleProduct single = SingleProduct.conv2d(3, 5, width, outputs, 3, 2, 2, 1, 1, 2);
            assertSameAsBlocks(single, Product.conv2d(3, 5, width, outputs, 1, 3, 2, 2, 1, 1, 2), 3, 5 * width);
        }
    }

    /** One example alone gives what it gives as a lane of a block. */
    private static void assertSameAsBlocks(SingleProduct single, Product blocks, int channels, int places) {
        MemorySegment weights = ProductCases.numbers(blocks.weights(), 0);
        MemorySegment bias = ProductCases.numbers(blocks.outputs(), 2);
        MemorySegment x = ProductCases.numbers(blocks.xCells() * 16L, 1);
        MemorySegment y = ProductCases.floats(blocks.yCells() * 16L);
        VECTOR.product(blocks, Packs.packed(VECTOR, WeightPacking.forward(blocks), weights), bias, true, x, y, 1);
        MemorySegment packed = gather(WeightPacking.single(single), weights);
        MemorySegment cellBias = ProductCases.floats(single.outputCells() * 16L);
        MemorySegment.copy(bias, 0, cellBias, 0, bias.byteSize());
        int positions = single.rows() * single.cols();
        for (int lane : new int[] {0, 7, 15}) {
            MemorySegment one = ProductCases.floats((channels + 15) / 16 * 16L * places);
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < places; i++) {
                    Cells.set(one, (c / 16 * places + i) * 16L + c % 16, Cells.get(x, (c * places + i) * 16L + lane));
                }
            }
            for (ProductCases.Products kernels : List.of(VECTOR, SCALAR)) {
                MemorySegment found = ProductCases.floats(single.outputCells() * 16L * positions);
                kernels.singleProduct(single, packed, cellBias, true, one, found);
                for (int o = 0; o < single.outputs(); o++) {
                    for (int i = 0; i < positions; i++) {
                        assertThat(Cells.get(found, (o / 16 * positions + i) * 16L + o % 16))
                                .as("output %d, position %d, lane %d", o, i, lane)
                                .isEqualTo((Float) Cells.get(y, (o * positions + i) * 16L + lane));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 1", "6, 28, 1", "6, 19, 2", "13, 33, 1", "4, 15, 1", "40, 17, 3"})
    void planarConvolution(int outputs, int width, int dilation) {
        for (int groups = 1; groups <= 2; groups++) {
            for (boolean relu : new boolean[] {false, true}) {
                int reach = 2 * dilation;
                assertPlanesAreLanes(
                        Product.conv2d(groups * 3, 9, width + reach, groups * outputs, groups, 3, 3, 2, 1, 1, dilation),
                        relu);
            }
        }
    }

    /** One example in planes gives what it gives as a lane of a block. */
    private static void assertPlanesAreLanes(Product p, boolean relu) {
        MemorySegment weights = ProductCases.numbers((long) p.allOutputs() * p.taps().length, 0);
        MemorySegment bias = relu ? ProductCases.numbers(p.allOutputs(), 2) : null;
        MemorySegment x = ProductCases.numbers(p.xCells() * 16L, 1);
        MemorySegment y = ProductCases.floats(p.yCells() * 16L);
        WeightOrder map = WeightPacking.forward(p);
        VECTOR.product(p, Packs.packed(VECTOR, map, weights), bias, relu, x, y, 1);
        for (int lane : new int[] {0, 15}) {
            MemorySegment one = ProductCases.floats(p.xCells());
            for (int i = 0; i < p.xCells(); i++) {
                Cells.set(one, i, Cells.get(x, i * 16L + lane));
            }
            for (ProductCases.Products kernels : List.of(VECTOR, SCALAR)) {
                MemorySegment found = ProductCases.floats(p.yCells());
                kernels.planarProduct(p, Packs.packed(kernels, map, weights), bias, relu, one, found);
                for (int i = 0; i < p.yCells(); i++) {
                    assertThat(Cells.get(found, i))
                            .as("number %d, lane %d", i, lane)
                            .isEqualTo((Float) Cells.get(y, i * 16L + lane));
                }
            }
        }
    }

    private static MemorySegment gather(int[] map, MemorySegment from) {
        MemorySegment to = ProductCases.floats(map.length);
        for (int i = 0; i < map.length; i++) {
            Cells.set(to, i, map[i] < 0 ? 0 : Cells.get(from, map[i]));
        }
        return to;
    }

    @Test
    void reluKeepsNaNAndHasNoNegativeZero() {
        MemorySegment x = ProductCases.floats(16);
        float[] values = {Float.NaN, -0f, 0f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 2f};
        for (int i = 0; i < values.length; i++) {
            Cells.set(x, i, values[i]);
        }
        MemorySegment one = ProductCases.floats(1);
        Cells.set(one, 0, 1f);
        MemorySegment bias = ProductCases.floats(1);
        Cells.set(bias, 0, -0f);
        for (ProductCases.Products kernels : List.of(VECTOR, SCALAR)) {
            MemorySegment y = ProductCases.floats(16);
            kernels.product(Product.linear(1, 1), Packs.packed(kernels, one), bias, true, x, y, 1);
            for (int i = 0; i < values.length; i++) {
                assertThat(Cells.get(y, i)).isEqualTo((Float) Math.max(values[i], 0f));
            }
            kernels.product(Product.linear(1, 1), Packs.packed(kernels, one), bias, false, x, y, 1);
            for (int i = 0; i < values.length; i++) {
                assertThat(Cells.get(y, i)).isEqualTo((Float) values[i]);
            }
        }
    }
}
