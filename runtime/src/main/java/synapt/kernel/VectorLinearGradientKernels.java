package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * Gradients of linear layers at many positions: the lanes are 16 inputs, output gradients are broadcast from where they lie.
 *
 * <p>The inputs of some positions are laid with their examples below each other into the room, in panels of 16 inputs, and meet all
 * outputs before the next positions come: panels then stay in the second cache, and a tile's output gradients in the first. What
 * the tiles have summed up so far waits in the room, in rows of whole tiles.
 */
interface VectorLinearGradientKernels extends LinearGradientKernels {

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
        int columns = (inputs + 31) / 32 * 32;
        long panels = 4L * columns * p.outputs();
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
                        lay(positions, Math.min(width, inputs - from), width, x, at, CELL * p.xCol(), room, panels);
                        long rows = dyAt + CELL * first * p.yCol();
                        sum(
                                positions,
                                p.outputs(),
                                width,
                                dy,
                                rows,
                                CELL * p.yCol(),
                                room,
                                panels,
                                4L * from,
                                4L * columns);
                    }
                }
                long to = block * stride + (long) group * p.outputs() * inputs;
                for (int o = 0; o < p.outputs(); o++) {
                    MemorySegment.copy(room, 4L * o * columns, out, 4 * (to + (long) o * inputs), 4L * inputs);
                }
            }
        }
    }

    /** Lays some positions' inputs into panels, the last ones zero where there are fewer inputs. */
    private static void lay(
            int positions,
            int inputs,
            int width,
            MemorySegment x,
            long xAt,
            long xCol,
            MemorySegment room,
            long panels) {
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < width; i += Kernels.LANES) {
                long to = panels + CELL * Kernels.LANES * ((long) (i / Kernels.LANES) * CHUNK + p);
                int present = Math.clamp(inputs - i, 0, Kernels.LANES);
                copy(x, xAt + p * xCol + CELL * i, room, to, CELL * present);
                if (present < Kernels.LANES) {
                    VectorCells.clear(room, to + CELL * present, to + CELL * Kernels.LANES);
                }
                if (present > 0) {
                    VectorSquare.transpose(room, to / 4);
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
            int positions,
            int outputs,
            int width,
            MemorySegment dy,
            long dyAt,
            long dyCol,
            MemorySegment room,
            long panels,
            long sums,
            long row) {
        for (int o = 0, tile; o < outputs; o += tile) {
            tile = outputs - o >= 12 ? 12 : outputs - o >= 4 ? 4 : 1;
            int step = LENGTH == 8 ? 8 : 2 * LENGTH;
            for (int i = 0; i < width; i += step) {
                long xAt = panels + CELL * Kernels.LANES * CHUNK * (i / Kernels.LANES) + 4L * (i % Kernels.LANES);
                long part = LENGTH == 16 ? CELL * Kernels.LANES * CHUNK : BYTES;
                long to = sums + o * row + 4L * i;
                tile(tile, positions, dy, dyAt + CELL * o, dyCol, room, xAt, part, to, row);
            }
        }
    }

    private static void tile(
            int tile,
            int positions,
            MemorySegment dy,
            long dyAt,
            long dyCol,
            MemorySegment room,
            long xAt,
            long xPart,
            long to,
            long row) {
        if (LENGTH == 8) {
            switch (tile) {
                case 12 -> RowTiles.rows12x1(positions, dy, dyAt, dyCol, room, xAt, xPart, room, to, row);
                case 4 -> RowTiles.rows4x1(positions, dy, dyAt, dyCol, room, xAt, xPart, room, to, row);
                default -> RowTiles.rows1x1(positions, dy, dyAt, dyCol, room, xAt, xPart, room, to, row);
            }
        } else {
            switch (tile) {
                case 12 -> RowTiles.rows12x2(positions, dy, dyAt, dyCol, room, xAt, xPart, room, to, row);
                case 4 -> RowTiles.rows4x2(positions, dy, dyAt, dyCol, room, xAt, xPart, room, to, row);
                default -> RowTiles.rows1x2(positions, dy, dyAt, dyCol, room, xAt, xPart, room, to, row);
            }
        }
    }
}
