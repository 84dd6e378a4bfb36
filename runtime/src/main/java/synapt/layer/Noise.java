package synapt.layer;

import synapt.random.Rate;

/** The randomness of one element in one step: a pure function of seed, step, node, example and element. */
public interface Noise {

    /**
     * Whether the element is dropped: the decision that {@code @Dropout} takes at the same place.
     *
     * @param rate made once, by {@link Rate#of}
     */
    boolean dropped(Rate rate);

    /** A number from [0, 1), a multiple of 2^-24; independent of {@link #dropped}. */
    float uniform();
}
