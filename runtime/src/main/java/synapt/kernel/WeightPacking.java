package synapt.kernel;

import java.util.Arrays;

/**
 * The orders in which kernels read weights, for {@link PackKernels#pack} and {@link LayoutKernels#gather}. Weights as users know
 * them are PyTorch's: {@code [outputs][inputs / groups][kernel...]}, row-major, that is [output][tap]. No order depends on the
 * vectors' width.
 */
public final class WeightPacking {

    private WeightPacking() {}

    /**
     * How {@code outputs} are cut into register tiles: the sizes in order, each 12, 8, 6, 4, 3, 2 or 1.
     * Few, large tiles that waste nothing, and none of one output beside others: 84 is seven twelves, 16 two eights, 10 a six and a
     * four, 7 a four and a three.
     */
    public static int[] tiles(int outputs) {
        int[] tiles = new int[outputs];
        int n = 0;
        int left = outputs;
        while (left > 0) {
            int tile = tile(left);
            tiles[n++] = tile;
            left -= tile;
        }
        return Arrays.copyOf(tiles, n);
    }

    /** The size of the next tile where {@code left} outputs are left; {@link #tiles} without an array. */
    static int tile(int left) {
        if (left >= 20) {
            return 12;
        }
        return switch (left) {
            case 12, 18 -> 12;
            case 6, 9, 10, 13 -> 6;
            case 4, 7 -> 4;
            case 3, 5 -> 3;
            case 1, 2 -> left;
            default -> 8;
        };
    }

    /** The first output of the tile that holds {@code output}. */
    static int tileStart(int outputs, int output) {
        int start = 0;
        for (int next = tile(outputs); next <= output; next += tile(outputs - next)) {
            start = next;
        }
        return start;
    }

    /** For the product itself: the weights [output][tap] as they are. */
    public static WeightOrder forward(Product p) {
        int taps = p.taps().length;
        return new WeightOrder(p.groups(), p.outputs(), p.outputs() * taps, taps, every(1, 0, taps));
    }

    /**
     * For the product that gives the input's gradient: its outputs are the input channels of a group, and its taps run over the
     * group's output channels, then over the kernel's places.
     *
     * @param groups   groups of the layer
     * @param outputs  output channels of a group
     * @param channels input channels of a group
     * @param places   places of the kernel (1 for a linear layer); tap (o, k) reads the weight at place k
     */
    public static WeightOrder inputGradient(int groups, int outputs, int channels, int places) {
        return inputGradient(groups, outputs, channels, places, every(1, 0, places));
    }

    /** As above, of some of the kernel's places alone. */
    static WeightOrder inputGradient(int groups, int outputs, int channels, int places, int[] chosen) {
        int[] taps = new int[outputs * chosen.length];
        for (int t = 0; t < taps.length; t++) {
            taps[t] = t / chosen.length * channels * places + chosen[t % chosen.length];
        }
        return new WeightOrder(groups, channels, outputs * channels * places, places, taps);
    }

    /** For {@link ProductKernels#singleProduct}: [cells][taps][16], zero past the last output. */
    public static int[] single(SingleProduct p) {
        int taps = p.taps().length;
        int[] map = new int[p.outputCells() * taps * Kernels.LANES];
        Arrays.fill(map, -1);
        for (int first = 0; first < p.outputs(); first += Kernels.LANES) {
            int outputs = Math.min(Kernels.LANES, p.outputs() - first);
            for (int t = 0; t < taps; t++) {
                lanes(map, first * taps + t * Kernels.LANES, first * taps + t, taps, outputs);
            }
        }
        return map;
    }

    /** A method of its own, which the JIT compiles long before a loop over all would be. */
    private static void lanes(int[] map, int at, int first, int step, int n) {
        for (int l = 0; l < n; l++) {
            map[at + l] = first + l * step;
        }
    }

    /** Every so many elements: {@code offset, offset + step, ...}, n of them. */
    public static int[] every(int step, int offset, int n) {
        int[] map = new int[n];
        for (int i = 0; i < n; i++) {
            map[i] = offset + i * step;
        }
        return map;
    }
}
