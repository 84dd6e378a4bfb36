package synapt.processor.random;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a node computes, for a batch: values are [examples][elements], an example's elements in row-major order. */
interface Op {

    /** What comes out for an example. */
    int[] shape();

    default List<Weight> weights() {
        return List.of();
    }

    /** Whether evaluation leaves it out. */
    default boolean isNoise() {
        return false;
    }

    /** Whether it leaves all elements as they are, in their order. */
    default boolean movesNothing() {
        return false;
    }

    float[][] forward(Pass pass, List<float[][]> x);

    /**
     * Gradients with respect to all inputs; those of its weights go to the pass.
     *
     * @param y what {@link #forward} gave
     */
    List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy);

    /** The order in which the gradients with respect to inputs are added to what others have given. */
    default int[] order() {
        int[] order = new int[16];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** The gradient of what has one input. */
    static List<float[][]> one(float[][] dx) {
        return Collections.singletonList(dx);
    }

    default int size() {
        return Sums.product(shape());
    }
}
