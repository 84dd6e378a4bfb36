package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Shortcuts without parameters, by channels, height, width, strides and channels of the result. */
final class ShortcutCases {

    private static final int[][] SIZES = {{1, 1, 1, 1, 1, 1}, {3, 4, 4, 2, 2, 6}, {2, 5, 7, 2, 3, 2}, {5, 6, 1, 1, 1, 8}
    };
    private static final int BLOCKS = 2;

    private ShortcutCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (int[] s : SIZES) {
            cases.add(new KernelCases.Case("subsample " + Arrays.toString(s), (k, n) -> run(s, k, n)));
        }
        return cases;
    }

    private static double[] run(int[] s, Kernels k, Numbers n) {
        long in = (long) BLOCKS * s[0] * s[1] * s[2] * Kernels.LANES;
        long rows = (s[1] + s[3] - 1) / s[3];
        long out = BLOCKS * s[5] * rows * ((s[2] + s[4] - 1) / s[4]) * Kernels.LANES;
        MemorySegment y = n.unset(out);
        k.subsample(s[0], s[1], s[2], s[3], s[4], s[5], n.some(in), y, BLOCKS);
        MemorySegment dx = n.unset(in);
        k.subsampleGradient(s[0], s[1], s[2], s[3], s[4], s[5], n.some(out), dx, BLOCKS);
        return DoubleStream.concat(Arrays.stream(n.read(y)), Arrays.stream(n.read(dx)))
                .toArray();
    }
}
