package synapt.train;

import java.util.function.IntFunction;
import synapt.data.Augmentation;
import synapt.data.Dataset;
import synapt.data.Images;
import synapt.data.Normalization;

/**
 * What a network learns from or is measured on: inputs, how they become numbers, and a target for each. Arrays are not copied.
 *
 * @param <Y> the targets, as {@link synapt.TrainingRun} takes them: {@code int[]} classes or {@code float[]} rows
 */
public final class Examples<Y> {

    private final Inputs inputs;
    private final Y targets;
    private final int targetsEach;
    private final IntFunction<Y> newTargets;

    private Examples(Inputs inputs, int targetCount, Y targets, int targetsEach, IntFunction<Y> newTargets) {
        if ((long) inputs.rows() * targetsEach != targetCount) {
            throw new IllegalArgumentException("%d examples need %d targets, %d each, but there are %d"
                    .formatted(inputs.rows(), (long) inputs.rows() * targetsEach, targetsEach, targetCount));
        }
        this.inputs = inputs;
        this.targets = targets;
        this.targetsEach = targetsEach;
        this.newTargets = newTargets;
    }

    /** Labelled images; their bytes become numbers on the way into the network. */
    public static Examples<int[]> of(Dataset dataset, Normalization normalization) {
        Images images = dataset.images();
        Inputs inputs = new Inputs.Bytes(images.pixels(), images.imageBytes(), normalization);
        return new Examples<>(inputs, dataset.labels().length, dataset.labels(), 1, int[]::new);
    }

    /**
     * As {@link #of(Dataset, Normalization)}, and a {@link Trainer} changes the images before each step, by its seed, the epoch and the
     * image's number in the data set. A {@link Score} takes them as they are.
     */
    public static Examples<int[]> of(Dataset dataset, Normalization normalization, Augmentation augmentation) {
        Images images = dataset.images();
        Inputs inputs = new Inputs.Augmented(
                new Inputs.Bytes(images.pixels(), images.imageBytes(), normalization), images, augmentation);
        return new Examples<>(inputs, dataset.labels().length, dataset.labels(), 1, int[]::new);
    }

    /**
     * Rows of numbers, and a class for each.
     *
     * @param inputs   [examples][features]; one or more examples
     * @param features numbers of one input, 1 or more
     * @param labels   [examples]
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Examples<int[]> of(float[] inputs, int features, int[] labels) {
        return new Examples<>(rows(inputs, features), labels.length, labels, 1, int[]::new);
    }

    /**
     * Rows of numbers, and a row of numbers as the target of each.
     *
     * @param inputs         [examples][features]; one or more examples
     * @param features       numbers of one input, 1 or more
     * @param targets        [examples][targetFeatures]
     * @param targetFeatures numbers of one target, 1 or more
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Examples<float[]> of(float[] inputs, int features, float[] targets, int targetFeatures) {
        if (targetFeatures < 1) {
            throw new IllegalArgumentException(
                    "a target has 1 or more numbers, but targetFeatures is " + targetFeatures);
        }
        return new Examples<>(rows(inputs, features), targets.length, targets, targetFeatures, float[]::new);
    }

    /**
     * Sequences of token ids, and for each a class, or a class for each of its positions: what comes next, for a language model.
     *
     * @param tokens [examples][length]; one or more examples
     * @param length tokens of one example, 1 or more
     * @param labels [examples] or [examples][length]
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Examples<int[]> ofTokens(int[] tokens, int length, int[] labels) {
        if (length < 1 || tokens.length == 0 || tokens.length % length != 0) {
            throw new IllegalArgumentException(
                    "there are %d tokens and sequences of %d, expected 1 or more whole sequences"
                            .formatted(tokens.length, length));
        }
        int each = labels.length == tokens.length ? length : 1;
        return new Examples<>(new Inputs.Tokens(tokens, length), labels.length, labels, each, int[]::new);
    }

    private static Inputs rows(float[] inputs, int features) {
        if (features < 1 || inputs.length == 0 || inputs.length % features != 0) {
            throw new IllegalArgumentException(
                    "there are %d input numbers and %d features, expected 1 or more whole rows"
                            .formatted(inputs.length, features));
        }
        return new Inputs.Floats(inputs, features);
    }

    /** How many examples there are. */
    public int size() {
        return inputs.rows();
    }

    /** Numbers of one example's input. */
    public int features() {
        return inputs.features();
    }

    /** Numbers of one example's target: for classes of positions, how many positions there are. */
    int targetsEach() {
        return targetsEach;
    }

    boolean hasClasses() {
        return targets instanceof int[];
    }

    /** Room for some examples like these. */
    Examples<Y> room(int size) {
        int count = Math.multiplyExact(size, targetsEach);
        return new Examples<>(inputs.room(size), count, newTargets.apply(count), targetsEach, newTargets);
    }

    /**
     * Copies examples by their numbers, {@code order[from]} to {@code order[from + count - 1]}, to the start of a room, as they are
     * trained with in an epoch.
     */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both rooms hold the same kind of array
    void gather(int[] order, int from, int count, long seed, long epoch, Examples<Y> to) {
        for (int i = 0; i < count; i++) {
            int example = order[from + i];
            inputs.copy(example, seed, epoch, to.inputs, i);
            System.arraycopy(targets, example * targetsEach, to.targets, i * targetsEach, targetsEach);
        }
    }

    /** Copies the examples from {@code from} on to the start of a room. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both rooms hold the same kind of array
    void copy(int from, int count, Examples<Y> to) {
        System.arraycopy(inputs.array(), from * features(), to.inputs.array(), 0, count * features());
        System.arraycopy(targets, from * targetsEach, to.targets, 0, count * targetsEach);
    }

    Inputs inputs() {
        return inputs;
    }

    Y targets() {
        return targets;
    }
}
