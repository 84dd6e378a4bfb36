package synapt.kernel;

import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.LENGTH;

import java.lang.foreign.MemorySegment;

/**
 * The weights' gradient of convolutions that move cell by cell: taps that lie side by side share what they read, so that a register tile
 * loads one cell for each of its outputs and one for all of its taps, where others load one for each tap.
 */
final class VectorSlides {

    /** Taps of a tile: with four outputs, what they read and their sums fill 29 registers. */
    private static final int MOST = 5;

    private VectorSlides() {}

    /** Whether there are registers enough, more outputs than one to share, and more taps than two. */
    static boolean serves(Product p) {
        return LENGTH == Kernels.LANES
                && p.outputs() > 1
                && p.xCol() == 1
                && p.yCol() == 1
                && p.isEven()
                && p.pattern().run() > 2;
    }

    static void weightGradient(
            Product p, MemorySegment dy, MemorySegment x, MemorySegment out, long stride, int blocks) {
        int run = p.pattern().run();
        int pieces = VectorProductKernels.tilesFor(run, MOST);
        for (int block = 0; block < blocks; block++) {
            for (int output = 0, tile; output < p.allOutputs(); output += tile) {
                tile = tile(p.outputs() - output % p.outputs());
                for (int t = 0; t < p.taps().length; t += run) {
                    for (int i = 0; i < pieces; i++) {
                        int from = VectorProductKernels.start(i, pieces, run);
                        int width = VectorProductKernels.start(i + 1, pieces, run) - from;
                        tile(p, tile, width, block, output, t + from, dy, x, out, block * stride);
                    }
                }
            }
        }
    }

    /** Outputs of the next tile, where some are left: never one alone. */
    private static int tile(int left) {
        return left == 5 ? 3 : Math.min(4, left);
    }

    private static void tile(
            Product p,
            int outputs,
            int taps,
            int block,
            int output,
            int tap,
            MemorySegment dy,
            MemorySegment x,
            MemorySegment out,
            long to) {
        long group = (long) output / p.outputs() * p.xGroup();
        GradientTiles.slide(
                outputs,
                taps,
                p.rows(),
                p.cols(),
                dy,
                CELL * ((long) block * p.yCells() + (long) output * p.yOut()),
                CELL * p.yOut(),
                CELL * p.yRow(),
                x,
                CELL * ((long) block * p.xCells() + group + p.taps()[tap]),
                CELL * p.xRow(),
                out,
                4 * (to + (long) output * p.taps().length + tap),
                4L * p.taps().length);
    }
}
