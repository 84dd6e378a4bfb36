package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;

/** Shortcuts, one number at a time. */
interface ScalarShortcutKernels extends ShortcutKernels {

    @Override
    default void subsample(
            int channels,
            int height,
            int width,
            int strideH,
            int strideW,
            int outChannels,
            MemorySegment x,
            MemorySegment y,
            int blocks) {
        int rows = (height + strideH - 1) / strideH;
        int columns = (width + strideW - 1) / strideW;
        long to = 0;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < outChannels; c++) {
                for (int r = 0; r < rows; r++) {
                    for (int q = 0; q < columns; q++) {
                        long row = ((long) block * channels + c) * height + r * strideH;
                        long from = (row * width + q * strideW) * LANES;
                        for (int l = 0; l < LANES; l++) {
                            Cells.set(y, to++, c < channels ? Cells.get(x, from + l) : 0f);
                        }
                    }
                }
            }
        }
    }

    @Override
    default void subsampleGradient(
            int channels,
            int height,
            int width,
            int strideH,
            int strideW,
            int outChannels,
            MemorySegment dy,
            MemorySegment dx,
            int blocks) {
        int rows = (height + strideH - 1) / strideH;
        int columns = (width + strideW - 1) / strideW;
        long to = 0;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < channels; c++) {
                for (int h = 0; h < height; h++) {
                    for (int w = 0; w < width; w++) {
                        long row = ((long) block * outChannels + c) * rows + h / strideH;
                        long from = (row * columns + w / strideW) * LANES;
                        boolean read = h % strideH == 0 && w % strideW == 0;
                        for (int l = 0; l < LANES; l++) {
                            // As all sums of gradients it starts from +0, so -0 becomes +0.
                            Cells.set(dx, to++, read ? 0f + Cells.get(dy, from + l) : 0f);
                        }
                    }
                }
            }
        }
    }
}
