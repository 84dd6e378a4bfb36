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

    /** The halving tree from as many lanes on as a vector has: what is left of it where a cell is one vector. */
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

    /**
     * The halving tree of a cell whose vectors start at the lanes 0, 8, 4 and 12. Only as many count as a cell has. It takes them as
     * they are in a loop's end: a method with a loop that returned a vector would make an object of it.
     */
    static float tree(FloatVector v0, FloatVector v8, FloatVector v4, FloatVector v12) {
        FloatVector sum = v0;
        if (LENGTH == 8) {
            sum = sum.add(v8);
        } else if (LENGTH == 4) {
            sum = sum.add(v8).add(v4.add(v12));
        }
        return tree(sum);
    }

    /** The same where only the first {@code n} lanes of the cell take part. */
    static float tree(int n, FloatVector v0, FloatVector v8, FloatVector v4, FloatVector v12) {
        FloatVector sum = first(n, v0);
        if (LENGTH == 8) {
            sum = sum.add(first(n - 8, v8));
        } else if (LENGTH == 4) {
            sum = sum.add(first(n - 8, v8)).add(first(n - 4, v4).add(first(n - 12, v12)));
        }
        return tree(sum);
    }
}
