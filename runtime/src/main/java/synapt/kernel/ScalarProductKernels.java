package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The products, one number at a time. */
interface ScalarProductKernels extends ProductKernels {

    @Override
    default void product(
            Product p,
            Packed weights,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        int[] taps = p.taps();
        float[] numbers = ((PackedFloats) weights).numbers();
        float[] lanes = new float[Kernels.LANES];
        for (int block = 0; block < blocks; block++) {
            for (int o = 0; o < p.allOutputs(); o++) {
                int group = o / p.outputs();
                int first = WeightPacking.tileStart(p.outputs(), o % p.outputs());
                int tile = WeightPacking.tile(p.outputs() - first);
                int w = (group * p.outputs() + first) * taps.length + o % p.outputs() - first;
                for (int row = 0; row < p.rows(); row++) {
                    for (int col = 0; col < p.cols(); col++) {
                        Arrays.fill(lanes, bias == null ? 0f : Cells.get(bias, o));
                        long from = (long) block * p.xCells() + group * p.xGroup() + p.rowStart(row) + col * p.xCol();
                        for (int t = 0; t < taps.length; t++) {
                            float weight = numbers[w + t * tile];
                            for (int l = 0; l < Kernels.LANES; l++) {
                                lanes[l] =
                                        Math.fma(weight, Cells.get(x, (from + taps[t]) * Kernels.LANES + l), lanes[l]);
                            }
                        }
                        long to = (long) block * p.yCells()
                                + p.yFirst()
                                + (long) o * p.yOut()
                                + row * p.yRow()
                                + col * p.yCol();
                        for (int l = 0; l < Kernels.LANES; l++) {
                            Cells.set(y, to * Kernels.LANES + l, relu && lanes[l] <= 0f ? 0f : lanes[l]);
                        }
                    }
                }
            }
        }
    }

    @Override
    default void singleProduct(
            SingleProduct p,
            MemorySegment weights,
            @Nullable MemorySegment bias,
            boolean relu,
            MemorySegment x,
            MemorySegment y) {
        float[] numbers = Cells.array(weights);
        float[] biases = bias == null ? new float[p.outputCells() * Kernels.LANES] : Cells.array(bias);
        float[] in = Cells.array(x);
        float[] out = new float[p.outputCells() * p.rows() * p.cols() * Kernels.LANES];
        int[] taps = p.taps();
        float[] lanes = new float[Kernels.LANES];
        int to = 0;
        for (int q = 0; q < p.outputCells(); q++) {
            for (int row = 0; row < p.rows(); row++) {
                for (int col = 0; col < p.cols(); col++) {
                    System.arraycopy(biases, q * Kernels.LANES, lanes, 0, Kernels.LANES);
                    int from = p.rowStart(row) + col * p.xCol();
                    int w = q * taps.length * Kernels.LANES;
                    for (int tap : taps) {
                        ScalarLoops.tap(lanes, numbers, w, in[from + tap]);
                        w += Kernels.LANES;
                    }
                    for (int l = 0; l < Kernels.LANES; l++) {
                        out[to++] = relu && lanes[l] <= 0f ? 0f : lanes[l];
                    }
                }
            }
        }
        Cells.copy(out, y, 0);
    }

    @Override
    default void planarProduct(
            Product p, Packed weights, @Nullable MemorySegment bias, boolean relu, MemorySegment x, MemorySegment y) {
        float[] numbers = ((PackedFloats) weights).numbers();
        float[] biases = bias == null ? new float[p.allOutputs()] : Cells.array(bias);
        float[] in = Cells.array(x);
        float[] out = Cells.array(y);
        int[] taps = p.taps();
        int xCol = p.xCol();
        int yCol = p.yCol();
        for (int o = 0; o < p.allOutputs(); o++) {
            int group = o / p.outputs();
            int first = WeightPacking.tileStart(p.outputs(), o % p.outputs());
            int tile = WeightPacking.tile(p.outputs() - first);
            int w = (group * p.outputs() + first) * taps.length + o % p.outputs() - first;
            for (int row = 0; row < p.rows(); row++) {
                int from = group * p.xGroup() + p.rowStart(row);
                int to = o * p.yOut() + row * p.yRow();
                for (int col = 0; col < p.cols(); col++) {
                    float sum = ScalarLoops.chain(biases[o], numbers, w, tile, in, from + col * xCol, taps);
                    out[to + col * yCol] = relu && sum <= 0f ? 0f : sum;
                }
            }
        }
        Cells.copy(out, y, 0);
    }

    @Override
    default void weightGradient(
            Product p, MemorySegment dy, MemorySegment x, MemorySegment out, long stride, int blocks) {
        int[] taps = p.taps();
        float[] lanes = new float[Kernels.LANES];
        for (int block = 0; block < blocks; block++) {
            for (int o = 0; o < p.allOutputs(); o++) {
                long from = (long) block * p.xCells() + o / p.outputs() * p.xGroup();
                long to = (long) block * p.yCells() + (long) o * p.yOut();
                for (int t = 0; t < taps.length; t++) {
                    Arrays.fill(lanes, 0f);
                    for (int row = 0; row < p.rows(); row++) {
                        for (int col = 0; col < p.cols(); col++) {
                            long d = (to + row * p.yRow() + col * p.yCol()) * Kernels.LANES;
                            long v = (from + taps[t] + p.rowStart(row) + col * p.xCol()) * Kernels.LANES;
                            for (int l = 0; l < Kernels.LANES; l++) {
                                lanes[l] = Math.fma(Cells.get(dy, d + l), Cells.get(x, v + l), lanes[l]);
                            }
                        }
                    }
                    Cells.set(out, block * stride + (long) o * taps.length + t, Cells.tree(lanes));
                }
            }
        }
    }

    @Override
    default void biasGradient(Product p, MemorySegment dy, MemorySegment out, long stride, int blocks) {
        float[] lanes = new float[Kernels.LANES];
        for (int block = 0; block < blocks; block++) {
            for (int o = 0; o < p.allOutputs(); o++) {
                Arrays.fill(lanes, 0f);
                for (int row = 0; row < p.rows(); row++) {
                    for (int col = 0; col < p.cols(); col++) {
                        long d = (long) block * p.yCells() + (long) o * p.yOut() + row * p.yRow() + col * p.yCol();
                        for (int l = 0; l < Kernels.LANES; l++) {
                            lanes[l] += Cells.get(dy, d * Kernels.LANES + l);
                        }
                    }
                }
                Cells.set(out, block * stride + o, Cells.tree(lanes));
            }
        }
    }

    @Override
    default void outer(
            int inputs,
            int outputs,
            MemorySegment dy,
            MemorySegment x,
            int examples,
            int capacity,
            MemorySegment gradient,
            int panel) {
        int end = Math.min(outputs, (panel + 1) * OUTPUT_PANEL);
        for (int o = panel * OUTPUT_PANEL; o < end; o++) {
            for (int i = 0; i < inputs; i++) {
                long d = (long) panel * capacity * OUTPUT_PANEL + o % OUTPUT_PANEL;
                long v = (long) (i / INPUT_PANEL) * capacity * INPUT_PANEL + i % INPUT_PANEL;
                float sum = 0f;
                for (long e = 0; e < examples; e++) {
                    sum = Math.fma(Cells.get(dy, d + e * OUTPUT_PANEL), Cells.get(x, v + e * INPUT_PANEL), sum);
                }
                Cells.set(gradient, (long) o * inputs + i, sum);
            }
        }
    }
}
