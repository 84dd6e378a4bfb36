package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.braces;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.Layer;
import synapt.processor.gradient.LayerSubjects.Shaped;

/** Layers whose windows slide in one, two or three directions. */
final class SpatialSubjects {

    private static final int SHAPES = 20;

    private SpatialSubjects() {}

    static Stream<Subject> all() {
        return Stream.concat(
                IntStream.rangeClosed(1, 3).mapToObj(SpatialSubjects::of).flatMap(s -> s),
                Stream.of(
                                LayerSubjects.many("permute", 6, SpatialSubjects::permute),
                                LayerSubjects.many("reshape", 4, SpatialSubjects::reshape),
                                LayerSubjects.many("wide_conv", 6, d -> wideConv(d, false)),
                                LayerSubjects.many("large_conv", 4, d -> wideConv(d, true)))
                        .flatMap(s -> s));
    }

    private static Stream<Subject> of(int directions) {
        String suffix = directions + "d";
        int shapes = directions == 2 ? SHAPES : SHAPES / 2;
        return Stream.of(
                        LayerSubjects.many("conv" + suffix, 2 * shapes, d -> conv(d, directions)),
                        LayerSubjects.many("convtranspose" + suffix, shapes, d -> convTranspose(d, directions)),
                        LayerSubjects.many("pad" + suffix, 6, d -> pad(d, directions)),
                        LayerSubjects.many("upsample" + suffix, 4, d -> upsample(d, directions)),
                        LayerSubjects.many("maxpool" + suffix, shapes, d -> pool(d, directions, true)),
                        LayerSubjects.many("avgpool" + suffix, shapes, d -> pool(d, directions, false)),
                        LayerSubjects.many("adaptivepool" + suffix, shapes, d -> adaptive(d, directions)),
                        LayerSubjects.many("globalpool" + suffix, 4, d -> global(d, directions)),
                        LayerSubjects.many("batchnorm_over_" + suffix, 4, d -> norm(d, directions)))
                .flatMap(s -> s);
    }

    /** One that is computed in tiles. */
    private static Shaped wideConv(Draw d, boolean large) {
        int channels = d.of(16, 17, 20);
        int out = d.of(16, 18, 21);
        int height = large ? d.of(8, 16) : d.of(4, 6);
        int width = large ? d.of(8, 16, 20) : d.of(4, 10);
        String node = "@Layer(out = %d, kernel = 3, padding = 1, bias = %b) Conv2d layer();".formatted(out, d.coin());
        return new Shaped(new int[] {channels, height, width}, node, out * height * width, 2);
    }

    private static Shaped conv(Draw d, int directions) {
        int groups = d.of(1, 1, 2, 3);
        int channels = groups * d.of(1, 2, 3, 5);
        int out = groups * d.of(1, 2, 3, 5);
        List<Axis> axes = axes(directions, () -> Axis.draw(d, true));
        String node =
                "@Layer(out = %d, kernel = %s, stride = %s, padding = %s, dilation = %s, groups = %d, bias = %b) Conv%dd layer();"
                        .formatted(
                                out,
                                numbers(axes, Axis::kernel),
                                numbers(axes, Axis::stride),
                                numbers(axes, Axis::padding).replace(Integer.toString(Layer.SAME), "Layer.SAME"),
                                numbers(axes, Axis::dilation),
                                groups,
                                d.coin(),
                                directions);
        return shaped(channels, axes, node, out * outputs(axes), d);
    }

    private static Shaped convTranspose(Draw d, int directions) {
        int groups = d.of(1, 1, 2, 3);
        int channels = groups * d.of(1, 2, 3);
        int out = groups * d.of(1, 2, 3);
        // An axis is that of the convolution which this one transposes, so that every size comes up.
        List<Axis> axes = axes(directions, () -> Axis.draw(d, false));
        int[] outputPadding = axes.stream()
                .mapToInt(a -> (a.size() + 2 * a.padding() - a.span()) % a.stride())
                .toArray();
        String node =
                "@Layer(out = %d, kernel = %s, stride = %s, padding = %s, outputPadding = %s, dilation = %s, groups = %d, bias = %b) ConvTranspose%dd layer();"
                        .formatted(
                                out,
                                numbers(axes, Axis::kernel),
                                numbers(axes, Axis::stride),
                                numbers(axes, Axis::padding),
                                braces(outputPadding),
                                numbers(axes, Axis::dilation),
                                groups,
                                d.coin(),
                                directions);
        int[] input = IntStream.concat(IntStream.of(channels), axes.stream().mapToInt(Axis::out))
                .toArray();
        int outputs =
                out * LayerSubjects.size(axes.stream().mapToInt(Axis::size).toArray());
        return new Shaped(input, node, outputs, d.examples());
    }

