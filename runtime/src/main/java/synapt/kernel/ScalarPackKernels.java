package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Orders of weights, one number at a time. */
interface ScalarPackKernels extends PackKernels {

    @Override
    default Packed packed(int elements, int parts) {
        return new PackedFloats(new float[elements], parts);
    }

    @Override
    default long packingRoom() {
        return PackedFloats.ROOM;
    }

    @Override
    default void pack(WeightOrder order, MemorySegment from, Packed to, int parts, int part) {
        float[] packed = ((PackedFloats) to).numbers();
        float[] weights = Cells.array(from);
        int[] taps = order.taps();
        for (int g = 0; g < order.groups(); g++) {
            for (int first = 0, tile; first < order.outputs(); first += tile) {
                tile = WeightPacking.tile(order.outputs() - first);
                if (!order.isInPart(g, first, parts, part)) {
                    continue;
                }
                int i = order.start(g, first);
                int source = order.source(g, first);
                for (int tap : taps) {
                    ScalarLoops.copy(weights, source + tap, order.outputStep(), packed, i, tile);
                    i += tile;
                }
            }
        }
    }
}
