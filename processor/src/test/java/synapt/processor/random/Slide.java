package synapt.processor.random;

/**
 * A window that slides over channels of volumes; a sequence or an image is a volume with directions of size 1.
 *
 * @param in     sizes that it reads: depth, height, width
 * @param before padding before the first place
 */
record Slide(int[] in, int[] out, int[] kernel, int[] stride, int[] before, int[] dilation) {

    /** Where a window reads, in one direction; -1 outside. */
    int place(int d, int window, int k) {
        int i = window * stride[d] - before[d] + k * dilation[d];
        return i >= 0 && i < in[d] ? i : -1;
    }

    /** The window that reads a place by its k-th tap, in one direction; -1 if none does. */
    int window(int d, int place, int k) {
        int i = place + before[d] - k * dilation[d];
        return i >= 0 && i % stride[d] == 0 && i / stride[d] < out[d] ? i / stride[d] : -1;
    }

    int places() {
        return Sums.product(in);
    }

    int windows() {
        return Sums.product(out);
    }

    int taps() {
        return Sums.product(kernel);
    }

    /** What a window reads by a tap, both counted in row order; -1 in the padding. */
    int read(int window, int tap) {
        return join(
                in,
                place(0, at(out, 0, window), at(kernel, 0, tap)),
                place(1, at(out, 1, window), at(kernel, 1, tap)),
                place(2, at(out, 2, window), at(kernel, 2, tap)));
    }

    /** The window that reads a place by a tap; -1 if none does. */
    int reader(int place, int tap) {
        return join(
                out,
                window(0, at(in, 0, place), at(kernel, 0, tap)),
                window(1, at(in, 1, place), at(kernel, 1, tap)),
                window(2, at(in, 2, place), at(kernel, 2, tap)));
    }

    static int at(int[] sizes, int d, int i) {
        return switch (d) {
            case 0 -> i / (sizes[1] * sizes[2]);
            case 1 -> i / sizes[2] % sizes[1];
            default -> i % sizes[2];
        };
    }

    private static int join(int[] sizes, int d, int h, int w) {
        return d < 0 || h < 0 || w < 0 ? -1 : (d * sizes[1] + h) * sizes[2] + w;
    }

    /** The last directions of a volume, for fewer of them. */
    static int[] three(int[] sizes, int fill) {
        int[] three = {fill, fill, fill};
        System.arraycopy(sizes, 0, three, 3 - sizes.length, sizes.length);
        return three;
    }
}
