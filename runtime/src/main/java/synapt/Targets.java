package synapt;

import org.jspecify.annotations.Nullable;

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
     * Class numbers for each position of some sequences.
     *
     * @param labels [examples][positions]
     * @return how many examples there are
     * @throws IllegalArgumentException if one is not in [0, classes), or their number is no multiple of the positions
     */
    public static int classesOfPositions(int[] labels, int positions, int classes) {
        checkPositions(labels, positions);
        return classes(labels, classes) / positions;
    }

    /**
     * Class numbers for each position of some sequences, of which one does not count.
     *
     * @param labels [examples][positions]
     * @param ignore the label of positions that do not count
     * @return how many examples there are
     * @throws IllegalArgumentException if one is neither in [0, classes) nor {@code ignore}, or their number is no multiple of the positions
     */
    public static int classesOfPositions(int[] labels, int positions, int classes, int ignore) {
        checkPositions(labels, positions);
        return classes(labels, classes, ignore) / positions;
    }

    private static void checkPositions(int[] labels, int positions) {
        if (labels.length % positions != 0) {
            throw new IllegalArgumentException(
                    "an example has " + positions + " labels, one for each position, but there are " + labels.length
                            + ", which is not a multiple of it");
        }
    }

    /**
     * Class numbers, of which one does not count.
     *
     * @param ignore the label of examples that do not count
     * @return how many there are
     * @throws IllegalArgumentException if one is neither in [0, classes) nor {@code ignore}
     */
    public static int classes(int[] labels, int classes, int ignore) {
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] < 0 || labels[i] >= classes) && labels[i] != ignore) {
                throw new IllegalArgumentException("label " + i + " is " + labels[i] + ", but the network has "
                        + classes + " classes: labels are 0 to " + (classes - 1) + ", or " + ignore
                        + " for examples that do not count");
            }
        }
        return labels.length;
    }

    /**
     * What a mean over labels multiplies with: 1 / (the sum of the weights of those that count), summed in their order and in double
     * precision.
     *
     * @param count   how many of the labels there are
     * @param weights [classes]; null is 1 for all
     * @param ignore  the label of examples that do not count; -1 where all do
     * @throws IllegalArgumentException if no label counts, or only such as have weight 0
     */
    public static float meanFactor(int[] labels, int count, float @Nullable [] weights, int ignore) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (labels[i] != ignore) {
                sum += weights == null ? 1 : weights[labels[i]];
            }
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("none of the " + count
                    + " labels counts (they are to be ignored, or have weight 0), so there is no mean; leave such batches out, or"
                    + " use reduction = SUM");
        }
        return (float) (1 / sum);
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
