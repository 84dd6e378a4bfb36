package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Gradients of linear layers at many positions: the lanes are 16 inputs, output gradients are broadcast.
 *
 * <p>The inputs of some positions are laid with their examples below each other into the room, in panels of 16 inputs, and meet all
 * outputs before the next positions come: panels then stay in the second cache. Of the outputs' gradients 16 at a time are laid in the
 * same way, into the first cache: read from where they lie, they are a loop over examples within one over positions, and that runs at
 * three quarters of the speed. What the tiles have summed up so far waits in the room, in rows of whole tiles.
 */
interface VectorLinearGradientKernels extends LinearGradientKernels {

    /** Bytes of a panel: 16 inputs or outputs, at all positions and examples that are laid together. */
    long PANEL = CELL * Kernels.LANES * CHUNK;

    /** Outputs of a tile. 256-bit vectors mostly come with 16 registers, all others with 32. */
    int TILE = LENGTH == 8 ? 4 : 8;

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
        int columns = LinearGradientKernels.columns(inputs);
        long panels = 4L * columns * LinearGradientKernels.rows(p.outputs());
        for (int block = 0; block < blocks; block++) {
            for (int group = 0; group < p.groups(); group++) {
                VectorCells.clear(room, 0, panels);
                long dyAt = CELL * ((long) block * p.yCells() + (long) group * p.outputs());
                long xAt = CELL * ((long) block * p.xCells() + (long) group * p.xGroup());
                for (int first = 0; first < p.cols(); first += CHUNK) {
                    int positions = Math.min(CHUNK, p.cols() - first);
                    for (int from = 0; from < columns; from += GROUP) {
                        int width = Math.min(GROUP, columns - from);
                        long at = xAt + CELL * ((long) first * p.xCol() + from);
                        lay(positions, inputs - from, width, x, at, CELL * p.xCol(), room, panels);
                        long rows = dyAt + CELL * first * p.yCol();
                        sum(p, positions, width, dy, rows, room, panels, 4L * from, 4L * columns);
                    }
                }
                long to = block * stride + (long) group * p.outputs() * inputs;
                for (int o = 0; o < p.outputs(); o++) {
                    MemorySegment.copy(room, 4L * o * columns, out, 4 * (to + (long) o * inputs), 4L * inputs);
                }
            }
        }
    }

    /** Lays some positions' features into panels, as many as {@code width} needs; features that are not there become zero. */
    private static void lay(
            int positions, int features, int width, MemorySegment x, long xAt, long xCol, MemorySegment room, long to) {
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < width; i += Kernels.LANES) {
                long square = to + PANEL * (i / Kernels.LANES) + CELL * Kernels.LANES * p;
                int present = Math.clamp(features - i, 0, Kernels.LANES);
                long from = xAt + p * xCol + CELL * i;
                if (present == Kernels.LANES) {
                    VectorSquare.transpose(x, from / 4, Kernels.LANES, room, square / 4, Kernels.LANES);
                    continue;
                }
                copy(x, from, room, square, CELL * present);
                VectorCells.clear(room, square + CELL * present, square + CELL * Kernels.LANES);
                if (present > 0) {
                    VectorSquare.transpose(room, square / 4);
                }
            }
        }
    }

    private static void copy(MemorySegment from, long at, MemorySegment to, long toAt, long bytes) {
        for (long i = 0; i < bytes; i += BYTES) {
            FloatVector.fromMemorySegment(FLOAT, from, at + i, ORDER).intoMemorySegment(to, toAt + i, ORDER);
        }
    }

    /** Adds some positions' products for all outputs and the inputs of the panels. */
    private static void sum(
            Product p,
            int positions,
            int width,
            MemorySegment dy,
            long dyAt,
            MemorySegment room,
            long panels,
            long sums,
            long row) {
        long laid = panels + PANEL * (width / Kernels.LANES);
        for (int first = 0; first < p.outputs(); first += Kernels.LANES) {
            int present = Math.min(Kernels.LANES, p.outputs() - first);
            lay(positions, present, Kernels.LANES, dy, dyAt + CELL * first, CELL * p.yCol(), room, laid);
            for (int i = 0; i < width; i += 2 * LENGTH) {
                long xAt = panels + PANEL * (i / Kernels.LANES) + 4L * (i % Kernels.LANES);
                for (int o = 0; o < present; o += TILE) {
                    tile(positions, room, laid + 4L * o, xAt, sums + (first + o) * row + 4L * i, row);
                }
            }
        }
    }

    private static void tile(int positions, MemorySegment room, long w, long x, long to, long row) {
        int n = positions * Kernels.LANES;
        long part = LENGTH == Kernels.LANES ? PANEL : BYTES;
        if (TILE == 4) {
            RowTiles.rows4(n, room, w, room, x, part, room, to, row);
        } else {
            RowTiles.rows8(n, room, w, room, x, part, room, to, row);
        }
    }
}
