package synapt.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Layouts on vectors: transposes of 4 x 4 numbers. What is rare is left to the scalar kernels. */
interface VectorLayoutKernels extends ScalarLayoutKernels {

    @Override
    default void cellsFromFloats(float[] rows, int first, int count, int features, MemorySegment cells, int blocks) {
        VectorCells.fromFloats(rows, first, count, features, cells, blocks);
    }

    /** Number by number: unlike the scalar kernels' way over an array, it allocates nothing. */
    @Override
    default void floatsFromCells(MemorySegment cells, int features, float[] rows, int first, int count) {
        for (int e = 0; e < count; e++) {
            for (int f = 0; f < features; f++) {
                long cell = (long) (e / LANES) * features + f;
                rows[(first + e) * features + f] = Cells.get(cells, cell * LANES + e % LANES);
            }
        }
    }

    @Override
    default void planesFromFloats(float[] row, int first, int elements, MemorySegment planes) {
        MemorySegment.copy(row, first * elements, planes, JAVA_FLOAT, 0, elements);
    }

    @Override
    default void planesFromSegment(MemorySegment row, int first, int elements, MemorySegment planes) {
        MemorySegment.copy(row, 4L * first * elements, planes, 0, 4L * elements);
    }

    /** With one position a row's channels already lie as lanes do. */
    @Override
    default void singleFromFloats(float[] row, int first, int channels, int positions, MemorySegment single) {
        if (positions == 1) {
            MemorySegment.copy(row, first * channels, single, JAVA_FLOAT, 0, channels);
            clearPast(channels, single);
        } else {
            ScalarLayoutKernels.super.singleFromFloats(row, first, channels, positions, single);
        }
    }

    /** As {@link #singleFromFloats}. */
    @Override
    default void singleFromSegment(MemorySegment row, int first, int channels, int positions, MemorySegment single) {
        if (positions == 1) {
            MemorySegment.copy(row, 4L * first * channels, single, 0, 4L * channels);
            clearPast(channels, single);
        } else {
            ScalarLayoutKernels.super.singleFromSegment(row, first, channels, positions, single);
        }
    }

    private static void clearPast(int channels, MemorySegment single) {
        for (int i = channels; i % LANES != 0; i++) {
            Cells.set(single, i, 0f);
        }
    }

    @Override
    default void singleFromPlanes(MemorySegment planes, int channels, int positions, MemorySegment single) {
        VectorCells.fromPlanes(planes, channels, positions, single);
    }

    @Override
    default void panelsFromCells(
            MemorySegment cells,
            int features,
            int width,
            int count,
            int first,
            MemorySegment panels,
            int capacity,
            int blocks) {
        VectorCells.toPanels(cells, features, width, count, first, panels, capacity);
    }

    @Override
    default void pad(Padding p, MemorySegment x, MemorySegment y, int volumes) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = 0; i < volumes * p.paddedCells() * LANES; i += LENGTH) {
            zero.intoMemorySegment(y, i << 2, ORDER);
        }
        for (int plane = 0; plane < volumes * p.depth(); plane++) {
            for (int h = 0; h < p.height(); h++) {
                copy(x, p.small(plane, h, 0), 1, y, p.large(plane, h, 0), p.stepW(), p.width());
            }
        }
    }

    /** As the scalar kernel does it, without its arrays: an evaluator allocates nothing when weights have changed. */
    @Override
    default void gather(int[] map, MemorySegment from, MemorySegment to) {
        for (int i = 0; i < map.length; i++) {
            Cells.set(to, i, map[i] < 0 ? 0f : Cells.get(from, map[i]));
        }
    }

    private static void copy(
            MemorySegment from, long fromCell, int fromStep, MemorySegment to, long toCell, int toStep, int cells) {
        for (int i = 0; i < cells; i++) {
            for (long l = 0; l < LANES; l += LENGTH) {
                long x = (fromCell + (long) i * fromStep) * LANES + l;
                long y = (toCell + (long) i * toStep) * LANES + l;
                FloatVector.fromMemorySegment(FLOAT, from, x << 2, ORDER).intoMemorySegment(to, y << 2, ORDER);
            }
        }
    }
}
