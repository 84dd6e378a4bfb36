package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Winograd's convolutions by tile, channels, outputs, height, width, tiles of a strip and rows of a part. */
final class WinogradCases {

    private static final int[][] SIZES = {
        {2, 16, 16, 8, 8, 4, 2},
        {2, 18, 20, 6, 12, 3, 1},
        {2, 5, 3, 4, 8, 8, 2},
        {2, 1, 1, 2, 2, 1, 1},
        {2, 17, 33, 4, 4, 1, 1},
        {4, 16, 16, 16, 16, 2, 2},
        {4, 18, 20, 8, 12, 3, 1},
        {4, 5, 3, 16, 8, 4, 4},
        {4, 1, 1, 4, 4, 1, 1},
        {4, 17, 33, 4, 8, 2, 1},
    };
    private static final int BLOCKS = 2;

    private WinogradCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (int[] s : SIZES) {
            String size = " " + Arrays.toString(s);
            Winograd g = new Winograd(s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
            cases.add(new KernelCases.Case("winograd" + size, (k, n) -> product(g, false, k, n)));
            cases.add(new KernelCases.Case("winograd, turned" + size, (k, n) -> product(g, true, k, n)));
            cases.add(new KernelCases.Case("winograd, weights" + size, (k, n) -> weightGradient(g, k, n)));
            cases.add(new KernelCases.Case("winograd, single" + size, (k, n) -> single(g, true, k, n)));
            cases.add(new KernelCases.Case("winograd, single, plain" + size, (k, n) -> single(g, false, k, n)));
        }
        return cases;
    }

    private static double[] product(Winograd g, boolean turned, Kernels k, Numbers n) {
        MemorySegment y = n.unset(cells(BLOCKS * g.outputs, g.height * g.width));
        Packed points = k.packed(g.points * g.filters());
        k.winogradWeights(g, turned, n.some(9L * g.filters()), points);
        k.winograd(
                g,
                points,
                turned ? null : n.some(g.outputs),
                !turned,
                n.some(cells(BLOCKS * g.channels, g.height * g.width)),
                n.unset(points(g.points, g.channels, g.span)),
                n.unset(points(g.points, g.outputs, g.span)),
                y,
                BLOCKS);
        return n.read(y);
    }

    private static double[] weightGradient(Winograd g, Kernels k, Numbers n) {
        int stride = 9 * g.filters() + 3;
        MemorySegment out = n.unset((long) BLOCKS * stride);
        k.winogradWeightGradient(
                g,
                n.some(cells(BLOCKS * g.outputs, g.height * g.width)),
                n.some(cells(BLOCKS * g.channels, g.height * g.width)),
                n.unset(points(g.side, g.channels, g.partTiles())),
                n.unset(points(g.side, g.outputs, g.partTiles())),
                n.unset((long) (g.points + g.side) * g.filters() + 144),
                out,
                stride,
                BLOCKS);
        return n.read(out);
    }

    private static double[] single(Winograd g, boolean whole, Kernels k, Numbers n) {
        MemorySegment y = n.unset(cells(g.outputCells(), g.height * g.width));
        MemorySegment points = n.unset(cells(g.points * g.outputCells(), g.channels));
        k.singleWinogradWeights(g, n.some(9L * g.filters()), points);
        k.singleWinograd(
                g,
                points,
                whole ? n.some(cells(g.outputCells(), 1)) : null,
                whole,
                n.some(cells(g.channelCells(), g.height * g.width)),
                n.unset(points(g.points, g.channelCells(), g.partTiles())),
                n.unset(points(g.points, g.outputCells(), g.partTiles())),
                y);
        return n.read(y);
    }

    private static long points(int points, int planes, int tiles) {
        return cells(points, Winograd.step(planes, tiles));
    }

    private static long cells(int planes, int cells) {
        return (long) planes * cells * LANES;
    }
}
