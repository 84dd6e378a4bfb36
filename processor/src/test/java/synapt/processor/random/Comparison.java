package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import synapt.Backend;
import synapt.ParameterSpec;
import synapt.TrainPass;

/** One network, compiled and interpreted, on the same numbers. */
final class Comparison {

    /** One whole block and a part of another. */
    private static final int EXAMPLES = 19;

    private static final long SEED = 77;
    private static final float RATE = 0.05f;

    private final Network network;
    private final Live live;
    private final Map<String, float[]> tensors = new LinkedHashMap<>();
    private final List<float[][]> inputs = new ArrayList<>();
    private final List<float[][]> targets = new ArrayList<>();

    /** Whether a training step could be compared; it can't be where numbers overflow. */
    private boolean trained;

    private Comparison(Network network, Class<?> type) {
        this.network = network;
        this.live = Live.of(network, type, Backend.threads(1));
        Random random = new Random(network.source().hashCode());
        for (Network.Input in : network.inputs()) {
            inputs.add(Activations.each(
                    EXAMPLES,
                    in.size(),
                    (e, i) -> in.tokens() > 0 ? random.nextInt(in.tokens()) : (float) random.nextGaussian()));
        }
        for (Network.Output o : network.outputs()) {
            int[] shape = network.op(o).shape();
            int classes = shape[shape.length - 1];
            boolean labels = o.loss() == Network.Loss.CROSS_ENTROPY;
            targets.add(Activations.each(
                    EXAMPLES,
                    labels ? Sums.product(shape) / classes : classes,
                    (e, i) -> labels ? random.nextInt(classes) : (float) random.nextGaussian()));
        }
    }

    /**
     * Throws an AssertionError at the first difference.
     *
     * @return whether training was compared too
     */
    static boolean compare(Network network, Class<?> type) {
        Comparison c = new Comparison(network, type);
        c.start();
        c.evaluation();
        c.training();
        return c.trained;
    }

    /** Gives both the same weights. */
    private void start() {
        Map<String, Integer> sizes = new HashMap<>();
        for (ParameterSpec spec : live.parameters().table().specs()) {
            sizes.put(spec.name(), spec.size());
        }
        for (Weight w : network.weights()) {
            if (!sizes.containsKey(w.name())) {
                throw new AssertionError("no tensor " + w.name() + " among " + sizes.keySet());
            }
            float[] values = w.draw(SEED);
            tensors.put(w.name(), values);
            live.parameters().set(w.name(), values);
            sizes.remove(w.name());
        }
        if (!sizes.isEmpty()) {
            throw new AssertionError("more tensors than declared: " + sizes);
        }
    }

    private void evaluation() {
        List<float[][]> expected = new Interpreter(network, tensors).evaluate(inputs);
        same("evaluation", expected, live.evaluate(inputs));
        for (int e : new int[] {0, EXAMPLES - 1}) {
            same("evaluation of example " + e + " alone", one(expected, e), live.evaluate(one(inputs, e)));
        }
    }

    private static List<float[][]> one(List<float[][]> all, int e) {
        return all.stream().map(rows -> new float[][] {rows[e]}).toList();
    }

    private void training() {
        Live.Run run = live.train(RATE, EXAMPLES, SEED);
        Interpreter.Trained expected = new Interpreter(network, tensors).train(inputs, targets, SEED, 0);
        TrainPass<?> pass = run.forward(inputs);
        same("training", expected.outputs(), run.outputs(pass));
        if (!expected.isFinite()) {
            return;
        }
        trained = true;
        var loss = run.loss(pass, targets);
        same("loss", (float) expected.loss(), loss.value());
        run.backward(loss);
        gradients(expected, run);
        run.update();
        update(expected);
        Interpreter.Trained second = new Interpreter(network, tensors).train(inputs, targets, SEED, 1);
        if (second.isFinite()) {
            same("loss of a fused step", (float) second.loss(), run.step(inputs, targets));
            update(second);
        }
    }

    private void gradients(Interpreter.Trained expected, Live.Run run) {
        expected.gradients().forEach((name, gradient) -> {
            double[] actual = run.gradient(name);
            float[] floats = new float[actual.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) actual[i];
            }
            same("gradient of " + name, gradient, floats);
        });
        expected.inputs()
                .forEach((name, gradient) ->
                        same("gradient of input " + name, Live.flat(gradient), run.inputGradient(name)));
    }

    /** Takes a step on the interpreter's tensors, and looks at the network's. */
    private void update(Interpreter.Trained expected) {
        expected.gradients().forEach((name, gradient) -> {
            float[] values = tensors.get(name);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.fma(-RATE, gradient[i], values[i]);
            }
        });
        tensors.putAll(expected.states());
        tensors.forEach((name, values) ->
                same("after the step, " + name, values, live.parameters().get(name)));
    }

    private void same(String what, List<float[][]> expected, List<float[][]> actual) {
        for (int i = 0; i < expected.size(); i++) {
            same(what + ", " + network.outputs().get(i).name(), Live.flat(expected.get(i)), Live.flat(actual.get(i)));
        }
    }

    private static void same(String what, float expected, float actual) {
        same(what, new float[] {expected}, new float[] {actual});
    }

    private static void same(String what, float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            throw new AssertionError(what + ": " + actual.length + " numbers, not " + expected.length);
        }
        if (Arrays.equals(expected, actual)) {
            return;
        }
        int wrong = 0;
        int first = -1;
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                wrong++;
                first = first < 0 ? i : first;
                most = Math.max(most, Math.abs((double) expected[i] - actual[i]));
            }
        }
        throw new AssertionError("%s: %d of %d numbers differ, by up to %.3g; the first at %d, %s instead of %s"
                .formatted(what, wrong, expected.length, most, first, actual[first], expected[first]));
    }
}
