package synapt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synapt.data.Normalization;
import synapt.kernel.Kernels;

/**
 * Where the examples of a batch come from; generated code moves them into lanes. Holds one kind of source at a time. Of a network
 * of several inputs, the first knows the others.
 */
public final class InputStage {

    /** What the input is called where there is one. */
    private static final String ONLY = "the input";

    private final Kernels kernels;
    private final int channels;
    private final int positions;
    private float @Nullable [] floats;
    private @Nullable MemorySegment segment;
    private byte @Nullable [] bytes;
    private int @Nullable [] tokens;
    private @Nullable Normalization normalization;
    private float[] scale = {};
    private float[] shift = {};

    /** The input that says where sequences of this one end, once it was needed. */
    private @Nullable InputStage ends;

    private final InputStage[] others;
    private final String name;

    InputStage(Kernels kernels, Ports ports) {
        this(kernels, ports, 0);
    }

    private InputStage(Kernels kernels, Ports ports, int which) {
        this.kernels = kernels;
        this.channels = ports.inputs().get(which).channels();
        this.positions = ports.inputs().get(which).positions();
        this.name = ports.inputs().size() == 1
                ? ONLY
                : "input " + ports.inputs().get(which).name();
        this.others = new InputStage[which == 0 ? ports.inputs().size() - 1 : 0];
        for (int i = 0; i < others.length; i++) {
            others[i] = new InputStage(kernels, ports, i + 1);
        }
    }

    /** One of the inputs of a network, by the order of their declaration; the first is this. */
    public InputStage of(int i) {
        return i == 0 ? this : others[i - 1];
    }

    /** Elements of one example. */
    int features() {
        return channels * positions;
    }

    void set(float[] rows) {
        floats = rows;
        segment = null;
        bytes = null;
        tokens = null;
    }

    void set(MemorySegment rows) {
        floats = null;
        segment = rows;
        bytes = null;
        tokens = null;
    }

    void set(byte[] rows, Normalization how) {
        floats = null;
        segment = null;
        bytes = rows;
        tokens = null;
        if (!how.equals(normalization)) {
            normalization = how;
            scale = how.scale(channels);
            shift = how.shift(channels);
        }
    }

    void set(int[] ids) {
        floats = null;
        segment = null;
        bytes = null;
        tokens = ids;
    }

