package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What is done to gradients and weights around a step. */
final class GradientCases {

    private GradientCases() {}

    static List<KernelCases.Case> all() {
        List<KernelCases.Case> cases = new ArrayList<>();
        for (int to : new int[] {16, 48, 96}) {
            for (float scale : new float[] {1f, 0x1p-80f}) {
                cases.add(new KernelCases.Case("sumSquares " + to + " " + scale, (k, n) -> {
                    MemorySegment out = n.unset(64);
                    k.sumSquares(n.some(112), 16, to, scale, out, 32);
                    return n.read(out);
                }));
            }
        }
        cases.add(new KernelCases.Case("scale", (k, n) -> {
            MemorySegment x = n.some(112);
            k.scale(x, 16, 96, 0.3f);
            return n.read(x);
        }));
        cases.add(new KernelCases.Case("clamp", (k, n) -> {
            MemorySegment x = n.some(112);
            k.clamp(x, 16, 96, 0.5f);
            return n.read(x);
        }));
        cases.add(new KernelCases.Case("average", (k, n) -> {
            MemorySegment average = n.some(112);
            k.average(average, n.some(112), 16, 96, 0.25f);
            return n.read(average);
        }));
        return cases;
    }
}
