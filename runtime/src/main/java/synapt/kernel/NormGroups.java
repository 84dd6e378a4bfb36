package synapt.kernel;

/**
 * Which elements of an example are normalised together, and which weight each of them has. Element i, in row-major order, is in
 * group {@code i / size} and has weight {@code i / repeat % weights}.
 *
 * @param groups  groups of one example, one after another
 * @param size    elements of a group
 * @param weights how many weights there are
 * @param repeat  how many elements in a row share a weight; divides {@code size}
 * @param centred whether the mean is taken away; if not, the mean counts as 0 everywhere
 */
public record NormGroups(int groups, int size, int weights, int repeat, boolean centred) {

    /**
     * Layer normalisation: each element of a group has a weight of its own, the same in all groups.
     *
     * @param centred false for that by the root of the mean square
     */
    public static NormGroups layer(int groups, int size, boolean centred) {
        return new NormGroups(groups, size, size, 1, centred);
    }

    /** Group normalisation: each channel has a weight. With as many groups as channels it is instance normalisation. */
    public static NormGroups channels(int groups, int channels, int positions) {
        return new NormGroups(groups, channels / groups * positions, channels, positions, true);
    }

    /** Elements of one example. */
    public int elements() {
        return groups * size;
    }
}
