package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static synapt.kernel.ProductCases.SCALAR;
import static synapt.kernel.ProductCases.bits;
import static synapt.kernel.ProductCases.floats;
import static synapt.kernel.ProductCases.numbers;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** The scalar kernels, and through them all others, against formulas written out: convolution by coordinates, not by taps. */
class ScalarProductKernelsTest {

    // y[o][r][c] = bias[o] + sum over i, kh, kw of w[o][i][kh][kw] * x[g * 2 + i][2r + kh][c + 2kw], in 3 groups.
    private static final int GROUPS = 3, IN = 2, OUT = 5, H = 6, W = 7, KH = 3, KW = 2, ROWS = 2, COLS = 5;
    private static final Product CONVOLUTION =
            Product.conv2d(GROUPS * IN, H, W, GROUPS * OUT, GROUPS, KH, KW, 2, 1, 1, 2);

    private final MemorySegment weights = numbers(GROUPS * OUT * IN * KH * KW, 0);
    private final MemorySegment bias = numbers(GROUPS * OUT, 2);
    private final MemorySegment x = numbers(2L * GROUPS * IN * H * W * 16, 4);
    private final MemorySegment dy = numbers(2L * GROUPS * OUT * ROWS * COLS * 16, 6);

    private float x(int block, int channel, int row, int col, int lane) {
        return Cells.get(x, (((block * GROUPS * IN + channel) * H + row) * W + col) * 16L + lane);
    }

    private float dy(int block, int output, int row, int col, int lane) {
        return Cells.get(dy, (((block * GROUPS * OUT + output) * ROWS + row) * COLS + col) * 16L + lane);
    }

    private float w(int output, int channel, int kh, int kw) {
        return Cells.get(weights, ((output * IN + channel) * KH + kh) * KW + kw);
    }

