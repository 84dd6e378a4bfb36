package synapt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import synapt.data.Normalization;
import synapt.kernel.Kernels;

/** Where the examples of a batch come from; generated code moves them into lanes. Holds one kind of source at a time. */
public final class InputStage {

    private final Kernels kernels;
    private final int channels;
    private final int positions;
    private float @Nullable [] floats;
    private @Nullable MemorySegment segment;
    private byte @Nullable [] bytes;
    private @Nullable Normalization normalization;
    private float[] scale = {};
    private float[] shift = {};

    InputStage(Kernels kernels, int channels, int positions) {
        this.kernels = kernels;
        this.channels = channels;
        this.positions = positions;
    }

    /** Elements of one example. */
    int features() {
        return channels * positions;
    }

    void set(float[] rows) {
        floats = rows;
        segment = null;
        bytes = null;
    }

    void set(MemorySegment rows) {
        floats = null;
        segment = rows;
        bytes = null;
    }

    void set(byte[] rows, Normalization how) {
        floats = null;
        segment = null;
        bytes = rows;
        if (!how.equals(normalization)) {
            normalization = how;
            scale = how.scale(channels);
            shift = how.shift(channels);
        }
    }

    /** The first number among the first examples that is not finite, for people; null if there is none. */
    @Nullable
    String firstNonFinite(int examples) {
        for (long i = 0; i < (long) examples * features(); i++) {
            float value = floats != null
                    ? floats[(int) i]
                    : segment != null ? segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, i * Float.BYTES) : 0;
            if (!Float.isFinite(value)) {
                return "the input of example " + i / features() + " (element " + i % features() + ")";
            }
        }
        return null;
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
            throw new IllegalStateException("no input was set");
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
            throw new IllegalStateException("no input was set");
        }
    }
}
