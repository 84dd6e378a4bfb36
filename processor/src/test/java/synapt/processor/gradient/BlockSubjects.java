package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Networks with blocks. */
final class BlockSubjects {

    private BlockSubjects() {}

    static Stream<Subject> all() {
        return Stream.of(blocks(), frozen(), tied(), shortcuts());
    }

    private static Subject subject(String name, int[] input, String nodes, int examples, int outputs) {
        return new Subject(
                "block",
                new NetworkSource(name, input, LossFunction.CROSS_ENTROPY, nodes.replace("OUTPUT", OUTPUT)),
                examples,
                outputs);
    }

    private static Subject frozen() {
        return subject("frozen", new int[] {2, 5, 5}, """
                @Frozen @Layer(with = "width = 3") Unit before();
                @Layer(out = 3, kernel = 2) @Activation(ActivationFunction.TANH) Conv2d conv();
                @Frozen @Layer(with = "width = 2") Unit between();
                @Frozen @Layer(out = 2, kernel = 4) Conv2d whole();
                @Layer Flatten flat();
                @Layer(out = 6) @BatchNorm Linear fc1();
                @Frozen @BatchNorm(affine = false) @Dropout(p = 0.5) BatchNorm1d bn();
                @Frozen @Layer(out = 3) OUTPUT Linear fc2();

                @Block(params = "width")
                interface Unit {
                    @Layer(kernel = 3, padding = 1, with = "out = width")
                    @BatchNorm @Activation(ActivationFunction.TANH) @Dropout2d(p = 0.5) Conv2d conv();
                }
                """, 18, 3);
    }

    private static Subject tied() {
        return subject("tied", new int[] {3, 5}, """
                @Layer(out = 5) @Activation(ActivationFunction.TANH) Linear each();
                @Tied("each") @Layer(out = 5, bias = false) @Activation(ActivationFunction.TANH) Linear again();
                @Layer Flatten flat();
                @Layer(out = 5) Linear fc1();
                @Tied("each") @Layer(out = 5) @Activation(ActivationFunction.SILU) Linear fc2();
                @Tied("fc2") @Layer(out = 5) Linear fc3();
                @Layer(out = 3) OUTPUT Linear last();
                """, 35, 3);
    }

    private static Subject shortcuts() {
        return subject("shortcuts", new int[] {2, 9, 8}, """
                @Layer(out = 4, kernel = 3, stride = 2, padding = 1) Conv2d shape1();
                @Layer(from = "image") @BatchNorm @Activation(ActivationFunction.TANH) Shortcut projected();
                @Layer(from = "projected") @Activation(ActivationFunction.TANH) Shortcut same();
                @Layer(out = 6, kernel = 3, stride = {2, 1}, padding = 1) Conv2d shape2();
                @Layer(from = "same") @Match(to = "shape2", by = Matching.PADDING) Shortcut subsampled();
                @Layer Flatten flat();
                @Layer(out = 9) Linear shape3();
                @Layer(from = "flat") Shortcut linear();
                @Layer(out = 11) Linear shape4();
                @Layer(from = "linear") @Match(by = Matching.PADDING) Shortcut padded();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 18, 3);
    }

    private static Subject blocks() {
        return subject("blocks", new int[] {2, 6, 6}, """
                @Layer(repeat = 2, with = "width = 3, stride = first ? 2 : 1") java.util.List<Unit> layer1();
                @Layer(with = "width = 2, stride = 1") Unit layer2();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();

                @Block(params = {"width", "stride"})
                interface Unit {
                    @Layer(kernel = 3, padding = 1, with = "out = width, stride = stride")
                    @BatchNorm @Activation(ActivationFunction.TANH) @Dropout2d(with = "p = (1 + index)/4") Conv2d conv();
                }
                """, 18, 3);
    }
}
