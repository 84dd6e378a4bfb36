package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorTranspose.FOUR;
import static synapt.kernel.VectorTranspose.high;
import static synapt.kernel.VectorTranspose.low;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** From rows to cells and back, four examples and four features at a time. */
final class VectorCells {

    /** Features that are taken at once from each row: a cache line, since rows may lie at a distance that evicts it. */
    private static final int LINE = 16;

    private VectorCells() {}

    static void fromFloats(float[] rows, int first, int count, int features, MemorySegment cells, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int f = 0; f < features; f += LINE) {
                int end = Math.min(f + LINE, features);
                for (int l = 0; l < LANES; l += 4) {
                    int e = block * LANES + l;
                    int at = (first + e) * features;
                    long to = (long) block * features * LANES + l;
                    if (e + 4 <= count) {
                        four(rows, at, features, f, end, cells, to);
                    } else {
                        fewer(rows, at, features, count - e, f, end, cells, to);
                    }
                }
            }
        }
    }

    private static void four(float[] rows, int at, int features, int from, int end, MemorySegment cells, long to) {
        int f = from;
        for (; f + 4 <= end; f += 4) {
            FloatVector a = FloatVector.fromArray(FOUR, rows, at + f);
            FloatVector b = FloatVector.fromArray(FOUR, rows, at + features + f);
            FloatVector c = FloatVector.fromArray(FOUR, rows, at + 2 * features + f);
            FloatVector d = FloatVector.fromArray(FOUR, rows, at + 3 * features + f);
            FloatVector ac = low(a, c);
            FloatVector bd = low(b, d);
            store(low(ac, bd), cells, to + (long) f * LANES);
            store(high(ac, bd), cells, to + (f + 1L) * LANES);
            ac = high(a, c);
            bd = high(b, d);
            store(low(ac, bd), cells, to + (f + 2L) * LANES);
            store(high(ac, bd), cells, to + (f + 3L) * LANES);
        }
        some(rows, at, features, 4, f, end, cells, to);
    }

    /** As {@link #four} where only the first {@code present} of the four examples are there; the others become zero. */
    private static void fewer(
            float[] rows, int at, int features, int present, int from, int end, MemorySegment cells, long to) {
        FloatVector zero = FloatVector.zero(FOUR);
        for (int f = from; f < end; f++) {
            store(zero, cells, to + (long) f * LANES);
        }
        some(rows, at, features, Math.max(0, present), from, end, cells, to);
    }

    private static void some(
            float[] rows, int at, int features, int present, int from, int end, MemorySegment cells, long to) {
        for (int l = 0; l < present; l++) {
            for (int f = from; f < end; f++) {
                Cells.set(cells, to + (long) f * LANES + l, rows[at + l * features + f]);
            }
        }
    }

    static void toFloats(MemorySegment cells, int features, float[] rows, int first, int count) {
        for (int e = 0; e < count; e += 4) {
            int at = (first + e) * features;
            long from = (long) (e / LANES) * features * LANES + e % LANES;
            int f = 0;
            if (e + 4 <= count) {
                for (; f + 4 <= features; f += 4) {
                    FloatVector a = load(cells, from + (long) f * LANES);
                    FloatVector b = load(cells, from + (f + 1L) * LANES);
                    FloatVector c = load(cells, from + (f + 2L) * LANES);
                    FloatVector d = load(cells, from + (f + 3L) * LANES);
                    FloatVector ac = low(a, c);
                    FloatVector bd = low(b, d);
                    low(ac, bd).intoArray(rows, at + f);
                    high(ac, bd).intoArray(rows, at + features + f);
                    ac = high(a, c);
                    bd = high(b, d);
                    low(ac, bd).intoArray(rows, at + 2 * features + f);
                    high(ac, bd).intoArray(rows, at + 3 * features + f);
                }
            }
            for (; f < features; f++) {
                for (int l = 0; l < Math.min(4, count - e); l++) {
                    rows[at + l * features + f] = Cells.get(cells, from + (long) f * LANES + l);
                }
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
                    FloatVector a = load(cells, from + (long) f * LANES);
                    FloatVector b = load(cells, from + (f + 1L) * LANES);
                    FloatVector c = load(cells, from + (f + 2L) * LANES);
                    FloatVector d = load(cells, from + (f + 3L) * LANES);
                    FloatVector ac = low(a, c);
                    FloatVector bd = low(b, d);
                    long to = ((long) (f / width) * capacity + first + e) * width + f % width;
                    store(low(ac, bd), panels, to);
                    store(high(ac, bd), panels, to + width);
                    ac = high(a, c);
                    bd = high(b, d);
                    store(low(ac, bd), panels, to + 2L * width);
                    store(high(ac, bd), panels, to + 3L * width);
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

    private static FloatVector load(MemorySegment s, long element) {
        return FloatVector.fromMemorySegment(FOUR, s, element << 2, VectorSpec.ORDER);
    }

    private static void store(FloatVector v, MemorySegment s, long element) {
        v.intoMemorySegment(s, element << 2, VectorSpec.ORDER);
    }
}
