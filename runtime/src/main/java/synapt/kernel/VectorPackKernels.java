package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Orders of weights on vectors, where those of a tile's outputs or of its taps lie side by side. */
interface VectorPackKernels extends ScalarPackKernels {

    @Override
    default void pack(WeightOrder order, MemorySegment from, Packed to, int parts, int part) {
        PackedFloats packed = (PackedFloats) to;
        int[] taps = order.taps();
        for (int g = 0; g < order.groups(); g++) {
            for (int first = 0, tile; first < order.outputs(); first += tile) {
                tile = WeightPacking.tile(order.outputs() - first);
                if (!order.isInPart(g, first, parts, part)) {
                    continue;
                }
                int at = order.start(g, first);
                long source = order.source(g, first);
                int done = 0;
                if (order.hasOutputsTogether()) {
                    // Behind a tile may begin a part that another thread writes, but not behind the last part.
                    int end = part == parts - 1 ? packed.numbers().length : at + taps.length * tile;
                    done = copy(taps, source, tile, from, packed.numbers(), at, end);
                } else if (order.hasTapsTogether() && tile % 4 == 0) {
                    done = transpose(order, source, tile, from, packed, at, part * PackedFloats.ROOM);
                }
                rest(taps, source, order.outputStep(), tile, done, from, packed.numbers(), at);
            }
        }
    }

    /**
     * Copies a tap's weights as whole vectors: what goes past the last output is overwritten by the next tap, or the next tile.
     * Returns how many taps are copied: as many as have something behind them to read, and to write before {@code toEnd}.
     */
    private static int copy(int[] taps, long source, int tile, MemorySegment from, float[] to, int at, int toEnd) {
        int whole = (tile + LENGTH - 1) / LENGTH * LENGTH;
        long end = from.byteSize() / 4 - whole;
        int n = taps.length;
        while (n > 0 && (source + taps[n - 1] > end || at + (n - 1) * tile + whole > toEnd)) {
            n--;
        }
        for (int t = 0; t < n; t++) {
            for (int l = 0; l < tile; l += LENGTH) {
                long i = source + taps[t] + l;
                FloatVector.fromMemorySegment(FLOAT, from, i << 2, ORDER).intoArray(to, at + t * tile + l);
            }
        }
        return n;
    }

    /**
     * Transposes the weights of a vector of taps at a time. Four outputs' numbers become a quarter of a cell for each tap; the room
     * has these for taps 0, 4, 8, ... in its first vectors, one for each four outputs, then those for taps 1, 5, 9, ... Returns how
     * many taps are done.
     */
    private static int transpose(
            WeightOrder order, long source, int tile, MemorySegment from, PackedFloats packed, int at, long room) {
        long row = 4L * order.outputStep();
        int n = 0;
        for (; n + LENGTH <= order.taps().length; n += LENGTH) {
            for (int o = 0; o < tile; o += 4) {
                long i = 4 * (source + n) + o * row;
                VectorSquare.fours(from, i, row, packed.room(), room + o / 4 * BYTES, tile / 4 * BYTES);
            }
            for (int i = 0; i < tile; i += LENGTH / 4) {
                spread(packed.room(), room + i * BYTES, packed.numbers(), at + n * tile + 4 * i, 4 * tile);
            }
        }
        return n;
    }

    /** Makes a vector of the first four numbers of as many vectors as that takes, then one of the next four, a step further. */
    private static void spread(MemorySegment from, long at, float[] to, int toAt, int step) {
        FloatVector a = FloatVector.fromMemorySegment(FLOAT, from, at, ORDER);
        if (LENGTH == 4) {
            a.intoArray(to, toAt);
            return;
        }
        FloatVector b = FloatVector.fromMemorySegment(FLOAT, from, at + BYTES, ORDER);
        if (LENGTH == 8) {
            a.blend(b.rearrange(Tiles.SWAP4), Tiles.BIT4).intoArray(to, toAt);
            a.rearrange(Tiles.SWAP4).blend(b, Tiles.BIT4).intoArray(to, toAt + step);
            return;
        }
        FloatVector c = FloatVector.fromMemorySegment(FLOAT, from, at + 2 * BYTES, ORDER);
        FloatVector d = FloatVector.fromMemorySegment(FLOAT, from, at + 3 * BYTES, ORDER);
        FloatVector ac = a.blend(c.rearrange(Tiles.SWAP8), Tiles.BIT8);
        FloatVector bd = b.blend(d.rearrange(Tiles.SWAP8), Tiles.BIT8);
        c = a.rearrange(Tiles.SWAP8).blend(c, Tiles.BIT8);
        d = b.rearrange(Tiles.SWAP8).blend(d, Tiles.BIT8);
        ac.blend(bd.rearrange(Tiles.SWAP4), Tiles.BIT4).intoArray(to, toAt);
        ac.rearrange(Tiles.SWAP4).blend(bd, Tiles.BIT4).intoArray(to, toAt + step);
        c.blend(d.rearrange(Tiles.SWAP4), Tiles.BIT4).intoArray(to, toAt + 2 * step);
        c.rearrange(Tiles.SWAP4).blend(d, Tiles.BIT4).intoArray(to, toAt + 3 * step);
    }

    private static void rest(
            int[] taps, long source, int step, int tile, int done, MemorySegment from, float[] to, int at) {
        for (int t = done; t < taps.length; t++) {
            long i = source + taps[t];
            for (int o = at + t * tile; o < at + (t + 1) * tile; o++) {
                to[o] = Cells.get(from, i);
                i += step;
            }
        }
    }
}
