package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Packed weights. */
final class Packs {

    private Packs() {}

    /** Weights as they are, without another order. */
    static Packed packed(ProductKernels kernels, MemorySegment weights) {
        int[] map = new int
                [(int) weights.byteSize() / (kernels instanceof DoubleProductKernels ? Double.BYTES : Float.BYTES)];
        Arrays.setAll(map, i -> i);
        return packed(kernels, map, weights);
    }

    static Packed packed(ProductKernels kernels, int[] map, MemorySegment weights) {
        Packed packed = kernels.packed(map.length);
        kernels.pack(map, weights, packed);
        return packed;
    }
}