    @Test
    void product() {
        Packed packed = Packs.packed(SCALAR, WeightPacking.forward(CONVOLUTION), weights);
        MemorySegment y = floats(2L * CONVOLUTION.yCells() * 16);
        SCALAR.product(CONVOLUTION, packed, bias, false, x, y, 2);
        int i = 0;
        for (int block = 0; block < 2; block++) {
            for (int o = 0; o < GROUPS * OUT; o++) {
                for (int row = 0; row < ROWS; row++) {
                    for (int col = 0; col < COLS; col++) {
                        for (int lane = 0; lane < 16; lane++) {
                            float expected = Cells.get(bias, o);
                            for (int c = 0; c < IN; c++) {
                                for (int kh = 0; kh < KH; kh++) {
                                    for (int kw = 0; kw < KW; kw++) {
                                        expected = Math.fma(
                                                w(o, c, kh, kw),
                                                x(block, o / OUT * IN + c, 2 * row + kh, col + 2 * kw, lane),
                                                expected);
                                    }
                                }
                            }
                            assertThat(Cells.get(y, i++))
                                    .as("block %d, output %d, row %d, col %d", block, o, row, col)
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
        }
    }

    @Test
    void weightGradient() {
        int stride = CONVOLUTION.weights() + 5;
        MemorySegment out = floats(2L * stride);
        SCALAR.weightGradient(CONVOLUTION, dy, x, out, stride, 2);
        for (int block = 0; block < 2; block++) {
            int i = block * stride;
            for (int o = 0; o < GROUPS * OUT; o++) {
                for (int c = 0; c < IN; c++) {
                    for (int kh = 0; kh < KH; kh++) {
                        for (int kw = 0; kw < KW; kw++) {
                            float[] lanes = new float[16];
                            for (int row = 0; row < ROWS; row++) {
                                for (int col = 0; col < COLS; col++) {
                                    for (int lane = 0; lane < 16; lane++) {
                                        float v = x(block, o / OUT * IN + c, 2 * row + kh, col + 2 * kw, lane);
                                        lanes[lane] = Math.fma(dy(block, o, row, col, lane), v, lanes[lane]);
                                    }
                                }
                            }
                            assertThat(Cells.get(out, i++)).isEqualTo(halving(lanes));
                        }
                    }
                }
            }
        }
    }

    @Test
    void biasGradient() {
        int stride = GROUPS * OUT + 1;
        MemorySegment out = floats(2L * stride);
        SCALAR.biasGradient(CONVOLUTION, dy, out, stride, 2);
        for (int block = 0; block < 2; block++) {
            for (int o = 0; o < GROUPS * OUT; o++) {
                float[] lanes = new float[16];
                for (int row = 0; row < ROWS; row++) {
                    for (int col = 0; col < COLS; col++) {
                        for (int lane = 0; lane < 16; lane++) {
                            lanes[lane] += dy(block, o, row, col, lane);
                        }
                    }
                }
                assertThat(Cells.get(out, block * stride + o)).isEqualTo(halving(lanes));
            }
        }
    }

    private static float halving(float[] v) {
        float a = (v[0] + v[8] + (v[4] + v[12])) + (v[2] + v[10] + (v[6] + v[14]));
        float b = (v[1] + v[9] + (v[5] + v[13])) + (v[3] + v[11] + (v[7] + v[15]));
        return a + b;
    }

    @Test
    void outer() {
        int inputs = 45, outputs = 14, examples = 6, capacity = 8;
        MemorySegment d = numbers(2 * capacity * 12, 0);
        MemorySegment v = numbers(2 * capacity * 32, 2);
        MemorySegment gradient = floats(outputs * inputs);
        for (int panel = 0; panel < 2; panel++) {
            SCALAR.outer(inputs, outputs, d, v, examples, capacity, gradient, panel);
        }
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                float expected = 0;
                for (int e = 0; e < examples; e++) {
                    expected = Math.fma(
                            Cells.get(d, (o / 12 * capacity + e) * 12 + o % 12),
                            Cells.get(v, (i / 32 * capacity + e) * 32 + i % 32),
                            expected);
                }
                assertThat(Cells.get(gradient, o * inputs + i)).isEqualTo(expected);
            }
        }
    }

    @Test
    void doubleTwin() {
        for (ProductCases.Case c : ProductCases.all()) {
            Product p = c.p();
            MemorySegment w = doubles(p.weights(), 1);
            MemorySegment b = doubles(p.allOutputs(), 2);
            MemorySegment from = doubles((long) c.blocks() * p.xCells() * 16, 3);
            MemorySegment y = doubles((long) c.blocks() * p.yCells() * 16, 4);
            ProductCases.DOUBLE.product(p, Packs.packed(ProductCases.DOUBLE, w), b, c.relu(), from, y, c.blocks());
            int[] map = Packs.sources(WeightPacking.forward(p));
            int last = p.allOutputs() - 1;
            double expected = DoubleCells.get(b, last);
            for (int t = 0; t < p.taps().length; t++) {
                int weight = last * p.taps().length + t;
                int packed = java.util.stream.IntStream.range(0, map.length)
                        .filter(i -> map[i] == weight)
                        .findFirst()
                        .orElseThrow();
                long cell = (p.groups() - 1) * p.xGroup() + p.taps()[t];
                expected = Math.fma(DoubleCells.get(w, packed), DoubleCells.get(from, cell * 16 + 3), expected);
            }
            expected = c.relu() ? Math.max(expected, 0) : expected;
            assertThat(DoubleCells.get(y, (long) last * p.yOut() * 16 + 3))
                    .as(c.toString())
                    .isEqualTo(expected);
        }
    }

    /** Numbers that a float can't hold. */
    private static MemorySegment doubles(long n, int seed) {
        MemorySegment s = floats(2 * n);
        for (long i = 0; i < n; i++) {
            DoubleCells.set(s, i, Math.sin(i + 100 * seed));
        }
        return s;
    }

    @Test
    void specialNumbersAreCompared() {
        assertThat(bits(numbers(1000, 1))).contains(Float.floatToIntBits(Float.NaN), Float.floatToIntBits(-0f));
    }
}
