package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Gradients of linear layers at many positions: sizes around those of tiles, panels, chunks and groups. */
final class LinearGradientCases {

    private LinearGradientCases() {}

    static void addTo(KernelCases cases) {
        for (int outputs : new int[] {1, 3, 4, 11, 12, 13, 29}) {
            for (int inputs : new int[] {1, 15, 16, 31, 33, 50}) {
                add(cases, Product.linear(inputs, outputs, 2 + (inputs + outputs) % 5));
            }
        }
        for (int positions : new int[] {1, 15, 16, 17, 35}) {
            add(cases, Product.linear(19, 14, positions));
            add(cases, Product.threeParts(5, positions));
        }
        for (int inputs : new int[] {511, 513, 544}) {
            add(cases, Product.linear(inputs, 5, 18));
        }
    }

    private static void add(KernelCases cases, Product p) {
        int inputs = p.taps().length;
        int blocks = 2;
        cases.add(
                "linearGradient " + p.groups() + " x " + inputs + " to " + p.outputs() + " at " + p.cols(), (k, n) -> {
                    int stride = p.weights() + 3;
                    MemorySegment out = n.unset((long) blocks * stride);
                    k.linearGradient(
                            p,
                            n.some((long) blocks * p.yCells() * 16),
                            n.some((long) blocks * p.xCells() * 16),
                            n.unset(LinearGradientKernels.room(inputs, p.outputs())),
                            out,
                            stride,
                            blocks);
                    return n.read(out);
                });
    }
}
