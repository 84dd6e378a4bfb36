package synapt.kernel;

/**
 * Which elements of an example share a decision. An example is seen as [repeats][decisions][positions]; its elements with the same
 * index in the middle are dropped together.
 *
 * @param repeats   elements that share a decision, in front: the time steps of {time, features}
 * @param decisions how many there are for one example
 * @param positions elements that share a decision, behind: the positions of a channel
 */
public record NoiseMask(int repeats, int decisions, int positions) {

    public NoiseMask {
        if (repeats < 1 || decisions < 1 || positions < 1) {
            throw new IllegalArgumentException(
                    "a mask's sizes are at least 1, but they are " + repeats + ", " + decisions + ", " + positions);
        }
    }

    /** Elements of an example. */
    int elements() {
        return repeats * decisions * positions;
    }
}
