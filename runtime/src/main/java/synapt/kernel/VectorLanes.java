package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.GE;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/** What looks across the lanes of a cell. */
final class VectorLanes {

    private static final FloatVector NUMBER = FloatVector.zero(FLOAT).addIndex(1);

    static final VectorShuffle<Float> FROM_8 = VectorShuffle.iota(FLOAT, 8, 1, true);
    static final VectorShuffle<Float> FROM_4 = VectorShuffle.iota(FLOAT, 4, 1, true);
    static final VectorShuffle<Float> FROM_2 = VectorShuffle.iota(FLOAT, 2, 1, true);
    static final VectorShuffle<Float> FROM_1 = VectorShuffle.iota(FLOAT, 1, 1, true);

    private VectorLanes() {}

    /** Lanes from {@code n} on become +0. */
    static FloatVector first(int n, FloatVector v) {
        return v.blend(0f, NUMBER.compare(GE, (float) n));
    }

    /**
     * The end of the halving tree, from as many lanes on as a vector has. Before it, where a cell is several vectors, these are
     * added: 0 and 8, or 0 and 8, 4 and 12, and these two sums (the lanes where they start).
     */
    static float tree(FloatVector v) {
        FloatVector sum = v;
        if (LENGTH == 16) {
            sum = sum.add(sum.rearrange(FROM_8));
        }
        if (LENGTH >= 8) {
            sum = sum.add(sum.rearrange(FROM_4));
        }
        sum = sum.add(sum.rearrange(FROM_2));
        return sum.add(sum.rearrange(FROM_1)).lane(0);
    }
}
