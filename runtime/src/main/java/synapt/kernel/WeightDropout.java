package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import synapt.random.Rate;

/**
 * DropConnect: dropout of a tensor that is not of examples. It is that of activations, by {@link Kernels#dropout}, where the
 * tensor's number i is element i / 16 of example i % 16. Called by generated code.
 */
public final class WeightDropout {

    private WeightDropout() {}

    /** Numbers that the room for a tensor has: whole cells. */
    public static long room(long size) {
        return (size + LANES - 1) / LANES * LANES;
    }

    /**
     * A tensor's numbers, of which some are 0 and the others scaled.
     *
     * @param tensor  some numbers, as they are
     * @param dropped {@link #room} for them, modified
     */
    public static void apply(Kernels k, long key, Rate rate, MemorySegment tensor, MemorySegment dropped) {
        MemorySegment.copy(tensor, 0, dropped, 0, tensor.byteSize());
        int cells = Math.toIntExact(dropped.byteSize() / k.elementBytes() / LANES);
        k.dropout(key, rate.threshold(), rate.scale(), 0, cells, 1, dropped, dropped, 1);
    }

    /**
     * From the gradient with respect to what was kept to that with respect to the tensor, in its place.
     *
     * @param gradient modified
     * @param room     {@link #room} for it, modified
     */
    public static void applyGradient(Kernels k, long key, Rate rate, MemorySegment gradient, MemorySegment room) {
        apply(k, key, rate, gradient, room);
        MemorySegment.copy(room, 0, gradient, 0, gradient.byteSize());
    }
}
