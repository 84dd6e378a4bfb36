package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;

/** Packed weights. */
final class Packs {

    private Packs() {}

    /** Weights as they are, without another order. */
    static Packed packed(PackKernels kernels, MemorySegment weights) {
        int n = (int) weights.byteSize() / (kernels instanceof DoublePackKernels ? Double.BYTES : Float.BYTES);
        return packed(kernels, new WeightOrder(1, 1, 0, 0, WeightPacking.every(1, 0, n)), weights);
    }

    static Packed packed(PackKernels kernels, WeightOrder order, MemorySegment weights) {
        Packed packed = kernels.packed(order.length());
        kernels.pack(order, weights, packed);
        return packed;
    }

    /** Where the weights of an order come from, in its order. */
    static int[] sources(WeightOrder order) {
        int weights = order.length();
        MemorySegment places = ProductCases.floats(weights);
        for (int i = 0; i < weights; i++) {
            Cells.set(places, i, i);
        }
        float[] found = ((PackedFloats) packed(KernelProvider.scalar(), order, places)).numbers();
        return IntStream.range(0, weights).map(i -> (int) found[i]).toArray();
    }
}
