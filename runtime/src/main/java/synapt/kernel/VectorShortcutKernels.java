package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Shortcuts, a row of cells at a time. */
interface VectorShortcutKernels extends ShortcutKernels {

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
        long row = (width + strideW - 1) / strideW * CELL;
        for (int plane = 0; plane < blocks * outChannels; plane++) {
            int c = plane % outChannels;
            long from = ((long) plane / outChannels * channels + c) * height * width * CELL;
            long to = plane * rows * row;
            if (c >= channels) {
                VectorCells.clear(y, to, to + rows * row);
                continue;
            }
            for (int r = 0; r < rows; r++) {
                long at = from + (long) r * strideH * width * CELL;
                for (long i = 0; i < row; i += CELL) {
                    for (long lane = 0; lane < CELL; lane += BYTES) {
                        FloatVector.fromMemorySegment(FLOAT, x, at + i * strideW + lane, ORDER)
                                .intoMemorySegment(y, to + r * row + i + lane, ORDER);
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
        long row = (width + strideW - 1) / strideW * CELL;
        long all = width * CELL;
        for (int plane = 0; plane < blocks * channels; plane++) {
            long from = ((long) plane / channels * outChannels + plane % channels) * rows * row;
            for (int h = 0; h < height; h++) {
                long to = ((long) plane * height + h) * all;
                VectorCells.clear(dx, to, to + all);
                if (h % strideH == 0) {
                    long at = from + h / strideH * row;
                    for (long i = 0; i < row; i += CELL) {
                        for (long lane = 0; lane < CELL; lane += BYTES) {
                            // As all sums of gradients it starts from +0, so -0 becomes +0.
                            FloatVector.fromMemorySegment(FLOAT, dy, at + i + lane, ORDER)
                                    .add(0f)
                                    .intoMemorySegment(dx, to + i * strideW + lane, ORDER);
                        }
                    }
                }
            }
        }
    }
}