    private static Shaped pad(Draw d, int directions) {
        int channels = d.of(1, 2, 17);
        List<Axis> axes = axes(directions, () -> Axis.draw(d, true));
        String border = d.of("Zero", "Reflection", "Replication");
        int[] padding = axes.stream()
                .mapToInt(a -> border.equals("Reflection") ? Math.min(d.between(0, 3), a.size() - 1) : d.between(0, 3))
                .toArray();
        int[] output = IntStream.range(0, directions)
                .map(i -> axes.get(i).size() + 2 * padding[i])
                .toArray();
        String node = "@Layer(padding = %s) %sPad%dd layer();".formatted(braces(padding), border, directions);
        return shaped(channels, axes, node, channels * LayerSubjects.size(output), d);
    }

    private static Shaped upsample(Draw d, int directions) {
        int channels = d.of(1, 2, 17);
        List<Axis> axes = axes(directions, () -> Axis.draw(d, true));
        int[] scale = axes.stream().mapToInt(a -> d.between(1, 3)).toArray();
        int[] sizes = axes.stream().mapToInt(Axis::size).toArray();
        String node = "@Layer(scale = %s) Upsample layer();".formatted(braces(scale));
        return shaped(channels, axes, node, channels * LayerSubjects.size(scale) * LayerSubjects.size(sizes), d);
    }

    private static Shaped permute(Draw d) {
        int[] shape = {d.of(1, 2, 5), d.of(2, 3), d.of(1, 4)};
        String order = d.of("{0, 2, 1}", "{1, 0, 2}", "{1, 2, 0}", "{2, 0, 1}", "{2, 1, 0}");
        return new Shaped(
                shape, "@Layer(order = %s) Permute layer();".formatted(order), LayerSubjects.size(shape), d.examples());
    }

    private static Shaped reshape(Draw d) {
        int channels = d.of(1, 2, 3);
        int width = d.of(2, 4, 5);
        String nodes = "@Layer(size = {%d, 3, %d}) Reshape shape();\n@Layer(out = 2, kernel = 2) Conv2d layer();"
                .formatted(channels, width);
        return new Shaped(new int[] {channels * 3 * width}, nodes, 2 * 2 * (width - 1), d.examples());
    }

    private static Shaped pool(Draw d, int directions, boolean isMax) {
        int channels = d.of(1, 2, 3, 5);
        List<Axis> axes = axes(directions, () -> Axis.drawPool(d, isMax));
        String rest = isMax ? "dilation = " + numbers(axes, Axis::dilation) : "countIncludePad = " + d.coin();
        String node = "@Layer(kernel = %s, stride = %s, padding = %s, %s) %sPool%dd layer();"
                .formatted(
                        numbers(axes, Axis::kernel),
                        numbers(axes, Axis::stride),
                        numbers(axes, Axis::padding),
                        rest,
                        isMax ? "Max" : "Avg",
                        directions);
        return shaped(channels, axes, node, channels * outputs(axes), d);
    }

    private static Shaped adaptive(Draw d, int directions) {
        int channels = d.of(1, 2, 17);
        List<Axis> axes = axes(directions, () -> Axis.draw(d, true));
        int[] size = IntStream.range(0, directions).map(i -> d.between(1, 5)).toArray();
        String node = "@Layer(size = %s) Adaptive%sPool%dd layer();"
                .formatted(braces(size), d.coin() ? "Max" : "Avg", directions);
        return shaped(channels, axes, node, channels * LayerSubjects.size(size), d);
    }

    private static Shaped global(Draw d, int directions) {
        int channels = d.of(1, 3, 17);
        List<Axis> axes = axes(directions, () -> Axis.draw(d, true));
        return shaped(channels, axes, "Global%sPool layer();".formatted(d.coin() ? "Max" : "Avg"), channels, d);
    }

    private static Shaped norm(Draw d, int directions) {
        int[] shape =
                IntStream.rangeClosed(0, directions).map(i -> d.of(1, 2, 3)).toArray();
        return LayerSubjects.norm(d, shape, "BatchNorm" + directions + "d");
    }

    private interface Source {
        Axis axis();
    }

    /** A volume's are small, or a check takes long. */
    private static List<Axis> axes(int directions, Source source) {
        return Stream.generate(source::axis)
                .filter(a -> directions < 3 || a.size() <= 5)
                .limit(directions)
                .toList();
    }

    private static Shaped shaped(int channels, List<Axis> axes, String node, int outputs, Draw d) {
        int[] input = IntStream.concat(IntStream.of(channels), axes.stream().mapToInt(Axis::size))
                .toArray();
        return new Shaped(input, node, outputs, d.examples());
    }

    private static int outputs(List<Axis> axes) {
        return LayerSubjects.size(axes.stream().mapToInt(Axis::out).toArray());
    }

    private static String numbers(List<Axis> axes, ToIntFunction<Axis> number) {
        return braces(axes.stream().mapToInt(number).toArray());
    }
}
