package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Orders of weights, one number at a time. */
interface ScalarPackKernels extends PackKernels {

    @Override
    default Packed packed(int elements) {
        return new PackedFloats(new float[elements]);
    }

    @Override
    default long packingRoom() {
        return PackedFloats.ROOM;
    }

    @Override
    default void pack(WeightOrder order, MemorySegment from, Packed to) {
        float[] packed = ((PackedFloats) to).numbers();
        float[] weights = Cells.array(from);
        int[] taps = order.taps();
        int i = 0;
        for (int g = 0; g < order.groups(); g++) {
            for (int first = 0, tile; first < order.outputs(); first += tile) {
                tile = WeightPacking.tile(order.outputs() - first);
                int source = order.source(g, first);
                for (int tap : taps) {
                    ScalarLoops.copy(weights, source + tap, order.outputStep(), packed, i, tile);
                    i += tile;
                }
            }
        }
    }
}
