package synapt.kernel;

import java.util.Arrays;

/**
 * Maps for {@link MoveKernels}: where each cell of a result comes from, or -1 for a zero. What treats each direction by itself is
 * a map for each of them, joined by {@link #of}.
 */
public final class CellMap {

    /** Where nothing is taken. */
    private static final int NOTHING = -1;

    private CellMap() {}

    /**
     * Joins a map for each direction, the last the fastest: a place of the result comes from nothing if one of its directions
     * does.
     *
     * @param sizes the input's size in each direction
     * @param maps  as many maps, of places of the result to places of the input
     */
    public static int[] of(int[] sizes, int[]... maps) {
        int[] joined = {0};
        for (int d = 0; d < sizes.length; d++) {
            int[] map = maps[d];
            int[] next = new int[joined.length * map.length];
            for (int i = 0; i < next.length; i++) {
                int outer = joined[i / map.length];
                int inner = map[i % map.length];
                next[i] = outer < 0 || inner < 0 ? NOTHING : outer * sizes[d] + inner;
            }
            joined = next;
        }
        return joined;
    }

    /** Zeros around: PyTorch's ZeroPad. */
    public static int[] zeros(int size, int before, int behind) {
        int[] map = new int[before + size + behind];
        Arrays.setAll(map, i -> i < before || i >= before + size ? NOTHING : i - before);
        return map;
    }

    /** The input mirrored at its first and last place, which are not repeated: PyTorch's ReflectionPad. Both are less than size. */
    public static int[] mirror(int size, int before, int behind) {
        int[] map = new int[before + size + behind];
        Arrays.setAll(map, i -> {
            int place = Math.abs(i - before);
            return place < size ? place : 2 * (size - 1) - place;
        });
        return map;
    }

    /** The first and last place again and again: PyTorch's ReplicationPad. */
    public static int[] edges(int size, int before, int behind) {
        int[] map = new int[before + size + behind];
        Arrays.setAll(map, i -> Math.clamp(i - before, 0, size - 1));
        return map;
    }

    /** Each place so many times: PyTorch's Upsample, nearest. */
    public static int[] repeat(int size, int scale) {
        int[] map = new int[size * scale];
        Arrays.setAll(map, i -> i / scale);
        return map;
    }

    /**
     * Dimensions in another order: PyTorch's {@code permute}.
     *
     * @param sizes the input's dimensions
     * @param order for each dimension of the result which of the input's it is, from 0
     */
    public static int[] permute(int[] sizes, int... order) {
        int[] strides = new int[sizes.length];
        int cells = 1;
        for (int d = sizes.length - 1; d >= 0; d--) {
            strides[d] = cells;
            cells *= sizes[d];
        }
        int[] map = new int[cells];
        for (int i = 0; i < cells; i++) {
            int rest = i;
            for (int d = order.length - 1; d >= 0; d--) {
                map[i] += rest % sizes[order[d]] * strides[order[d]];
                rest /= sizes[order[d]];
            }
        }
        return map;
    }
}
