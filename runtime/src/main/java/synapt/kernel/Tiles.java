package synapt.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import org.jspecify.annotations.Nullable;

/** What register tiles are made of; addresses are in bytes. */
class Tiles {

    static final VectorShuffle<Float> SWAP8 = swap(8);
    static final VectorShuffle<Float> SWAP4 = swap(4);
    static final VectorShuffle<Float> SWAP2 = swap(2);
    static final VectorShuffle<Float> SWAP1 = swap(1);

    static final VectorMask<Float> BIT8 = VectorMask.fromLong(VectorSpec.FLOAT, 0xff00);
    static final VectorMask<Float> BIT4 = VectorMask.fromLong(VectorSpec.FLOAT, 0xf0f0);
    static final VectorMask<Float> BIT2 = VectorMask.fromLong(VectorSpec.FLOAT, 0xcccc);
    static final VectorMask<Float> BIT1 = VectorMask.fromLong(VectorSpec.FLOAT, 0xaaaa);

    Tiles() {}

    static FloatVector load(MemorySegment s, long at) {
        return FloatVector.fromMemorySegment(VectorSpec.FLOAT, s, at, VectorSpec.ORDER);
    }

    static FloatVector broadcast(MemorySegment s, long at) {
        return FloatVector.broadcast(VectorSpec.FLOAT, s.get(JAVA_FLOAT, at));
    }

    /** The start of 16 examples' chains: one bias for all. */
    static FloatVector same(@Nullable MemorySegment bias, long at) {
        return FloatVector.broadcast(VectorSpec.FLOAT, bias == null ? 0f : bias.get(JAVA_FLOAT, at));
    }

    /** The start of one example's chains: the biases of 16 outputs. */
    static FloatVector cell(@Nullable MemorySegment bias, long at) {
        return bias == null ? FloatVector.zero(VectorSpec.FLOAT) : load(bias, at);
    }

    /** Stores v, and +0 where it is below the floor. */
    static void store(FloatVector v, float floor, MemorySegment s, long at) {
        v.blend(0f, v.compare(VectorOperators.LT, floor)).intoMemorySegment(s, at, VectorSpec.ORDER);
    }

    /** Stores the first {@code width} lanes: all, some or none. */
    static void part(FloatVector v, int width, MemorySegment s, long at) {
        if (width >= VectorSpec.LENGTH) {
            v.intoMemorySegment(s, at, VectorSpec.ORDER);
        } else if (width > 0) {
            v.intoMemorySegment(s, at, VectorSpec.ORDER, VectorSpec.FLOAT.indexInRange(0, width));
        }
    }

    /** One level of a halving tree: the sum with the partner's lanes, in both partners. */
    static FloatVector fold(FloatVector v, VectorShuffle<Float> swap) {
        return v.add(v.rearrange(swap));
    }

    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(VectorSpec.FLOAT, i -> (i ^ distance) & (VectorSpec.LENGTH - 1));
    }
}
