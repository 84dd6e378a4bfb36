package synapt;

/** Checks on the targets of a batch, for generated code. */
public final class Targets {

    private Targets() {}

    /**
     * Class numbers.
     *
     * @return how many there are
     * @throws IllegalArgumentException if one is not in [0, classes)
     */
    public static int classes(int[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException("label " + i + " is " + labels[i] + ", but the network has "
                        + classes + " classes: labels are 0 to " + (classes - 1));
            }
        }
        return labels.length;
    }

    /**
     * Refuses targets of two outputs that are for different numbers of examples.
     *
     * @throws IllegalArgumentException if they are
     */
    public static void requireSame(String first, int examples, String other, int others) {
        if (examples != others) {
            throw new IllegalArgumentException("there are targets of " + first + " for " + examples
                    + " examples, but of " + other + " for " + others);
        }
    }

    /**
     * Rows of numbers.
     *
     * @return how many rows there are
     * @throws IllegalArgumentException if their number is no multiple of the features
     */
    public static int rows(float[] targets, int features) {
        if (targets.length % features != 0) {
            throw new IllegalArgumentException("an example has " + features + " targets, but there are "
                    + targets.length + ", which is not a multiple of it");
        }
        return targets.length / features;
    }
}
