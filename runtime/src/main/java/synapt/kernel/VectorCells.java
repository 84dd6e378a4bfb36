package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorTranspose.high;
import static synapt.kernel.VectorTranspose.load;
import static synapt.kernel.VectorTranspose.low;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;

/** From rows to cells, 16 examples and 16 features at a time, and from cells to panels, four by four. */
final class VectorCells {

    private VectorCells() {}

    static void fromFloats(float[] rows, int first, int count, int features, MemorySegment cells, int blocks) {
        for (int block = 0; block < blocks; block++) {
            int present = Math.clamp(count - (long) block * LANES, 0, LANES);
            int at = (first + block * LANES) * features;
            long to = (long) block * features * LANES;
            int squares = present == LANES ? features / LANES * LANES : 0;
            for (int f = 0; f < squares; f += LANES) {
                square(rows, at + f, features, cells, to + (long) f * LANES);
            }
            if (squares < features) {
                some(rows, at, features, present, squares, cells, to);
            }
        }
    }

    private static void square(float[] rows, int at, int features, MemorySegment cells, long to) {
        for (int e = 0; e < LANES; e++) {
            for (int f = 0; f < LANES; f += LENGTH) {
                FloatVector row = FloatVector.fromArray(FLOAT, rows, at + e * features + f);
                VectorSpec.store(row, cells, to + (long) e * LANES + f);
            }
        }
        VectorSquare.transpose(cells, to);
    }

    /** The features from {@code from} on, of the first {@code present} examples; those of the others become zero. */
    private static void some(float[] rows, int at, int features, int present, int from, MemorySegment cells, long to) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (long i = (long) from * LANES; i < (long) features * LANES; i += LENGTH) {
            VectorSpec.store(zero, cells, to + i);
        }
        for (int l = 0; l < present; l++) {
            for (int f = from; f < features; f++) {
                Cells.set(cells, to + (long) f * LANES + l, rows[at + l * features + f]);
            }
        }
    }

    static void toPanels(
            MemorySegment cells, int features, int width, int count, int first, MemorySegment panels, int capacity) {
        for (int e = 0; e < count; e += 4) {
            long from = (long) (e / LANES) * features * LANES + e % LANES;
            int f = 0;
            // Widths are multiples of four: four features are in one panel.
            if (e + 4 <= count) {
                for (; f + 4 <= features; f += 4) {
                    ByteVector a = load(cells, from + (long) f * LANES);
                    ByteVector b = load(cells, from + (f + 1L) * LANES);
                    ByteVector c = load(cells, from + (f + 2L) * LANES);
                    ByteVector d = load(cells, from + (f + 3L) * LANES);
                    ByteVector ac = low(a, c);
                    ByteVector bd = low(b, d);
                    long to = ((long) (f / width) * capacity + first + e) * width + f % width;
                    VectorTranspose.store(low(ac, bd), panels, to);
                    VectorTranspose.store(high(ac, bd), panels, to + width);
                    ac = high(a, c);
                    bd = high(b, d);
                    VectorTranspose.store(low(ac, bd), panels, to + 2L * width);
                    VectorTranspose.store(high(ac, bd), panels, to + 3L * width);
                }
            }
            for (; f < features; f++) {
                for (int l = 0; l < Math.min(4, count - e); l++) {
                    long to = ((long) (f / width) * capacity + first + e + l) * width + f % width;
                    Cells.set(panels, to, Cells.get(cells, from + (long) f * LANES + l));
                }
            }
        }
    }
}
