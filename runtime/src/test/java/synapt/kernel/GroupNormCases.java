package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The normalisations of single examples on awkward sizes. */
final class GroupNormCases {

    private static final int LANES = Kernels.LANES;

    private GroupNormCases() {}

    /** With the elements of one channel, in which single layout needs them. */
    private record Geometry(NormGroups g, int positions) {}

    static List<KernelCases.Case> all() {
        List<Geometry> geometries = new ArrayList<>();
        for (boolean centred : new boolean[] {true, false}) {
            for (int size : new int[] {1, 2, 4, 5, 11, 12, 13, 16, 17, 29, 31, 32, 33, 64, 70}) {
                geometries.add(new Geometry(NormGroups.layer(1, size, centred), 1));
            }
            geometries.add(new Geometry(NormGroups.layer(5, 7, centred), 7));
            geometries.add(new Geometry(NormGroups.layer(18, 4, centred), 4));
            geometries.add(new Geometry(NormGroups.layer(3, 20, centred), 20));
            geometries.add(new Geometry(NormGroups.layer(1, 3 * 25, centred), 25));
        }
        geometries.add(new Geometry(NormGroups.channels(2, 6, 16), 16));
        geometries.add(new Geometry(NormGroups.channels(3, 3, 6), 6));
        geometries.add(new Geometry(NormGroups.channels(1, 20, 3), 3));
        geometries.add(new Geometry(NormGroups.channels(4, 40, 1), 1));
        geometries.add(new Geometry(NormGroups.channels(1, 40, 1), 1));
        return geometries.stream().flatMap(GroupNormCases::cases).toList();
    }

    private static Stream<KernelCases.Case> cases(Geometry geometry) {
        NormGroups g = geometry.g;
        int blocks = 2;
        long size = (long) blocks * g.elements() * LANES;
        long known = 2L * blocks * g.groups() * LANES;
        int cells = KernelCases.blocks(g.elements() / geometry.positions) * geometry.positions;
        int weights = KernelCases.blocks(g.weights()) * LANES;
        return Stream.of(
                new KernelCases.Case("groupNorm " + g, (k, n) -> {
                    MemorySegment x = n.some(size);
                    MemorySegment weight = n.some(g.weights());
                    MemorySegment statistics = n.unset(known + GroupNormKernels.ROOM * LANES);
                    MemorySegment y = n.unset(size);
                    k.groupNorm(g, 1e-2f, weight, n.some(g.weights()), x, y, statistics, blocks);
                    MemorySegment unbiased = n.unset(size);
                    k.groupNorm(g, 1e-2f, weight, null, x, unbiased, statistics, blocks);
                    MemorySegment plain = n.some(size);
                    k.groupNorm(g, 1e-2f, null, null, plain, plain, statistics, blocks);
                    return read(n, y, unbiased, plain, statistics.asSlice(0, known * k.elementBytes()));
                }),
                new KernelCases.Case("groupNormGradient " + g, (k, n) -> {
                    MemorySegment x = n.some(size);
                    MemorySegment statistics = n.unset(known + GroupNormKernels.ROOM * LANES);
                    k.groupNorm(g, 1e-2f, null, null, x, n.unset(size), statistics, blocks);
                    MemorySegment dy = n.some(size);
                    int stride = 2 * g.weights() + 3;
                    MemorySegment sums = n.unset((long) blocks * stride);
                    long bias = (long) g.weights() * k.elementBytes();
                    k.groupNormSums(g, statistics, x, dy, sums, sums.asSlice(bias), stride, blocks);
                    MemorySegment noBias = n.unset((long) blocks * stride);
                    k.groupNormSums(g, statistics, x, dy, noBias, null, stride, blocks);
                    MemorySegment dx = n.unset(size);
                    k.groupNormGradient(g, statistics, null, x, dy, dx, blocks);
                    k.groupNormGradient(g, statistics, n.some(g.weights()), x, dy, dy, blocks);
                    return read(n, sums, noBias, dx, dy);
                }),
                new KernelCases.Case("singleGroupNorm " + geometry, (k, n) -> {
                    MemorySegment x = n.some((long) cells * LANES);
                    MemorySegment y = n.of(new double[cells * LANES]);
                    MemorySegment weight = n.some(weights);
                    k.singleGroupNorm(g, geometry.positions, 1e-2f, weight, n.some(weights), x, y, n.some(2L * LANES));
                    MemorySegment unbiased = n.of(new double[cells * LANES]);
                    k.singleGroupNorm(g, geometry.positions, 1e-2f, weight, null, x, unbiased, n.some(2L * LANES));
                    k.singleGroupNorm(g, geometry.positions, 1e-2f, null, null, x, x, n.some(2L * LANES));
                    return present(geometry, n, y, unbiased, x);
                }));
    }

    /** What lies past the last channel is left open. */
    private static double[] present(Geometry geometry, Numbers n, MemorySegment... singles) {
        int positions = geometry.positions;
        return Stream.of(singles)
                .map(n::read)
                .flatMapToDouble(single -> IntStream.range(0, geometry.g.elements())
                        .mapToDouble(e -> single[place(e / positions, e % positions, positions)]))
                .toArray();
    }

    private static int place(int channel, int position, int positions) {
        return (channel / LANES * positions + position) * LANES + channel % LANES;
    }

    private static double[] read(Numbers n, MemorySegment... segments) {
        return Stream.of(segments)
                .map(n::read)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }
}
