package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.util.function.BiConsumer;

/** Orders of weights: whole squares and vectors, what is left of them, and the last weights of all. */
final class PackCases {

    private PackCases() {}

    static void all(BiConsumer<String, KernelCases.Body> cases) {
        for (int outputs : new int[] {1, 2, 5, 10, 12, 16, 17, 31, 84}) {
            for (int taps : new int[] {1, 7, 16, 33, 64}) {
                add(cases, "forward", WeightPacking.forward(Product.linear(taps, outputs)));
                add(cases, "gradient", WeightPacking.inputGradient(1, taps, outputs, 1));
            }
            add(cases, "forward", WeightPacking.forward(Product.conv2d(9, 5, 5, 3 * outputs, 3, 3, 3, 1, 1, 1, 1)));
            add(cases, "gradient", WeightPacking.inputGradient(2, 5, outputs, 9));
            add(cases, "gradient", WeightPacking.inputGradient(3, 19, outputs, 1));
            add(cases, "no places", WeightPacking.inputGradient(1, 20, outputs, 9, new int[0]));
            add(cases, "some places", WeightPacking.inputGradient(1, 20, outputs, 9, new int[] {1, 2, 7}));
        }
    }

    private static void add(BiConsumer<String, KernelCases.Body> cases, String name, WeightOrder order) {
        String size = " %d x %d x %d".formatted(order.groups(), order.outputs(), order.taps().length);
        int weights = order.groups() * order.groupStep();
        cases.accept("pack " + name + size, (k, n) -> {
            Packed packed = k.packed(order.length());
            k.pack(order, n.some(weights), packed);
            return numbers(packed);
        });
        // The last part first: what another writes past its end shows.
        cases.accept("pack " + name + size + " in parts", (k, n) -> {
            Packed packed = k.packed(order.length(), 3);
            MemorySegment from = n.some(weights);
            for (int part = 2; part >= 0; part--) {
                k.pack(order, from, packed, 3, part);
            }
            return numbers(packed);
        });
    }

    private static double[] numbers(Packed packed) {
        return switch (packed) {
            case PackedFloats floats -> KernelCases.doubles(floats.numbers());
            case PackedDoubles doubles -> doubles.numbers();
        };
    }
}
