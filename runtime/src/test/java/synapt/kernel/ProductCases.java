package synapt.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Products of awkward sizes, and numbers for them; without a test library, as child processes use it too. */
final class ProductCases {

    static final Products SCALAR = new ScalarProducts();
    static final Products VECTOR = new VectorProducts();
    static final Products DOUBLE = new DoubleProducts();

    private ProductCases() {}

    /** Products, and what packs their weights. */
    interface Products extends ProductKernels, PackKernels {}

    private static final class ScalarProducts implements Products, ScalarProductKernels, ScalarPackKernels {}

    private static final class VectorProducts implements Products, VectorProductKernels, VectorPackKernels {}

    private static final class DoubleProducts implements Products, DoubleProductKernels, DoublePackKernels {}

    /** A product, and whether it has a bias and a ReLU. */
    record Case(String name, Product p, int blocks, boolean bias, boolean relu) {
        @Override
        public String toString() {
            return name + ", " + blocks + " blocks" + (bias ? ", bias" : "") + (relu ? ", relu" : "");
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (int outputs = 1; outputs <= 26; outputs++) {
            int taps = 1 + outputs % 7;
            int blocks = 1 + outputs % 5;
            add(cases, "linear " + taps + " to " + outputs, Product.linear(taps, outputs), blocks);
            add(
                    cases,
                    "row of " + taps + " to " + outputs,
                    Product.conv2d(1, 1, taps + outputs / 2, outputs, 1, 1, taps, 1, 1, 1, 1),
                    1);
        }
        for (int cols = 1; cols <= 13; cols++) {
            add(cases, cols + " columns", Product.conv2d(3, 4, cols + 2, 1 + cols, 1, 3, 3, 1, 1, 1, 1), 1 + cols % 2);
        }
        for (int positions : new int[] {2, 9, 15}) {
            add(cases, "linear at " + positions + " positions", Product.linear(7, 10, positions), 2);
        }
        add(cases, "linear at 15 positions, 700 taps", Product.linear(700, 13, 15), 2);
        add(cases, "75 taps", Product.conv2d(3, 7, 9, 6, 1, 5, 5, 1, 1, 1, 1), 2);
        add(cases, "5 outputs of 5 x 5", Product.conv2d(2, 7, 9, 5, 1, 5, 5, 1, 1, 1, 1), 2);
        add(cases, "11 outputs of 3 x 4", Product.conv2d(2, 6, 11, 11, 1, 3, 4, 1, 1, 1, 1), 2);
        add(cases, "groups of 2 x 9", Product.conv2d(4, 5, 10, 14, 2, 2, 9, 1, 1, 1, 1), 1);
        add(cases, "rows of 7", Product.conv2d(2, 1, 19, 6, 1, 1, 7, 1, 1, 1, 1), 2);
        add(cases, "stride", Product.conv2d(2, 9, 11, 5, 1, 3, 2, 2, 3, 1, 1), 2);
        add(cases, "dilation", Product.conv2d(2, 9, 11, 9, 1, 3, 2, 1, 1, 2, 3), 1);
        add(cases, "groups", Product.conv2d(6, 6, 7, 9, 3, 3, 3, 1, 2, 1, 1), 2);
        add(cases, "depthwise", Product.conv2d(5, 5, 6, 5, 5, 3, 3, 1, 1, 1, 1), 3);
        add(cases, "volume", Product.conv3d(2, 4, 5, 6, 7, 1, 3, 2, 3, 1, 1, 1, 1, 1, 1), 2);
        add(cases, "volume, stride", Product.conv3d(3, 7, 6, 9, 2, 1, 2, 3, 1, 3, 2, 2, 1, 1, 1), 1);
        add(cases, "volume, groups", Product.conv3d(6, 5, 5, 7, 9, 3, 2, 2, 2, 1, 1, 2, 2, 3, 1), 2);
        add(cases, "volume, depthwise", Product.conv3d(5, 3, 4, 4, 5, 5, 2, 2, 2, 1, 1, 1, 1, 1, 1), 2);
        add(cases, "volume, 1 x 1 x 1 kernel", Product.conv3d(3, 2, 4, 5, 6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 1);
        add(cases, "volume, one position", Product.conv3d(2, 2, 3, 4, 5, 1, 2, 3, 4, 1, 1, 1, 1, 1, 1), 3);
        add(cases, "1 x 1 kernel", Product.conv2d(6, 3, 5, 14, 1, 1, 1, 1, 1, 1, 1), 1);
        return cases;
    }

    private static void add(List<Case> cases, String name, Product p, int blocks) {
        int n = cases.size();
        cases.add(new Case(name, p, blocks, n % 3 != 0, n % 2 != 0));
    }

    /** Normal numbers; with a "special" seed (odd) NaN, infinities, zeros of both signs and subnormal ones among them. */
    static MemorySegment numbers(long n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemorySegment s = floats(n);
        float[] special = {Float.NaN, -0f, 0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 1e38f
        };
        for (long i = 0; i < n; i++) {
            boolean odd = seed % 2 != 0 && random.nextInt(40) == 0;
            Cells.set(s, i, odd ? special[random.nextInt(special.length)] : (float) random.nextGaussian());
        }
        return s;
    }

    static MemorySegment floats(long n) {
        return Arena.ofAuto().allocate(Math.max(4 * n, 4), 64);
    }

    /** The bits of all numbers; a NaN is a NaN. */
    static int[] bits(MemorySegment s) {
        float[] floats = s.toArray(ValueLayout.JAVA_FLOAT);
        int[] bits = new int[floats.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(floats[i]);
        }
        return bits;
    }

    static MemorySegment product(Products kernels, Case c, long seed) {
        Product p = c.p();
        MemorySegment y = floats((long) c.blocks() * p.yCells() * 16);
        kernels.product(
                p,
                Packs.packed(kernels, numbers(p.weights(), seed)),
                c.bias() ? numbers(p.allOutputs(), seed + 2) : null,
                c.relu(),
                numbers((long) c.blocks() * p.xCells() * 16, seed + 4),
                y,
                c.blocks());
        return y;
    }

    static MemorySegment weightGradient(Products kernels, Case c, long seed) {
        Product p = c.p();
        int stride = p.weights() + 3;
        MemorySegment out = floats((long) c.blocks() * stride);
        kernels.weightGradient(
                p,
                numbers((long) c.blocks() * p.yCells() * 16, seed),
                numbers((long) c.blocks() * p.xCells() * 16, seed + 2),
                out,
                stride,
                c.blocks());
        return out;
    }

    static MemorySegment biasGradient(Products kernels, Case c, long seed) {
        Product p = c.p();
        int stride = p.allOutputs() + 1;
        MemorySegment out = floats((long) c.blocks() * stride);
        kernels.biasGradient(p, numbers((long) c.blocks() * p.yCells() * 16, seed), out, stride, c.blocks());
        return out;
    }

    static MemorySegment outer(Products kernels, int inputs, int outputs, int examples, long seed) {
        int capacity = examples + 3;
        int panels = (outputs + 11) / 12;
        MemorySegment gradient = floats((long) outputs * inputs);
        MemorySegment dy = numbers((long) panels * capacity * 12, seed);
        MemorySegment x = numbers((inputs + 31) / 32 * 32L * capacity, seed + 2);
        for (int panel = 0; panel < panels; panel++) {
            kernels.outer(inputs, outputs, dy, x, examples, capacity, gradient, panel);
        }
        return gradient;
    }
}
