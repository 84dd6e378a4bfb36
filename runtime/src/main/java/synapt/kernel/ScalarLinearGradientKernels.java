package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Gradients of linear layers at many positions, one number at a time. */
interface ScalarLinearGradientKernels extends LinearGradientKernels {

    @Override
    default void linearGradient(
            Product p,
            MemorySegment dy,
            MemorySegment x,
            MemorySegment room,
            MemorySegment out,
            long stride,
            int blocks) {
        int inputs = p.taps().length;
        for (int block = 0; block < blocks; block++) {
            for (int o = 0; o < p.allOutputs(); o++) {
                long from = (long) block * p.xCells() + (long) (o / p.outputs()) * p.xGroup();
                for (int i = 0; i < inputs; i++) {
                    float sum = 0f;
                    for (int position = 0; position < p.cols(); position++) {
                        long d = ((long) block * p.yCells() + (long) position * p.yCol() + o) * LANES;
                        long v = (from + (long) position * p.xCol() + i) * LANES;
                        for (int l = 0; l < LANES; l++) {
                            sum = Math.fma(Cells.get(dy, d + l), Cells.get(x, v + l), sum);
                        }
                    }
                    Cells.set(out, block * stride + (long) o * inputs + i, sum);
                }
            }
        }
    }
}