    /** The first number among the first examples that is not finite, for people; null if there is none. */
    @Nullable
    String firstNonFinite(int examples) {
        for (long i = 0; i < (long) examples * features(); i++) {
            if (isBehindEnd(i)) {
                continue;
            }
            float value = floats != null
                    ? floats[(int) i]
                    : segment != null ? segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, i * Float.BYTES) : 0;
            if (!Float.isFinite(value)) {
                return name + " of example " + i / features() + " (element " + i % features() + ")";
            }
        }
        for (InputStage other : others) {
            String found = other.firstNonFinite(examples);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether an element is not read, since it is behind the end of its sequence. */
    private boolean isBehindEnd(long element) {
        int example = (int) (element / features());
        return ends != null && ends.tokens != null && element % features() >= (long) ends.tokens[example] * positions;
    }

    /** Moves the workspace's examples into lanes. */
    public void toCells(Workspace w, MemorySegment cells) {
        if (floats != null) {
            kernels.cellsFromFloats(floats, w.first, w.count, features(), cells, w.blocks);
        } else if (segment != null) {
            kernels.cellsFromSegment(segment, w.first, w.count, features(), cells, w.blocks);
        } else if (bytes != null) {
            kernels.cellsFromBytes(bytes, w.first, w.count, channels, positions, scale, shift, cells, w.blocks);
        } else {
            throw noNumbers();
        }
    }

    /** Moves the workspace's first example into single layout. */
    public void toSingle(Workspace w, MemorySegment single) {
        if (floats != null) {
            kernels.singleFromFloats(floats, w.first, channels, positions, single);
        } else if (segment != null) {
            kernels.singleFromSegment(segment, w.first, channels, positions, single);
        } else if (bytes != null) {
            kernels.singleFromBytes(bytes, w.first, channels, positions, scale, shift, single);
        } else {
            throw noNumbers();
        }
    }

    /** Copies the workspace's first example, [channels][positions], as it is. */
    public void toPlanes(Workspace w, MemorySegment planes) {
        if (floats != null) {
            kernels.planesFromFloats(floats, w.first, features(), planes);
        } else if (segment != null) {
            kernels.planesFromSegment(segment, w.first, features(), planes);
        } else if (bytes != null) {
            kernels.planesFromBytes(bytes, w.first, channels, positions, scale, shift, planes);
        } else {
            throw noNumbers();
        }
    }

    /**
     * Moves the workspace's token ids into lanes.
     *
     * @param vocabulary how many ids there are
     * @throws IllegalArgumentException if the input holds no ids, or one is not in [0, vocabulary)
     */
    public void tokensToCells(Workspace w, int vocabulary, MemorySegment cells) {
        int[] ids = tokens;
        if (ids == null) {
            throw new IllegalArgumentException(name + " takes token ids, but was given numbers; pass an int[]");
        }
        int length = features();
        for (int i = w.first * length; i < (w.first + w.count) * length; i++) {
            if (ids[i] < 0 || ids[i] >= vocabulary) {
                throw new IllegalArgumentException("the token at position " + i % length + " of example " + i / length
                        + (name.equals(ONLY) ? "" : " of " + name) + " is " + ids[i] + ", but the vocabulary has "
                        + vocabulary + " tokens: ids are 0 to "
                        + (vocabulary - 1));
            }
        }
        kernels.cellsFromTokens(ids, w.first, w.count, length, cells, w.blocks);
    }

    /**
     * As {@link #tokensToCells}, of sequences that are filled up behind their ends.
     *
     * @param padding the id that fills up
     * @throws IllegalArgumentException also if an example is nothing but padding, or has a token behind some of it
     */
    public void paddedTokensToCells(Workspace w, int vocabulary, int padding, MemorySegment cells) {
        tokensToCells(w, vocabulary, cells);
        for (int example = w.first; example < w.first + w.count; example++) {
            requirePaddingAtTheEnd(Objects.requireNonNull(tokens), padding, example);
        }
    }

    private void requirePaddingAtTheEnd(int[] ids, int padding, int example) {
        int length = features();
        int first = example * length;
        String which = "example " + example + (name.equals(ONLY) ? "" : " of " + name);
        if (ids[first] == padding) {
            throw new IllegalArgumentException(which + " begins with padding (token " + padding
                    + "): a sequence has one token or more, and padding only behind them");
        }
        int end = 1;
        while (end < length && ids[first + end] != padding) {
            end++;
        }
        for (int p = end; p < length; p++) {
            if (ids[first + p] != padding) {
                throw new IllegalArgumentException(which + " has padding (token " + padding + ") at position " + end
                        + " and token " + ids[first + p] + " behind it at position " + p
                        + "; put all padding behind the last token");
            }
        }
    }

    /**
     * As {@link #toCells}, of sequences that end where another input says; what is behind becomes 0.
     *
     * @param lengths that input
     */
    public void endedToCells(Workspace w, InputStage lengths, MemorySegment cells) {
        ends = lengths;
        int[] given = lengths.checkedLengths(w, channels);
        toCells(w, cells);
        kernels.clearBehindEnds(given, w.first, w.count, channels, positions, cells);
    }

    /**
     * Moves the lengths of the workspace's examples into lanes.
     *
     * @param longest the positions of the sequences that they are of
     * @throws IllegalArgumentException if the input holds no whole numbers, or one is not in [1, longest]
     */
    public void lengthsToCells(Workspace w, int longest, MemorySegment cells) {
        kernels.cellsFromLengths(checkedLengths(w, longest), w.first, w.count, cells, w.blocks);
    }

    private int[] checkedLengths(Workspace w, int longest) {
        int[] lengths = tokens;
        if (lengths == null) {
            throw new IllegalArgumentException(
                    name + " takes lengths, but was given other numbers; pass an int[] with one for each example");
        }
        for (int example = w.first; example < w.first + w.count; example++) {
            if (lengths[example] < 1 || lengths[example] > longest) {
                throw new IllegalArgumentException("the length of example " + example + ", of " + name + ", is "
                        + lengths[example] + "; give 1 to " + longest + ", the positions of its sequence");
            }
        }
        return lengths;
    }

    private RuntimeException noNumbers() {
        return tokens == null
                ? new IllegalStateException("no input was set")
                : new IllegalArgumentException(name + " takes numbers, but was given token ids; pass a float[]");
    }
}
