package synapt.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.jspecify.annotations.Nullable;

/** What register tiles are made of; addresses are in bytes. */
class Tiles {

    static final VectorShuffle<Float> SWAP8 = swap(8);
    static final VectorShuffle<Float> SWAP4 = swap(4);
    static final VectorShuffle<Float> SWAP2 = swap(2);
    static final VectorShuffle<Float> SWAP1 = swap(1);

    static final VectorShuffle<Float> FROM_12 = VectorShuffle.iota(VectorSpec.FLOAT, 12, 1, true);
    static final VectorShuffle<Float> FROM_10 = VectorShuffle.iota(VectorSpec.FLOAT, 10, 1, true);
    static final VectorShuffle<Float> FROM_9 = VectorShuffle.iota(VectorSpec.FLOAT, 9, 1, true);
    static final VectorShuffle<Float> FROM_8 = VectorLanes.FROM_8;
    static final VectorShuffle<Float> FROM_6 = VectorShuffle.iota(VectorSpec.FLOAT, 6, 1, true);
    static final VectorShuffle<Float> FROM_5 = VectorShuffle.iota(VectorSpec.FLOAT, 5, 1, true);
    static final VectorShuffle<Float> FROM_4 = VectorLanes.FROM_4;
    static final VectorShuffle<Float> FROM_3 = VectorShuffle.iota(VectorSpec.FLOAT, 3, 1, true);

    static final VectorMask<Float> BIT8 = VectorMask.fromLong(VectorSpec.FLOAT, 0xff00);
    static final VectorMask<Float> BIT4 = VectorMask.fromLong(VectorSpec.FLOAT, 0xf0f0);
    static final VectorMask<Float> BIT2 = VectorMask.fromLong(VectorSpec.FLOAT, 0xcccc);
    static final VectorMask<Float> BIT1 = VectorMask.fromLong(VectorSpec.FLOAT, 0xaaaa);

    Tiles() {}

    /**
     * The start of an output's chain. Long enough that the first compiler leaves it out of the tiles, which would become too
     * large for it otherwise.
     */
    static float start(@Nullable MemorySegment bias, long at) {
        if (bias == null) {
            return 0f;
        }
        if (at >= bias.byteSize()) {
            throw new IndexOutOfBoundsException("Output " + at / 4 + " has no bias: there are " + bias.byteSize() / 4);
        }
        return bias.get(JAVA_FLOAT, at);
    }

    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(VectorSpec.FLOAT, i -> (i ^ distance) & (VectorSpec.LENGTH - 1));
    }
}
