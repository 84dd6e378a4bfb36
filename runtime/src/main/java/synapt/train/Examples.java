package synapt.train;

import java.util.Arrays;
import java.util.function.Function;
import synapt.BatchInputs;
import synapt.Ports;
import synapt.data.Augmentation;
import synapt.data.Dataset;
import synapt.data.Images;
import synapt.data.Normalization;

/**
 * What a network learns from or is measured on: inputs, how they become numbers, and a target for each. Arrays are not copied.
 *
 * @param <Y> the targets, as {@link synapt.TrainingRun} takes them: {@code int[]} classes or {@code float[]} rows; of a network of
 *            several outputs, a class of its own
 */
public final class Examples<Y> implements BatchInputs.Source {

    private final Inputs[] inputs;
    private final Targets<Y> targets;

    private Examples(Inputs[] inputs, Targets<Y> targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    private Examples(Inputs[] inputs, Object[] columns, int[] each, Function<Object[], Y> together) {
        this(inputs, new Targets<>(columns, each, together, null));
        for (int i = 0; i < columns.length; i++) {
            if ((long) size() * each[i] != Targets.length(columns[i])) {
                throw new IllegalArgumentException("%d examples need %d targets, %d each, but there are %d"
                        .formatted(size(), (long) size() * each[i], each[i], Targets.length(columns[i])));
            }
        }
    }

    private static Examples<int[]> classes(Inputs inputs, int[] labels, int each) {
        return new Examples<>(
                new Inputs[] {inputs}, new Object[] {labels}, new int[] {each}, columns -> (int[]) columns[0]);
    }

    /** Labelled images; their bytes become numbers on the way into the network. */
    public static Examples<int[]> of(Dataset dataset, Normalization normalization) {
        Images images = dataset.images();
        Inputs inputs = new Inputs.Bytes(images.pixels(), images.imageBytes(), normalization);
        return classes(inputs, dataset.labels(), 1);
    }

    /**
     * As {@link #of(Dataset, Normalization)}, and a {@link Trainer} changes the images before each step, by its seed, the epoch and the
     * image's number in the data set. A {@link Score} takes them as they are.
     */
    public static Examples<int[]> of(Dataset dataset, Normalization normalization, Augmentation augmentation) {
        Images images = dataset.images();
        Inputs inputs = new Inputs.Augmented(
                new Inputs.Bytes(images.pixels(), images.imageBytes(), normalization), images, augmentation);
        return classes(inputs, dataset.labels(), 1);
    }

    /**
     * Rows of numbers, and for each a class, or a class for each of its positions.
     *
     * @param inputs   [examples][features]; one or more examples
     * @param features numbers of one input, 1 or more
     * @param labels   [examples] or [examples][positions]
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Examples<int[]> of(float[] inputs, int features, int[] labels) {
        Inputs rows = rows(inputs, features);
        return classes(rows, labels, Math.max(1, labels.length / rows.rows()));
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
        return new Examples<>(
                new Inputs[] {rows(inputs, features)}, new Object[] {targets}, new int[] {targetFeatures}, columns ->
                        (float[]) columns[0]);
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
        return classes(new Inputs.Tokens(tokens, length), labels, each);
    }

    /**
     * For generated classes: those of a network of several inputs or outputs, each in the order of declaration.
     *
     * @param columns  the targets of each output, {@code int[]} classes or {@code float[]} rows
     * @param together makes of such columns what training takes
     * @throws IllegalArgumentException if they are not of the same number of examples
     */
    public static <Y> Examples<Y> of(Ports ports, Rows[] rows, Object[] columns, Function<Object[], Y> together) {
        Inputs[] inputs = new Inputs[rows.length];
        for (int i = 0; i < rows.length; i++) {
            inputs[i] = rows[i].of(ports.inputs().get(i));
            requireSame(ports.inputs().get(0), inputs[0].rows(), ports.inputs().get(i), inputs[i].rows());
        }
        int size = inputs[0].rows();
        int[] each = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            each[i] = Targets.length(columns[i]) / size;
            if (each[i] == 0 || Targets.length(columns[i]) % size != 0) {
                throw new IllegalArgumentException("there are %d examples, but %d targets of %s"
                        .formatted(
                                size,
                                Targets.length(columns[i]),
                                ports.outputs().get(i).name()));
            }
        }
        return new Examples<>(inputs, columns, each, together);
    }

    private static void requireSame(Ports.Port first, int count, Ports.Port other, int others) {
        if (count != others) {
            throw new IllegalArgumentException(
                    "there are %d examples of %s, but %d of %s".formatted(count, first.name(), others, other.name()));
        }
    }

    /**
     * The same examples, of which those of a class (or positions of that class) do not count in an accuracy, nor in the loss of a
     * {@link Score}: the {@code ignoreIndex} of the network's {@link synapt.annotation.Output}.
     */
    public Examples<Y> ignoring(int label) {
        return new Examples<>(inputs, targets.ignoring(label));
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
        return inputs[0].rows();
    }

    /** Numbers of one example's input; of the first, where there are several. */
    public int features() {
        return inputs[0].features();
    }

    @Override
    public void setAll(BatchInputs batch) {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].set(batch, i);
        }
    }

    Targets<Y> targets() {
        return targets;
    }

    /**
     * Refuses a network that these are not for.
     *
     * @throws IllegalArgumentException that says which input takes something else
     */
    void requireFit(Ports ports) {
        boolean fits = ports.inputs().size() == inputs.length && ports.outputs().size() == targets.outputs();
        for (int i = 0; fits && i < inputs.length; i++) {
            int needed = ports.inputs().get(i).features();
            if (inputs[i].features() != needed) {
                throw new IllegalArgumentException("the network takes inputs of %d numbers%s, but the examples have %d"
                        .formatted(
                                needed,
                                inputs.length == 1
                                        ? ""
                                        : " as " + ports.inputs().get(i).name(),
                                inputs[i].features()));
            }
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "the network has %d inputs and %d outputs, but the examples are of %d and %d; make them by the examples method of its compiled class"
                            .formatted(
                                    ports.inputs().size(), ports.outputs().size(), inputs.length, targets.outputs()));
        }
    }

    /** Room for some examples like these. */
    Examples<Y> room(int size) {
        Inputs[] room = Arrays.stream(inputs).map(i -> i.room(size)).toArray(Inputs[]::new);
        return new Examples<>(room, targets.room(size));
    }

    /**
     * Copies examples by their numbers, {@code order[from]} to {@code order[from + count - 1]}, to the start of a room, as they are
     * trained with in an epoch.
     */
    void gather(int[] order, int from, int count, long seed, long epoch, Examples<Y> to) {
        for (int i = 0; i < count; i++) {
            int example = order[from + i];
            for (int p = 0; p < inputs.length; p++) {
                inputs[p].copy(example, seed, epoch, to.inputs[p], i);
            }
            targets.copy(example, 1, to.targets, i);
        }
    }

    /** Copies the examples from {@code from} on to the start of a room. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both rooms hold the same kind of array
    void copy(int from, int count, Examples<Y> to) {
        for (int p = 0; p < inputs.length; p++) {
            int features = inputs[p].features();
            System.arraycopy(inputs[p].array(), from * features, to.inputs[p].array(), 0, count * features);
        }
        targets.copy(from, count, to.targets, 0);
    }
}
