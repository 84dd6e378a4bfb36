package synapt.kernel;

/**
 * The order in which a {@link Product} reads its weights, {@code [group][tile][tap][outputs of the tile]}, the tiles being
 * {@link WeightPacking#tiles}, and where it finds them: group g's output o has the weight of tap t at
 * {@code g * groupStep + o * outputStep + taps[t]}.
 *
 * @param groups     groups, at least 1
 * @param outputs    outputs of one group
 * @param groupStep  elements from one group's weights to the next's
 * @param outputStep elements from one output's weights to the next's
 * @param taps       ascending
 */
public record WeightOrder(int groups, int outputs, int groupStep, int outputStep, int[] taps) {

    public WeightOrder {
        taps = taps.clone();
    }

    /** How many weights there are. */
    public int length() {
        return groups * outputs * taps.length;
    }

    /** Where the tile that begins with an output lies in the order. */
    int start(int group, int output) {
        return (group * outputs + output) * taps.length;
    }

    /** Whether a tile that begins with an output belongs to a part of the outputs of all groups. */
    boolean isInPart(int group, int output, int parts, int part) {
        long all = (long) groups * outputs;
        int i = group * outputs + output;
        return all * part / parts <= i && i < all * (part + 1) / parts;
    }

    /** What the taps of an output are added to. */
    int source(int group, int output) {
        return group * groupStep + output * outputStep;
    }

    /** Whether the outputs' weights for one tap lie side by side. */
    boolean hasOutputsTogether() {
        return outputStep == 1;
    }

    /** Whether an output's weights lie side by side. */
    boolean hasTapsTogether() {
        return taps.length > 0 && taps[taps.length - 1] == taps.length - 1;
    }
}
