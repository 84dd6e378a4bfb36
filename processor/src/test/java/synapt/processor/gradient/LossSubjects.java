package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Each loss, with and without its parameters, behind a layer whose weights have a gradient. */
final class LossSubjects {

    private static final int EACH = 12;

    private LossSubjects() {}

    static Stream<Subject> all() {
        return Arrays.stream(LossFunction.values())
                .filter(f -> f != LossFunction.NONE)
                .flatMap(f -> IntStream.range(0, EACH).mapToObj(i -> subject(f, i)));
    }

    private static Subject subject(LossFunction function, int i) {
        String name = "loss_" + function.name().toLowerCase(java.util.Locale.ROOT) + i;
        Draw d = new Draw(name);
        int classes = d.of(1, 2, 3, 10, 16, 17);
        String reduction = d.of("MEAN", "SUM", "BATCH_MEAN");
        // With a mean there must be an example that counts.
        boolean ignores = classes > 2 && !reduction.equals("MEAN");
        Form form = Form.values()[i % Form.values().length];
        boolean comparesClasses = EnumSet.of(
                        LossFunction.CROSS_ENTROPY, LossFunction.SOFT_CROSS_ENTROPY, LossFunction.NLL)
                .contains(function);
        int outputs = classes * form.positions;
        String options = ", reduction = Reduction." + reduction
                + options(function, comparesClasses ? classes : outputs, ignores, d);
        return new Subject(
                "loss",
                new NetworkSource(name, form.input, function, options, form.node.formatted(classes, OUTPUT)),
                d.examples(),
                outputs,
                comparesClasses ? form.positions : 1);
    }

    /** What an output looks like. */
    private enum Form {
        VECTOR(1, "@Layer(out = %d) %s Linear layer();", 5),
        SEQUENCE(3, "@Layer(out = %d) %s Linear layer();", 3, 4),
        IMAGE(6, "@Layer(out = %d, kernel = 1) %s Conv2d layer();", 4, 2, 3);

        private final int positions;
        private final String node;
        private final int[] input;

        Form(int positions, String node, int... input) {
            this.positions = positions;
            this.node = node;
            this.input = input;
        }
    }

    private static String options(LossFunction function, int outputs, boolean ignores, Draw d) {
        String smoothing = d.coin() ? ", labelSmoothing = " + d.of(0.1, 0.5, 1.0) : "";
        String weights = d.coin() ? ", classWeights = " + weights(outputs, d) : "";
        String ignore = ignores ? ", ignoreIndex = 1" : "";
        return switch (function) {
            case CROSS_ENTROPY -> smoothing + weights + ignore;
            case SOFT_CROSS_ENTROPY -> smoothing + weights;
            case NLL -> weights + ignore;
            case HUBER -> ", delta = " + d.of(0.3, 1.0, 2.5);
            case SMOOTH_L1 -> ", beta = " + d.of(0.3, 1.0, 2.5);
            case BCE_WITH_LOGITS ->
                d.coin() ? ", posWeight = " + weights(outputs, d) : d.coin() ? ", posWeight = 2.5" : "";
            case MSE, L1, KL_DIV, NONE -> "";
        };
    }

    private static String weights(int n, Draw d) {
        return IntStream.range(0, n)
                .mapToObj(c -> "" + d.of(0.25, 1.0, 3.0))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
