package synapt.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The input gradient of a convolution of images: the places of the input at one distance from the windows' beginnings are read by the
 * same places of the kernel, and are a product of their own. So nothing is multiplied by the zeros that would lie between the
 * output's gradients otherwise, nor, near the edges, by those that would lie around them.
 *
 * @param in       size of the input, without padding
 * @param before   padding before it
 * @param out      windows
 * @param kernel   places of a window
 * @param stride   step of the window, at least 1
 * @param dilation distance between places
 */
public record ConvGradient(int in, int before, int out, int kernel, int stride, int dilation) {

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

    /** Some neighbouring places of a phase, by their order in it, that the same of the kernel's {@link #places} read. */
    private record Span(int first, int length, int[] places) {}

    private List<Span> spans(int phase) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0, n; i < length(phase); i += n) {
            int[] inside = inside(phase, i);
            for (n = 1; i + n < length(phase) && Arrays.equals(inside, inside(phase, i + n)); n++) {}
            spans.add(new Span(i, n, inside));
        }
        return spans;
    }

    /** Which of the {@link #places}, by their order, read place i of a phase in a window that is there. */
    private int[] inside(int phase, int i) {
        int[] places = places(phase);
        int[] inside = new int[places.length];
        int n = 0;
        for (int k = 0; k < places.length; k++) {
            int window = window(phase, places[k]) + i;
            if (window >= 0 && window < out) {
                inside[n++] = k;
            }
        }
        return Arrays.copyOf(inside, n);
    }

    /**
     * The gradient at a phase of the rows and one of the columns; those of all phases make up the whole.
     *
     * @param channels input channels, of all groups
     * @param outputs  output channels, of all groups
     */
    public static ClippedProduct product(
            int channels, int outputs, int groups, ConvGradient rows, ConvGradient cols, int phaseH, int phaseW) {
        int plane = rows.out * cols.out;
        int perGroup = outputs / groups;
        int[] places = places(rows, cols, phaseH, phaseW);
        int[] taps = new int[perGroup * places.length];
        for (int t = 0; t < taps.length; t++) {
            int place = places[t % places.length];
            int row = rows.window(phaseH, place / cols.kernel);
            int col = cols.window(phaseW, place % cols.kernel);
            taps[t] = t / places.length * plane + row * cols.out + col;
        }
        Product product = new Product(
                groups,
                channels / groups,
                new Taps(taps),
                rows.length(phaseH),
                cols.length(phaseW),
                rows.length(phaseH),
                outputs * plane,
                perGroup * plane,
                0,
                cols.out,
                1,
                channels * rows.in * cols.in,
                phaseH * cols.in + phaseW,
                rows.in * cols.in,
                rows.stride * cols.in,
                cols.stride);
        return new ClippedProduct(product, places.length, regions(rows, cols, phaseH, phaseW));
    }

    private static List<ClippedProduct.Region> regions(ConvGradient rows, ConvGradient cols, int phaseH, int phaseW) {
        int width = cols.places(phaseW).length;
        List<ClippedProduct.Region> regions = new ArrayList<>();
        for (Span row : rows.spans(phaseH)) {
            for (Span col : cols.spans(phaseW)) {
                int[] taps = new int[row.places.length * col.places.length];
                int n = 0;
                for (int h : row.places) {
                    for (int w : col.places) {
                        taps[n++] = h * width + w;
                    }
                }
                regions.add(new ClippedProduct.Region(row.first, row.length, col.first, col.length, taps));
            }
        }
        return regions;
    }

    /** The weights of {@link #product}, as {@link WeightPacking#inputGradient}. */
    public static WeightOrder weights(
            int channels, int outputs, int groups, ConvGradient rows, ConvGradient cols, int phaseH, int phaseW) {
        return WeightPacking.inputGradient(
                groups,
                outputs / groups,
                channels / groups,
                rows.kernel * cols.kernel,
                places(rows, cols, phaseH, phaseW));
    }

    private static int[] places(ConvGradient rows, ConvGradient cols, int phaseH, int phaseW) {
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
