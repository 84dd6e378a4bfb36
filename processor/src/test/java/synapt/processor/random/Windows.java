package synapt.processor.random;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes up layers that slide a window over a sequence, an image or a volume. Null where the numbers drawn don't fit. */
final class Windows {

    private final Draft draft;
    private final int[] in;
    private final int directions;
    private final String name;

    Windows(Draft draft, int[] in, String name) {
        this.draft = draft;
        this.in = in;
        this.directions = in.length - 1;
        this.name = name;
    }

    /** A number for each direction, mostly the same. */
    private int[] each(int least, int most) {
        int[] numbers = new int[directions];
        int first = draft.from(least, most);
        boolean even = draft.chance(0.6);
        Arrays.setAll(numbers, d -> even ? first : draft.from(least, most));
        return numbers;
    }

    private int[] all(int number) {
        int[] numbers = new int[directions];
        Arrays.fill(numbers, number);
        return numbers;
    }

    /** Whether a convolution may be one that is computed in tiles. */
    private boolean mayBeWide() {
        return directions == 2 && in[0] >= 16 && even(in[1]) && even(in[2]);
    }

    private static boolean even(int size) {
        return size >= 4 && size % 2 == 0;
    }

    private int[] rarely(int usual, int most) {
        return draft.chance(0.3) ? each(usual, most) : all(usual);
    }

    private static String unless(String member, int[] numbers, int usual) {
        return Arrays.stream(numbers).allMatch(n -> n == usual) ? "" : Draft.member(member, numbers);
    }

    private int out(int groups) {
        int out = draft.chance(0.3) && in[0] % groups == 0
                ? in[0]
                : draft.chance(0.1) ? draft.from(13, 18) : draft.from(1, 6);
        return (out + groups - 1) / groups * groups;
    }

    private int[] sizes() {
        return Arrays.copyOfRange(in, 1, in.length);
    }

    @Nullable
    Made conv() {
        boolean wide = mayBeWide() && draft.chance(0.7);
        int[] kernel = wide ? all(3) : draft.chance(0.06) ? sizes() : each(1, 3);
        int[] stride = wide ? all(1) : rarely(1, 3);
        int[] dilation = wide ? all(1) : rarely(1, 2);
        int groups = !wide && draft.chance(0.25) ? draft.divisor(in[0]) : 1;
        int out = wide ? draft.from(16, 20) : out(groups);
        boolean same = draft.chance(0.2);
        int[] padding = wide ? all(1) : draft.chance(0.5) ? each(0, 2) : all(0);
        int[] before = new int[directions];
        int[] size = new int[directions];
        boolean whole = groups == 1;
        for (int d = 0; d < directions; d++) {
            int span = dilation[d] * (kernel[d] - 1) + 1;
            int total = 2 * padding[d];
            if (same) {
                int wanted = (in[d + 1] + stride[d] - 1) / stride[d];
                total = Math.max(0, (wanted - 1) * stride[d] + span - in[d + 1]);
            }
            before[d] = total / 2;
            if (in[d + 1] + total < span) {
                return null;
            }
            size[d] = (in[d + 1] + total - span) / stride[d] + 1;
            whole &= total == 0 && kernel[d] == in[d + 1] && dilation[d] == 1;
        }
        boolean bias = draft.chance(0.75);
        Slide slide = slide(sizes(), size, kernel, stride, before, dilation);
        Convolution c = new Convolution(slide, groups, in[0] / groups, out / groups);
        return Made.of(
                "Conv" + directions + "d",
                new Products.Conv(name, directions, c, bias, whole),
                "out = " + out,
                Draft.member("kernel", kernel),
                unless("stride", stride, 1),
                same ? "padding = Layer.SAME" : unless("padding", padding, 0),
                unless("dilation", dilation, 1),
                groups == 1 ? "" : "groups = " + groups,
                bias ? "" : "bias = false");
    }

    @Nullable
    Made transposed() {
        int[] kernel = each(1, 3);
        int[] stride = rarely(1, 3);
        int[] dilation = rarely(1, 2);
        int[] padding = rarely(0, 1);
        int[] more = new int[directions];
        Arrays.setAll(
                more,
                d -> draft.chance(0.3)
                        ? draft.from(0, Arrays.stream(stride).min().orElse(1) - 1)
                        : 0);
        int groups = draft.chance(0.25) ? draft.divisor(in[0]) : 1;
        int out = out(groups);
        int[] size = new int[directions];
        for (int d = 0; d < directions; d++) {
            size[d] = (in[d + 1] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel[d] - 1) + more[d] + 1;
            if (size[d] < 1) {
                return null;
            }
        }
        boolean bias = draft.chance(0.75);
        // The convolution from the output back to the input.
        Slide slide = slide(size, sizes(), kernel, stride, padding, dilation);
        Convolution c = new Convolution(slide, groups, out / groups, in[0] / groups);
        return Made.of(
                "ConvTranspose" + directions + "d",
                new Products.Transposed(name, directions, c, bias),
                "out = " + out,
                Draft.member("kernel", kernel),
                unless("stride", stride, 1),
                unless("padding", padding, 0),
                unless("outputPadding", more, 0),
                unless("dilation", dilation, 1),
                groups == 1 ? "" : "groups = " + groups,
                bias ? "" : "bias = false");
    }

