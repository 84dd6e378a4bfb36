package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Pooling, one number at a time. */
interface ScalarPoolKernels extends PoolKernels {

    @Override
    default void maxPool(Pool p, MemorySegment x, MemorySegment y, int planes) {
        float[] in = Cells.array(x);
        float[] out = new float[planes * p.rows() * p.cols() * LANES];
        float[] lanes = new float[LANES];
        for (int window = 0; window < planes * p.rows() * p.cols(); window++) {
            int col = window % p.cols();
            int row = window / p.cols() % p.rows();
            int plane = window / p.cols() / p.rows() * p.height();
            Arrays.fill(lanes, Float.NEGATIVE_INFINITY);
            for (int kh = 0; kh < p.kernelH(); kh++) {
                for (int kw = 0; kw < p.kernelW(); kw++) {
                    int h = p.inputRow(row, kh);
                    int w = p.inputCol(col, kw);
                    if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                        ScalarLoops.max(lanes, in, ((plane + h) * p.width() + w) * LANES);
                    }
                }
            }
            System.arraycopy(lanes, 0, out, window * LANES, LANES);
        }
        Cells.copy(out, y, 0);
    }

    @Override
    default void maxPoolGradient(Pool p, MemorySegment x, MemorySegment dy, MemorySegment dx, int planes) {
        for (long i = 0; i < (long) planes * p.height() * p.width() * LANES; i++) {
            Cells.set(dx, i, 0f);
        }
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            for (int l = 0; l < LANES; l++) {
                float max = Float.NEGATIVE_INFINITY;
                long place = -1;
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            float v = Cells.get(x, i);
                            // As in PyTorch a NaN takes the gradient; of several, the last.
                            if (place < 0 || v > max || Float.isNaN(v)) {
                                max = v;
                                place = i;
                            }
                        }
                    }
                }
                if (place >= 0) {
                    Cells.set(dx, place, Cells.get(dx, place) + Cells.get(dy, window * LANES + l));
                }
            }
        }
    }

    @Override
    default void averagePool(Pool p, MemorySegment x, MemorySegment y, int planes) {
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            float factor = 1f / p.divisor(row, col);
            for (int l = 0; l < LANES; l++) {
                float sum = 0f;
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            sum += Cells.get(x, ((plane + h) * p.width() + w) * LANES + l);
                        }
                    }
                }
                Cells.set(y, window * LANES + l, sum * factor);
            }
        }
    }

    @Override
    default void averagePoolGradient(Pool p, MemorySegment dy, MemorySegment dx, int planes) {
        for (long i = 0; i < (long) planes * p.height() * p.width() * LANES; i++) {
            Cells.set(dx, i, 0f);
        }
        for (long window = 0; window < (long) planes * p.rows() * p.cols(); window++) {
            int col = (int) (window % p.cols());
            int row = (int) (window / p.cols() % p.rows());
            long plane = window / p.cols() / p.rows() * p.height();
            float factor = 1f / p.divisor(row, col);
            for (int l = 0; l < LANES; l++) {
                float share = Cells.get(dy, window * LANES + l) * factor;
                for (int kh = 0; kh < p.kernelH(); kh++) {
                    for (int kw = 0; kw < p.kernelW(); kw++) {
                        int h = p.inputRow(row, kh);
                        int w = p.inputCol(col, kw);
                        if (h >= 0 && h < p.height() && w >= 0 && w < p.width()) {
                            long i = ((plane + h) * p.width() + w) * LANES + l;
                            Cells.set(dx, i, Cells.get(dx, i) + share);
                        }
                    }
                }
            }
        }
    }
}
