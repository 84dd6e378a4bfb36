package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Networks with blocks. */
final class BlockSubjects {

    private BlockSubjects() {}

    static Stream<Subject> all() {
        return Stream.concat(
                Stream.of(blocks(), shortcuts(), shortcutsOfSequences(), shortcutsOfVolumes()), FrozenSubjects.all());
    }

    private static Subject subject(String name, int[] input, String nodes, int examples, int outputs) {
        return new Subject(
                "block",
                new NetworkSource(name, input, LossFunction.CROSS_ENTROPY, nodes.replace("OUTPUT", OUTPUT)),
                examples,
                outputs);
    }

    private static Subject shortcuts() {
        return subject("shortcuts", new int[] {2, 9, 8}, """
                @Layer(out = 4, kernel = 3, stride = 2, padding = 1) Conv2d shape1();
                @Layer(from = "image") @BatchNorm @Activation(ActivationFunction.TANH) Shortcut projected();
                @Layer(from = {"shape1", "projected"}) Add add1();
                @Layer(from = "add1") @Activation(ActivationFunction.TANH) Shortcut same();
                @Layer(out = 6, kernel = 3, stride = {2, 1}, padding = 1) Conv2d shape2();
                @Layer(from = "same") @Match(to = "shape2", by = Matching.PADDING) Shortcut subsampled();
                @Layer(from = {"shape2", "subsampled"}) Add add2();
                @Layer Flatten flat();
                @Layer(out = 9) Linear shape3();
                @Layer(from = "flat") Shortcut linear();
                @Layer(from = {"shape3", "linear"}) Add add3();
                @Layer(out = 11) Linear shape4();
                @Layer(from = "add3") @Match(by = Matching.PADDING) Shortcut padded();
                @Layer(from = {"shape4", "padded"}) Add add4();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 18, 3);
    }

    private static Subject shortcutsOfSequences() {
        return subject("shortcuts1d", new int[] {3, 9}, """
                @Layer(out = 3, kernel = 3, stride = 2, padding = 1) Conv1d shape1();
                @Layer(from = "image") @BatchNorm Shortcut strided();
                @Layer(from = {"shape1", "strided"}) Add add1();
                @Layer(out = 5, kernel = 3, stride = 2, padding = 1) Conv1d shape2();
                @Layer(from = "add1") @Match(by = Matching.PADDING) Shortcut padded();
                @Layer(from = {"shape2", "padded"}) Add add2();
                @Layer(out = 4) Linear shape3();
                @Layer(from = "add2") Shortcut each();
                @Layer(from = {"shape3", "each"}) Add add3();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 18, 3);
    }

    private static Subject shortcutsOfVolumes() {
        return subject("shortcuts3d", new int[] {2, 3, 4, 5}, """
                @Layer(out = 3, kernel = 3, stride = {1, 2, 2}, padding = 1) Conv3d shape1();
                @Layer(from = "image") Shortcut projected();
                @Layer(from = {"shape1", "projected"}) Add add1();
                @Layer Flatten flat();
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
