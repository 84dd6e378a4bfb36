package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;
import static synapt.kernel.VectorTranspose.FOUR;
import static synapt.kernel.VectorTranspose.HIGH;
import static synapt.kernel.VectorTranspose.LOW;
import static synapt.kernel.VectorTranspose.ODD;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;

/** From rows to cells and from cells to panels, 16 examples and 16 features at a time, or four by four. */
final class VectorCells {

    /** Squares side by side that are read together: more of a row for the hardware to fetch ahead than the lines of one square. */
    private static final int SQUARES = 4;

    private VectorCells() {}

    static void fromFloats(float[] rows, int first, int count, int features, MemorySegment cells, int blocks) {
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - (long) block * LANES, 0, LANES);
            int at = (first + block * LANES) * features;
            long to = (long) block * features * LANES;
            int squares = present == LANES ? features / LANES * LANES : 0;
            for (int f = 0; f < squares; f += SQUARES * LANES) {
                int width = Math.min(SQUARES * LANES, squares - f);
                squares(width, rows, at + f, features, cells, to + (long) f * LANES);
            }
            if (squares < features) {
                some(rows, at, features, present, squares, cells, to);
            }
        }
    }

    /**
     * The planes of one example; channels that are not there become zero. One number after the other: a first layer has few channels
     * (else they would be lanes), and transposes that nothing has compiled yet were a third of a process's first prediction.
     */
    static void fromPlanes(MemorySegment planes, int channels, int positions, MemorySegment single) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int c = 0; c < channels; c += LANES) {
            long to = (long) c * positions;
            for (int i = 0; i < positions * LANES; i += LENGTH) {
                zero.intoMemorySegment(single, (to + i) << 2, ORDER);
            }
            for (int l = 0; l < Math.min(LANES, channels - c); l++) {
                plane(planes, to + (long) l * positions, positions, single, to + l);
            }
        }
    }

    private static void plane(MemorySegment planes, long from, int positions, MemorySegment single, long to) {
        for (int p = 0; p < positions; p++) {
            Cells.set(single, to + (long) p * LANES, Cells.get(planes, from + p));
        }
    }

    private static void squares(int width, float[] rows, int at, int features, MemorySegment cells, long to) {
        for (int e = 0; e < LANES; e++) {
            for (int f = 0; f < width; f += LENGTH) {
                FloatVector row = FloatVector.fromArray(FLOAT, rows, at + e * features + f);
                long square = to + (long) (f / LANES * LANES + e) * LANES + f % LANES;
                row.intoMemorySegment(cells, square << 2, ORDER);
            }
        }
        for (int f = 0; f < width; f += LANES) {
            VectorSquare.transpose(cells, to + (long) f * LANES);
        }
    }

    /** The features from {@code from} on, of the first {@code present} examples; those of the others become zero. */
    private static void some(float[] rows, int at, int features, int present, int from, MemorySegment cells, long to) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = (long) from * LANES; i < (long) features * LANES; i += LENGTH) {
            zero.intoMemorySegment(cells, (to + i) << 2, ORDER);
        }
        for (int l = 0; l < present; l++) {
            for (int f = from; f < features; f++) {
                Cells.set(cells, to + (long) f * LANES + l, rows[at + l * features + f]);
            }
        }
    }

    /** Sets bytes {@code from} to {@code to}, whole vectors, to +0. */
    static void clear(MemorySegment cells, long from, long to) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = from; i < to; i += 4 * LENGTH) {
            zero.intoMemorySegment(cells, i, ORDER);
        }
    }

    static void toPanels(
            MemorySegment cells, int features, int width, int count, int first, MemorySegment panels, int capacity) {
        for (int e = 0; e < count; e += LANES) {
            long from = (long) e * features;
            int squares = width % LANES == 0 && e + LANES <= count ? features / LANES * LANES : 0;
            for (int f = 0; f < squares; f += LANES) {
                long to = ((long) (f / width) * capacity + first + e) * width + f % width;
                VectorSquare.transpose(cells, from + (long) f * LANES, LANES, panels, to, width);
            }
            for (int l = 0; squares < features && l < Math.min(LANES, count - e); l += 4) {
                fours(cells, from + l, squares, features, width, count - e - l, first + e + l, panels, capacity);
            }
        }
    }

    /** Four examples, or {@code count} where there are fewer, from a feature on. */
    private static void fours(
            MemorySegment cells,
            long from,
            int feature,
            int features,
            int width,
            int count,
            int example,
            MemorySegment panels,
            int capacity) {
        int f = feature;
        // Widths are multiples of four: four features are in one panel.
        for (; count >= 4 && f + 4 <= features; f += 4) {
            ByteVector a = ByteVector.fromMemorySegment(FOUR, cells, (from + (long) f * LANES) << 2, ORDER);
            ByteVector b = ByteVector.fromMemorySegment(FOUR, cells, (from + (f + 1L) * LANES) << 2, ORDER);
            ByteVector c = ByteVector.fromMemorySegment(FOUR, cells, (from + (f + 2L) * LANES) << 2, ORDER);
            ByteVector d = ByteVector.fromMemorySegment(FOUR, cells, (from + (f + 3L) * LANES) << 2, ORDER);
            ByteVector ac = a.rearrange(LOW).blend(c.rearrange(LOW), ODD);
            ByteVector bd = b.rearrange(LOW).blend(d.rearrange(LOW), ODD);
            long to = ((long) (f / width) * capacity + example) * width + f % width;
            ac.rearrange(LOW).blend(bd.rearrange(LOW), ODD).intoMemorySegment(panels, to << 2, ORDER);
            ac.rearrange(HIGH).blend(bd.rearrange(HIGH), ODD).intoMemorySegment(panels, (to + width) << 2, ORDER);
            ac = a.rearrange(HIGH).blend(c.rearrange(HIGH), ODD);
            bd = b.rearrange(HIGH).blend(d.rearrange(HIGH), ODD);
            ac.rearrange(LOW).blend(bd.rearrange(LOW), ODD).intoMemorySegment(panels, (to + 2L * width) << 2, ORDER);
            ac.rearrange(HIGH).blend(bd.rearrange(HIGH), ODD).intoMemorySegment(panels, (to + 3L * width) << 2, ORDER);
        }
        for (; f < features; f++) {
            for (int l = 0; l < Math.min(4, count); l++) {
                long to = ((long) (f / width) * capacity + example + l) * width + f % width;
                Cells.set(panels, to, Cells.get(cells, from + (long) f * LANES + l));
            }
        }
    }
}
