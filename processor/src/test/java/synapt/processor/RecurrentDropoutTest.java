package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.ParameterSpec;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** What recurrent layers drop, read off a GRU whose new state is a tanh of what it is given, without gates. */
class RecurrentDropoutTest {

    private static final int EXAMPLES = 300;
    private static final int TIME = 4;
    private static final int UNITS = 9;

    private static Net net(String name, String annotations) {
        return Compiled.ofSource(name, """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network(input = {%d, %d})
                        @Allow("frozen/everything")
                        public interface %s {
                            @Output(loss = LossFunction.NONE) @Layer(out = %d) %s rnn();
                        }
                        """.formatted(TIME, UNITS, name, UNITS, annotations))
                .create(1, Backend.threads(1));
    }

    /** Makes of each layer h = tanh(input * x + state * h before), the first state being 1. */
    private static Net plain(Net net, float input, float state) {
        for (ParameterSpec spec : net.parameters().table().specs()) {
            float[] values = new float[spec.size()];
            if (spec.name().contains("bias_ih")) {
                Arrays.fill(values, 0, UNITS, 100);
                Arrays.fill(values, UNITS, 2 * UNITS, -100);
            } else if (spec.name().contains("weight")) {
                int columns = spec.size() / (3 * UNITS);
                for (int u = 0; u < UNITS; u++) {
                    values[(2 * UNITS + u) * columns + u] = spec.name().contains("_ih") ? input : state;
                }
            } else if (spec.name().contains("h0")) {
                Arrays.fill(values, 1);
            }
            net.parameters().set(spec.name(), values);
        }
        return net;
    }

    private static float[] ones() {
        float[] ones = new float[EXAMPLES * TIME * UNITS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The gates let through next to nothing. */
    private static boolean isZero(float y) {
        return Math.abs(y) < 1e-6;
    }

    private static void isShare(int count, int of, double p) {
        assertThat((double) count / of).isBetween(p - 0.04, p + 0.04);
    }

    /** A unit is lost at all steps or at none, in each example by itself. */
    @Test
    void theStateHasOneMaskForAllSteps() {
        Net net = plain(net("StateDrop", "@RecurrentDropout(p = 0.5) @Recurrent(learntState = true) Gru"), 0, 0.5f);
        float[] y = net.forwardMc(ones(), 1, 3).values();
        int dropped = 0;
        int bothOfNeighbours = 0;
        for (int i = 0; i < EXAMPLES * UNITS; i++) {
            int at = i / UNITS * TIME * UNITS + i % UNITS;
            boolean isDropped = isZero(y[at]);
            dropped += isDropped ? 1 : 0;
            bothOfNeighbours += isDropped && isZero(y[i % UNITS == 0 ? at + 1 : at - 1]) ? 1 : 0;
            double h = 1;
            for (int t = 0; t < TIME; t++) {
                h = isDropped ? 0 : Math.tanh(h);
                assertThat((double) y[at + t * UNITS]).isCloseTo(h, within(1e-5));
            }
        }
        isShare(dropped, EXAMPLES * UNITS, 0.5);
        isShare(bothOfNeighbours, EXAMPLES * UNITS, 0.25);
    }

    /** Both directions read one input; a second layer's is dropped by itself. */
    @Test
    void theInputHasOneMaskForAllSteps() {
        Net net = plain(net("InputDrop", "@RecurrentDropout(input = 0.3) @Recurrent(bidirectional = true) Gru"), 1, 0);
        float[] y = net.forwardMc(ones(), 1, 3).values();
        float kept = (float) Math.tanh(1 / 0.7);
        int dropped = 0;
        for (int i = 0; i < EXAMPLES * UNITS; i++) {
            int at = i / UNITS * TIME * 2 * UNITS + i % UNITS;
            dropped += isZero(y[at]) ? 1 : 0;
            for (int t = 0; t < 2 * TIME; t++) {
                assertThat(y[at + t * UNITS]).isCloseTo(isZero(y[at]) ? 0 : kept, within(1e-5f));
            }
        }
        isShare(dropped, EXAMPLES * UNITS, 0.3);
    }

    /** As in PyTorch: each element of what a layer hands on, and not of the result. */
    @Test
    void betweenLayersElementsAreDropped() {
        Net net = plain(net("BetweenDrop", "@Recurrent(layers = 3, dropout = 0.25) Gru"), 1, 0);
        float[] y = net.forwardMc(ones(), 1, 3).values();
        double kept = Math.tanh(Math.tanh(Math.tanh(1) / 0.75) / 0.75);
        int dropped = 0;
        int twice = 0;
        for (int i = 0; i < y.length; i++) {
            assertThat((double) y[i]).isCloseTo(isZero(y[i]) ? 0 : kept, within(1e-5));
            dropped += isZero(y[i]) ? 1 : 0;
            twice += i >= UNITS && isZero(y[i]) && isZero(y[i - UNITS]) ? 1 : 0;
        }
        double p = 1 - 0.75 * 0.75;
        isShare(dropped, y.length, p);
        isShare(twice, y.length, p * p);
    }

    @Test
    void rateZeroIsEvaluation() {
        String annotations = "@RecurrentDropout(p = 0.4, input = 0.3, adjustable = true)"
                + " @Recurrent(layers = 2, bidirectional = true) Lstm";
        Net net = net("Adjusted", annotations);
        float[] inputs = Examples.floats(1, EXAMPLES * TIME * UNITS);
        float[] evaluated = net.forwardEval(inputs).values();
        assertThat(evaluated)
                .isEqualTo(net("Undropped", "@Recurrent(layers = 2, bidirectional = true) Lstm")
                        .forwardEval(inputs)
                        .values());
        assertThat(net.forwardMc(inputs, 1, 3).values()).isNotEqualTo(evaluated);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        net.rate("rnnState", 0);
        assertThat(run.forwardTrain(inputs).output()).isNotEqualTo(evaluated);
        net.rate("rnnInputs", 0);
        assertThat(run.forwardTrain(inputs).output()).isEqualTo(evaluated);
        assertThat(net.forwardMc(inputs, 1, 3).values()).isEqualTo(evaluated);
    }

    @Test
    void frozenLayersDropNothing() {
        String annotations =
                "@Frozen @Allow(\"dropout/frozen\") @RecurrentDropout(p = 0.4) @Recurrent(layers = 2, dropout = 0.5) Gru";
        Net net = net("FrozenDrop", annotations);
        float[] inputs = Examples.floats(1, EXAMPLES * TIME * UNITS);
        assertThat(net.hasForwardMc()).isFalse();
        assertThat(net.training(Sgd.of(0.1), EXAMPLES, 3).forwardTrain(inputs).output())
                .isEqualTo(net.forwardEval(inputs).values());
    }

    /** Masks know an example's number, not the task it is in. */
    @Test
    void examplesHaveTheirMasksWhereverTheyAre() {
        Net net = net("Anywhere", "@RecurrentDropout(p = 0.5, input = 0.5) @Recurrent(layers = 2, dropout = 0.5) Gru");
        float[] inputs = Examples.floats(1, EXAMPLES * TIME * UNITS);
        int few = 5 * TIME * UNITS;
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        float[] all = run.forwardTrain(inputs).output();
        assertThat(run.forwardTrain(Arrays.copyOf(inputs, few)).output()).isEqualTo(Arrays.copyOf(all, few));
    }
}