    private static Slide slide(int[] in, int[] out, int[] kernel, int[] stride, int[] before, int[] dilation) {
        return new Slide(
                Slide.three(in, 1),
                Slide.three(out, 1),
                Slide.three(kernel, 1),
                Slide.three(stride, 1),
                Slide.three(before, 0),
                Slide.three(dilation, 1));
    }

    @Nullable
    Made pool() {
        boolean max = draft.chance(0.5);
        int[] kernel = each(1, 3);
        boolean strides = draft.chance(0.5);
        int[] stride = strides ? each(1, 3) : kernel;
        int[] dilation = max ? rarely(1, 2) : rarely(1, 1);
        int[] padding = rarely(0, 1);
        boolean counted = max || draft.chance(0.6);
        int[][][] windows = {{{0}}, {{0}}, {{0}}};
        int[] shape = in.clone();
        for (int d = 0; d < directions; d++) {
            int span = dilation[d] * (kernel[d] - 1) + 1;
            if (in[d + 1] + 2 * padding[d] < span || padding[d] > span / 2) {
                return null;
            }
            int[][] of = Pooling.sliding(in[d + 1], kernel[d], stride[d], padding[d], dilation[d]);
            if (!Arrays.stream(of).allMatch(w -> IntStream.of(w).anyMatch(i -> i >= 0))) {
                return null;
            }
            windows[3 - directions + d] = of;
            shape[d + 1] = of.length;
        }
        return Made.of(
                (max ? "MaxPool" : "AvgPool") + directions + "d",
                new Pooling(in, shape, windows, max, counted, directions == 3),
                Draft.member("kernel", kernel),
                strides ? Draft.member("stride", stride) : "",
                unless("padding", padding, 0),
                unless("dilation", dilation, 1),
                counted ? "" : "countIncludePad = false");
    }

    Made adaptive() {
        boolean max = draft.chance(0.5);
        int[] size = each(1, 4);
        int[][][] windows = {{{0}}, {{0}}, {{0}}};
        int[] shape = in.clone();
        for (int d = 0; d < directions; d++) {
            windows[3 - directions + d] = Pooling.adaptive(in[d + 1], size[d]);
            shape[d + 1] = size[d];
        }
        return Made.of(
                (max ? "AdaptiveMaxPool" : "AdaptiveAvgPool") + directions + "d",
                new Pooling(in, shape, windows, max, false, directions == 3),
                Draft.member("size", size));
    }

    Made global() {
        boolean max = draft.chance(0.5);
        int positions = Sums.product(sizes());
        int[][][] windows = {{{0}}, {{0}}, {IntStream.range(0, positions).toArray()}};
        Op op = new Pooling(new int[] {in[0], positions}, new int[] {in[0]}, windows, max, false, false);
        return Made.of(max ? "GlobalMaxPool" : "GlobalAvgPool", op);
    }

    @Nullable
    Made pad() {
        String border = draft.of("Zero", "Reflection", "Replication");
        int[] padding = each(0, 2);
        int[] shape = in.clone();
        for (int d = 0; d < directions; d++) {
            shape[d + 1] += 2 * padding[d];
            if (border.equals("Reflection") && padding[d] >= in[d + 1]) {
                return null;
            }
        }
        Op op = Moves.of(in, shape, at -> {
            int[] from = at.clone();
            for (int d = 1; d < in.length; d++) {
                int i = at[d] - padding[d - 1];
                int last = in[d] - 1;
                from[d] = switch (border) {
                    case "Zero" -> i;
                    case "Reflection" -> i < 0 ? -i : i > last ? 2 * last - i : i;
                    default -> Math.clamp(i, 0, last);
                };
            }
            return from;
        });
        return Made.of(border + "Pad" + directions + "d", op, Draft.member("padding", padding));
    }

    Made upsample() {
        int[] scale = each(1, 2);
        int[] shape = in.clone();
        Arrays.setAll(shape, d -> d == 0 ? in[0] : in[d] * scale[d - 1]);
        Op op = Moves.of(in, shape, at -> {
            int[] from = at.clone();
            Arrays.setAll(from, d -> d == 0 ? at[0] : at[d] / scale[d - 1]);
            return from;
        });
        return Made.of("Upsample", op, Draft.member("scale", scale));
    }
}
