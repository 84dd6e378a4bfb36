package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Products over planes without a border: channels, outputs and groups, then size, padding, kernel, stride and dilation of rows, then of columns. */
final class ClippedCases {

    private static final int[][] SIZES = {
        {6, 16, 1, 14, 0, 5, 1, 1, 14, 0, 5, 1, 1},
        {1, 2, 1, 7, 1, 3, 1, 1, 23, 1, 3, 1, 1},
        {4, 6, 2, 9, 2, 3, 2, 1, 5, 0, 2, 3, 1},
        {13, 3, 1, 5, 4, 3, 1, 4, 4, 2, 4, 1, 1},
        {3, 3, 3, 3, 1, 3, 1, 1, 2, 1, 3, 1, 1},
        {20, 5, 1, 1, 0, 1, 1, 1, 300, 1, 3, 1, 1},
        {24, 70, 1, 1, 0, 1, 1, 1, 19, 0, 1, 1, 1},
    };
    private static final int BLOCKS = 2;

    private ClippedCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (int[] s : SIZES) {
            ConvGradient rows = direction(s, 3);
            ConvGradient cols = direction(s, 8);
            for (int phase = 0; phase < s[6]; phase++) {
                ClippedProduct p = ConvGradient.product(s[0], s[1], s[2], rows, cols, phase, 0);
                cases.add(new KernelCases.Case(
                        "clippedProduct " + Arrays.toString(s) + ", phase " + phase, (k, n) -> run(p, k, n)));
            }
        }
        return cases;
    }

    private static ConvGradient direction(int[] s, int at) {
        int out = (s[at] + 2 * s[at + 1] - s[at + 4] * (s[at + 2] - 1) - 1) / s[at + 3] + 1;
        return new ConvGradient(s[at], s[at + 1], out, s[at + 2], s[at + 3], s[at + 4]);
    }

    private static double[] run(ClippedProduct clipped, Kernels k, Numbers n) {
        Product p = clipped.product();
        Packed weights = Packs.packed(k, n.some(p.weights()));
        MemorySegment x = n.some((long) BLOCKS * p.xCells() * LANES);
        MemorySegment y = n.unset((long) BLOCKS * p.yCells() * LANES);
        k.clippedProduct(clipped, weights, x, y, BLOCKS);
        return n.read(y);
    }
}
