package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.ParameterSpec;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** What zoneout keeps, read off layers that would halve their state at each step. */
class ZoneoutTest {

    private static final int EXAMPLES = 300;
    private static final int TIME = 4;
    private static final int UNITS = 9;

    private static Net net(String name, String node) {
        return Compiled.ofSource(name, """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network(input = {%d, %d})
                        @Allow({"frozen/everything", "dropout/useless"})
                        public interface %s {
                            @Output(loss = LossFunction.NONE) @Layer(out = %d)
                            @Recurrent(learntState = true) %s rnn();
                        }
                        """.formatted(TIME, UNITS, name, UNITS, node))
                .create(1, Backend.threads(1));
    }

    /** Sets all tensors to 0 but the first states and some biases, [gates]. */
    private static void set(Net net, float firstState, float firstMemory, float... biases) {
        for (ParameterSpec spec : net.parameters().table().specs()) {
            float[] values = new float[spec.size()];
            if (spec.name().contains("h0")) {
                Arrays.fill(values, firstState);
            } else if (spec.name().contains("c0")) {
                Arrays.fill(values, firstMemory);
            } else if (spec.name().contains("bias_ih")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = biases[i / UNITS];
                }
            }
            net.parameters().set(spec.name(), values);
        }
    }

    private static float[] inputs() {
        return Examples.floats(1, EXAMPLES * TIME * UNITS);
    }

    private static void isShare(int count, int of, double p) {
        assertThat((double) count / of).isBetween(p - 0.03, p + 0.03);
    }

    /** A GRU with z = 1/2 and n = 0: each step halves a unit or leaves it; in the mean it is between. */
    @Test
    void unitsOfTheStateStayAtEachStepByThemselves() {
        Net net = net("StateZones", "@Zoneout(p = 0.3) Gru");
        set(net, 1, 0, 0, 0, 0);
        float[] y = net.forwardMc(inputs(), 1, 3).values();
        float[] mean = net.forwardEval(inputs()).values();
        int kept = 0;
        int keptTwice = 0;
        for (int i = 0; i < y.length; i++) {
            int step = i / UNITS % TIME;
            float before = step == 0 ? 1 : y[i - UNITS];
            assertThat(y[i]).isIn(before, before / 2);
            kept += y[i] == before ? 1 : 0;
            keptTwice += y[i] == before && step > 0 && before == (step == 1 ? 1 : y[i - 2 * UNITS]) ? 1 : 0;
            assertThat((double) mean[i]).isCloseTo(Math.pow(0.3 + 0.7 / 2, step + 1), within(1e-5));
        }
        isShare(kept, y.length, 0.3);
        isShare(keptTwice, y.length * (TIME - 1) / TIME, 0.09);
    }

    /** An LSTM with f = 1/2 and i = 0, whose memory halves; the output gate looks at what it computed, not at what was kept. */
    @Test
    void memoryStaysByItself() {
        Net net = net("MemoryZones", "@Zoneout(p = 0, cell = 0.6) Lstm");
        set(net, 0, 1, -100, 0, 0, 100);
        float[] y = net.forwardMc(inputs(), 1, 3).values();
        int kept = 0;
        for (int i = 0; i < y.length; i++) {
            if (i / UNITS % TIME == 0) {
                assertThat((double) y[i]).isCloseTo(Math.tanh(0.5), within(1e-5));
                continue;
            }
            double before = atanh(y[i - UNITS]);
            boolean isKept = Math.abs(atanh(y[i]) - before) < 1e-3 * before;
            assertThat((double) y[i]).isCloseTo(Math.tanh(isKept ? before : before / 2), within(1e-5));
            kept += isKept ? 1 : 0;
        }
        isShare(kept, y.length * (TIME - 1) / TIME, 0.6);
    }

    private static double atanh(double y) {
        return Math.log((1 + y) / (1 - y)) / 2;
    }

    @Test
    void rateZeroIsAPlainLayer() {
        float[] plain = net("PlainLstm", "Lstm").forwardEval(inputs()).values();
        Net net = net("ZonedLstm", "@Zoneout(p = 0.4, cell = 0.2, adjustable = true) Lstm");
        assertThat(net.forwardEval(inputs()).values()).isNotEqualTo(plain);
        net.rate("rnnState", 0);
        publish(net);
        assertThat(net.forwardEval(inputs()).values()).isNotEqualTo(plain);
        float[] before = net.forwardEval(inputs()).values();
        net.rate("rnnCell", 0);
        assertThat(net.forwardEval(inputs()).values()).isEqualTo(before);
        publish(net);
        assertThat(net.forwardEval(inputs()).values()).isEqualTo(plain);
        assertThat(net.forwardMc(inputs(), 1, 3).values()).isEqualTo(plain);
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        assertThat(run.forwardTrain(inputs()).output()).isEqualTo(plain);
    }

    /** The same weights, as new ones. */
    private static void publish(Net net) {
        net.parameters().set("rnn.h0_l0", net.parameters().get("rnn.h0_l0"));
    }

    /** At rate 1 nothing ever changes. */
    @Test
    void rateOneKeepsTheFirstState() {
        for (String kind : new String[] {"Gru", "Lstm"}) {
            Net net = net("All" + kind, "@Allow(\"zoneout/everything\") @Zoneout(p = 1) " + kind);
            set(net, 0.75f, 0.5f, 1, 2, 3, 4);
            assertThat(net.forwardMc(inputs(), 1, 3).values()).containsOnly(0.75f);
            assertThat(net.forwardEval(inputs()).values()).containsOnly(0.75f);
        }
    }

    @Test
    void frozenLayersTakeTheMean() {
        Net net = net("FrozenZones", "@Frozen @Zoneout(p = 0.4, cell = 0.2) Lstm");
        assertThat(net.hasForwardMc()).isFalse();
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), EXAMPLES, 3);
        assertThat(run.forwardTrain(inputs()).output())
                .isEqualTo(net.forwardEval(inputs()).values());
    }
}
