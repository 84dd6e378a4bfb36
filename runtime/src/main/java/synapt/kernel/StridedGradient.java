package synapt.kernel;

import java.util.Arrays;

/**
 * The input gradient of a convolution of images with a stride: the places of the input at one distance from the windows' beginnings
 * are read by the same places of the kernel, and are a product of their own. So nothing is multiplied by the zeros that lie between
 * the output's gradients otherwise.
 *
 * @param in       size of the input, without padding
 * @param before   padding before it
 * @param out      windows
 * @param kernel   places of a window
 * @param stride   step of the window, at least 1
 * @param dilation distance between places
 */
public record StridedGradient(int in, int before, int out, int kernel, int stride, int dilation) {

    /** The places of the kernel that read the input at {@code phase}, and every {@code stride} from there, ascending. */
    int[] places(int phase) {
        int[] places = new int[kernel];
        int n = 0;
        for (int k = 0; k < kernel; k++) {
            if ((phase + before - k * dilation) % stride == 0) {
                places[n++] = k;
            }
        }
        return Arrays.copyOf(places, n);
    }

    /** The window that reads the first place of a phase by one of the kernel's {@link #places}; outside where there is none. */
    private int window(int phase, int place) {
        return (phase + before - place * dilation) / stride;
    }

    /** Places of the input at a phase. */
    int length(int phase) {
        return (in - phase + stride - 1) / stride;
    }

    private int reach() {
        return dilation * (kernel - 1);
    }

    /** Windows that would be before the first. */
    private int front() {
        return Math.max(0, (reach() - before) / stride);
    }

    /** Windows, and those that would be around them. */
    private int padded() {
        return front() + Math.max(out, (in - 1 + before) / stride + 1);
    }

    /** How the output's gradient is laid out. */
    public static Padding padding(StridedGradient rows, StridedGradient cols) {
        return new Padding(rows.out, cols.out, rows.front(), cols.front(), 1, 1, rows.padded(), cols.padded());
    }

    /**
     * The gradient at a phase of the rows and one of the columns; those of all phases make up the whole.
     *
     * @param channels input channels, of all groups
     * @param outputs  output channels, of all groups
     */
    public static Product product(
            int channels, int outputs, int groups, StridedGradient rows, StridedGradient cols, int phaseH, int phaseW) {
        int planeW = cols.padded();
        int plane = rows.padded() * planeW;
        int perGroup = outputs / groups;
        int[] places = places(rows, cols, phaseH, phaseW);
        int[] taps = new int[perGroup * places.length];
        for (int t = 0; t < taps.length; t++) {
            int place = places[t % places.length];
            int row = rows.front() + rows.window(phaseH, place / cols.kernel);
            int col = cols.front() + cols.window(phaseW, place % cols.kernel);
            taps[t] = t / places.length * plane + row * planeW + col;
        }
        return new Product(
                groups,
                channels / groups,
                taps,
                rows.length(phaseH),
                cols.length(phaseW),
                rows.length(phaseH),
                outputs * plane,
                perGroup * plane,
                0,
                planeW,
                1,
                channels * rows.in * cols.in,
                phaseH * cols.in + phaseW,
                rows.in * cols.in,
                rows.stride * cols.in,
                cols.stride);
    }

    /** The weights of {@link #product}, as {@link WeightPacking#inputGradient}. */
    public static WeightOrder weights(
            int channels, int outputs, int groups, StridedGradient rows, StridedGradient cols, int phaseH, int phaseW) {
        return WeightPacking.inputGradient(
                groups,
                outputs / groups,
                channels / groups,
                rows.kernel * cols.kernel,
                places(rows, cols, phaseH, phaseW));
    }

    private static int[] places(StridedGradient rows, StridedGradient cols, int phaseH, int phaseW) {
        int[] of = rows.places(phaseH);
        int[] places = new int[of.length * cols.places(phaseW).length];
        int n = 0;
        for (int h : of) {
            for (int w : cols.places(phaseW)) {
                places[n++] = h * cols.kernel + w;
            }
        }
        return places;
    }
}
