package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Networks with blocks. */
final class BlockSubjects {

    private BlockSubjects() {}

    static Stream<Subject> all() {
        return Stream.of(blocks());
    }

    private static Subject subject(String name, int[] input, String nodes, int examples, int outputs) {
        return new Subject(
                "block",
                new NetworkSource(name, input, LossFunction.CROSS_ENTROPY, nodes.replace("OUTPUT", OUTPUT)),
                examples,
                outputs);
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
