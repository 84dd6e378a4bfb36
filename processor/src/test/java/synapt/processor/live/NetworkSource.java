package synapt.processor.live;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import synapt.annotation.LossFunction;

/**
 * A network as a user would write it, with an input whose gradient can be asked for.
 *
 * @param name  tells it from the others of a compilation
 * @param shape of one example
 * @param tokens if it reads token ids, how many tokens there are; their gradient can't be asked for; else 0
 * @param loss  of its output
 * @param options of its loss, each with a comma before it
 * @param nodes declarations of its nodes after the input, one a line, with {@code @Output} where {@code OUTPUT} stands; it must
 *              stand once
 * @param padded whether token 0 fills sequences up
 */
public record NetworkSource(
        String name, int[] shape, int tokens, LossFunction loss, String options, String nodes, boolean padded) {

    /** Where {@code @Output} goes. */
    public static final String OUTPUT = "@Output(loss = ?)";

    public NetworkSource {
        if (nodes.split(Pattern.quote(OUTPUT), -1).length != 2) {
            throw new IllegalArgumentException(name + " has not one output:\n" + nodes);
        }
    }

    /** One whose sequences all have the same length. */
    public NetworkSource(String name, int[] shape, int tokens, LossFunction loss, String options, String nodes) {
        this(name, shape, tokens, loss, options, nodes, false);
    }

    /** One that reads token ids. */
    public NetworkSource(String name, int[] shape, int tokens, LossFunction loss, String nodes) {
        this(name, shape, tokens, loss, "", nodes);
    }

    /** One that reads numbers. */
    public NetworkSource(String name, int[] shape, LossFunction loss, String options, String nodes) {
        this(name, shape, 0, loss, options, nodes);
    }

    /** One that reads numbers, with a loss as it is. */
    public NetworkSource(String name, int[] shape, LossFunction loss, String nodes) {
        this(name, shape, 0, loss, "", nodes);
    }

    /** Whether its targets are class numbers. */
    public boolean takesLabels() {
        return loss == LossFunction.CROSS_ENTROPY || loss == LossFunction.NLL;
    }

    String packageName() {
        return packageName(name);
    }

    static String packageName(String name) {
        return "live.of_" + name.replaceAll("\\W", "_");
    }

    String network() {
        return """
                package %s;

                import synapt.annotation.*;
                import synapt.layer.*;

                @Network
                public interface Net {
                    @Input(shape = %s, %s) InputLayer image();
                %s}
                """.formatted(
                        packageName(),
                        braces(shape),
                        tokens > 0 ? "tokens = " + tokens + (padded ? ", padding = 0" : "") : "gradient = true",
                        nodes.replace(OUTPUT, OUTPUT.replace("?", "LossFunction." + loss + options))
                                .indent(4));
    }

    String driver() {
        return """
                package %s;

                import synapt.*;
                import synapt.processor.live.LiveNetwork;
                import synapt.train.Optimizer;

                public record Driver(CompiledNet net) implements LiveNetwork<Net, %s> {
                    public static Driver create(Backend backend) {
                        return new Driver(CompiledNet.create(%dL, backend));
                    }

                    @Override
                    public Parameters parameters() {
                        return net.parameters();
                    }

                    @Override
                    public CompiledNet.Training training(Optimizer optimizer, int maxBatch) {
                        return net.training(optimizer, maxBatch);
                    }

                    @Override
                    public EvalResult forwardEval(%s[] inputs) {
                        return net.forwardEval(inputs);
                    }
                }
                """.formatted(
                packageName(), takesLabels() ? "int[]" : "float[]", LiveNetworks.SEED, tokens > 0 ? "int" : "float");
    }

    /** Numbers as an annotation's value. */
    public static String braces(int... values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
