package synapt.train;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The targets of some examples: for each output an array of class numbers or of rows of numbers, and all of them as a run takes
 * them.
 *
 * @param <Y> what a run takes
 */
final class Targets<Y> {

    private final Object[] columns;
    private final int[] each;
    private final Function<Object[], Y> together;
    private final @Nullable Integer ignored;
    private final Y all;

    /**
     * @param columns  {@code int[]} or {@code float[]}, one for each output
     * @param each     how many numbers of each an example has
     * @param together makes of such columns what a run takes
     * @param ignored  the class of examples that do not count
     */
    Targets(Object[] columns, int[] each, Function<Object[], Y> together, @Nullable Integer ignored) {
        this.columns = columns;
        this.each = each;
        this.together = together;
        this.ignored = ignored;
        this.all = together.apply(columns);
    }

    Targets<Y> ignoring(int label) {
        return new Targets<>(columns, each, together, label);
    }

    static int length(Object column) {
        return column instanceof int[] labels ? labels.length : ((float[]) column).length;
    }

    Y all() {
        return all;
    }

    int outputs() {
        return columns.length;
    }

    int each(int output) {
        return each[output];
    }

    boolean hasClasses(int output) {
        return columns[output] instanceof int[];
    }

    int[] classes(int output) {
        return (int[]) columns[output];
    }

    float[] numbers(int output) {
        return (float[]) columns[output];
    }

    boolean counts(int label) {
        return ignored == null || ignored != label;
    }

    /** How many classes of the first examples count. */
    int counted(int output, int examples) {
        int all = Math.multiplyExact(each[output], examples);
        int counted = all;
        if (ignored != null) {
            int[] labels = classes(output);
            for (int i = 0; i < all; i++) {
                counted -= counts(labels[i]) ? 0 : 1;
            }
        }
        return counted;
    }

    /** Room for those of some examples. */
    Targets<Y> room(int examples) {
        Object[] room = new Object[columns.length];
        for (int i = 0; i < room.length; i++) {
            int length = Math.multiplyExact(examples, each[i]);
            room[i] = hasClasses(i) ? new int[length] : new float[length];
        }
        return new Targets<>(room, each, together, ignored);
    }

    /** Copies those of some examples to a place in a room. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // rooms hold the same kinds of arrays
    void copy(int example, int count, Targets<Y> room, int place) {
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(columns[i], example * each[i], room.columns[i], place * each[i], count * each[i]);
        }
    }
}
