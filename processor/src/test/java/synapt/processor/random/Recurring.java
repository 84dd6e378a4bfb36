package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.kernel.ScalarFunctions;

/**
 * LSTM or GRU, of several layers and directions.
 *
 * @param in     {positions, features}
 * @param last   whether the last states alone come out
 * @param learnt whether the first states are parameters
 */
record Recurring(
        String prefix,
        boolean lstm,
        int[] in,
        int units,
        int layers,
        boolean both,
        boolean last,
        boolean bias,
        boolean learnt)
        implements Op {

    private int length() {
        return in[0];
    }

    private int gates() {
        return (lstm ? 4 : 3) * units;
    }

    private int outs() {
        return both ? 2 * units : units;
    }

    private int features(int layer) {
        return layer == 0 ? in[1] : outs();
    }

    private String name(String tensor, int layer, boolean reverse) {
        return prefix + "." + tensor + "_l" + layer + (reverse ? "_reverse" : "");
    }

    private List<Boolean> directions() {
        return both ? List.of(false, true) : List.of(false);
    }

    @Override
    public int[] shape() {
        return last ? new int[] {outs()} : new int[] {length(), outs()};
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            for (boolean reverse : directions()) {
                int f = features(l);
                all.add(new Weight(name("weight_ih", l, reverse), Weight.Use.FACTOR, f, gates(), f));
                all.add(new Weight(name("weight_hh", l, reverse), Weight.Use.FACTOR, units, gates(), units));
                if (bias) {
                    all.add(new Weight(name("bias_ih", l, reverse), Weight.Use.BIAS, f, gates()));
                    all.add(new Weight(name("bias_hh", l, reverse), Weight.Use.BIAS, f, gates()));
                }
                if (learnt) {
                    all.add(new Weight(name("h0", l, reverse), Weight.Use.BIAS, 1, units));
                }
                if (learnt && lstm) {
                    all.add(new Weight(name("c0", l, reverse), Weight.Use.BIAS, 1, units));
                }
            }
        }
        return all;
    }

    private float @Nullable [] optional(Pass pass, boolean there, String tensor, int layer, boolean reverse) {
        return there ? pass.tensor(name(tensor, layer, reverse)) : null;
    }

    /** What one direction of a layer keeps of an example: for each step what it found and what it made. */
    private final class Run {

        final boolean reverse;
        final float[][] gates = new float[length()][];
        final float[][] before = new float[length()][];
        final float[][] memoryBefore = new float[length()][];
        final float[][] memory = new float[length()][];
        final float[][] states = new float[length()][];

        Run(Pass pass, int layer, boolean reverse, float[] x) {
            this.reverse = reverse;
            float[] inputs = Products.linear(
                    length(),
                    features(layer),
                    gates(),
                    pass.tensor(name("weight_ih", layer, reverse)),
                    optional(pass, bias, "bias_ih", layer, reverse),
                    x);
            float[] h = learnt ? pass.tensor(name("h0", layer, reverse)) : new float[units];
            float[] c = learnt && lstm ? pass.tensor(name("c0", layer, reverse)) : new float[units];
            for (int step = 0; step < length(); step++) {
                int t = position(step);
                float[] q = Products.linear(
                        1,
                        units,
                        gates(),
                        pass.tensor(name("weight_hh", layer, reverse)),
                        optional(pass, bias, "bias_hh", layer, reverse),
                        h);
                before[t] = h;
                memoryBefore[t] = c;
                step(t, inputs, q);
                h = states[t];
                c = memory[t];
            }
        }

        int position(int step) {
            return reverse ? length() - 1 - step : step;
        }

        private void step(int t, float[] inputs, float[] q) {
            gates[t] = new float[gates()];
            memory[t] = new float[units];
            states[t] = new float[units];
            int a = t * gates();
            for (int u = 0; u < units; u++) {
                float first = ScalarFunctions.sigmoid(inputs[a + u] + q[u]);
                float second = ScalarFunctions.sigmoid(inputs[a + units + u] + q[units + u]);
                gates[t][u] = first;
                gates[t][units + u] = second;
                int third = 2 * units + u;
                if (lstm) {
                    float g = ScalarFunctions.tanh(inputs[a + third] + q[third]);
                    float o = ScalarFunctions.sigmoid(inputs[a + third + units] + q[third + units]);
                    gates[t][third] = g;
                    gates[t][third + units] = o;
                    memory[t][u] = Math.fma(second, memoryBefore[t][u], first * g);
                    states[t][u] = o * ScalarFunctions.tanh(memory[t][u]);
                } else {
                    memory[t][u] = q[third];
                    float n = ScalarFunctions.tanh(Math.fma(first, q[third], inputs[a + third]));
                    gates[t][third] = n;
                    states[t][u] = Math.fma(second, before[t][u] - n, n);
                }
            }
        }
    }

    /** The runs of an example, by layer and direction. */
    private List<List<Run>> runs(Pass pass, float[] x) {
        List<List<Run>> runs = new ArrayList<>();
        float[] read = x;
        for (int l = 0; l < layers; l++) {
            List<Run> layer = new ArrayList<>();
            for (boolean reverse : directions()) {
                layer.add(new Run(pass, l, reverse, read));
            }
            runs.add(layer);
            read = outputs(layer);
        }
        return runs;
    }

    private float[] outputs(List<Run> layer) {
        float[] y = new float[length() * outs()];
        for (int i = 0; i < y.length; i++) {
            y[i] = layer.get(i % outs() / units).states[i / outs()][i % units];
        }
        return y;
    }

    @Override
    public float[][] forward(Pass pass, List<float[][]> x) {
        return Activations.each(x.getFirst().length, size(), new Activations.OfElement() {
            private int example = -1;
            private float[] y = {};

            @Override
            public float at(int e, int i) {
                if (e != example) {
                    example = e;
                    y = result(runs(pass, x.getFirst()[e]).getLast());
                }
                return y[i];
            }
        });
    }

    private float[] result(List<Run> top) {
        if (!last) {
            return outputs(top);
        }
        float[] y = new float[outs()];
        for (int i = 0; i < y.length; i++) {
            Run run = top.get(i / units);
            y[i] = run.states[run.position(length() - 1)][i % units];
        }
        return y;
    }

    @Override
    public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
        int n = dy.length;
        List<List<List<Run>>> runs = new ArrayList<>();
        for (float[] v : x.getFirst()) {
            runs.add(runs(pass, v));
        }
        float[][] dOut = new float[n][];
        for (int e = 0; e < n; e++) {
            dOut[e] = spread(runs.get(e).getLast(), dy[e]);
        }
        for (int l = layers - 1; l >= 0; l--) {
            float[][] dx = new float[n][];
            for (boolean reverse : directions().reversed()) {
                float[][] more = direction(pass, l, reverse, x.getFirst(), runs, dOut);
                for (int e = 0; e < n; e++) {
                    dx[e] = dx[e] == null ? more[e] : sum(dx[e], more[e]);
                }
            }
            dOut = dx;
        }
        return Op.one(dOut);
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** The gradient of the result, laid out as that of the states at all positions. */
    private float[] spread(List<Run> top, float[] dy) {
        if (!last) {
            return dy;
        }
        float[] all = new float[length() * outs()];
        for (int i = 0; i < outs(); i++) {
            all[top.get(i / units).position(length() - 1) * outs() + i] = dy[i];
        }
        return all;
    }

    private float[][] direction(
            Pass pass, int l, boolean reverse, float[][] x, List<List<List<Run>>> runs, float[][] dOut) {
        int n = dOut.length;
        float[][] dInputs = new float[n][length() * gates()];
        float[][] dProducts = new float[n][length() * gates()];
        float[][] read = new float[n][];
        float[][] found = new float[n][length() * units];
        float[][] dState = new float[n][units];
        float[][] carry = new float[n][units];
        for (int e = 0; e < n; e++) {
            Run run = runs.get(e).get(l).get(reverse ? 1 : 0);
            read[e] = l == 0 ? x[e] : outputs(runs.get(e).get(l - 1));
            for (int step = length() - 1; step >= 0; step--) {
                int t = run.position(step);
                boolean leaves = !last || l < layers - 1 || step == length() - 1;
                stepBack(run, t, leaves, dOut[e], dInputs[e], dProducts[e], dState[e], carry[e]);
                float[] gates = Arrays.copyOfRange(dProducts[e], t * gates(), (t + 1) * gates());
                dState[e] = Products.linearBack(1, units, gates(), pass.tensor(name("weight_hh", l, reverse)), gates);
                System.arraycopy(run.before[t], 0, found[e], t * units, units);
            }
            if (!lstm) {
                dState[e] = sum(dState[e], carry[e]);
            }
        }
        gradients(pass, "ih", l, reverse, features(l), read, dInputs);
        gradients(pass, "hh", l, reverse, units, found, dProducts);
        if (learnt) {
            pass.gradient(name("h0", l, reverse), Convolution.biasGradient(units, dState));
        }
        if (learnt && lstm) {
            pass.gradient(name("c0", l, reverse), Convolution.biasGradient(units, carry));
        }
        float[][] dx = new float[n][];
        for (int e = 0; e < n; e++) {
            dx[e] = Products.linearBack(
                    length(), features(l), gates(), pass.tensor(name("weight_ih", l, reverse)), dInputs[e]);
        }
        return dx;
    }

    private void gradients(Pass pass, String which, int l, boolean reverse, int ins, float[][] x, float[][] dy) {
        String b = bias ? name("bias_" + which, l, reverse) : null;
        Products.linearGradients(
                pass, name("weight_" + which, l, reverse), b, Products.Order.EXAMPLES, length(), ins, gates(), x, dy);
    }

    /** @param leaves whether the state is a part of what the layer gives */
    private void stepBack(
            Run run,
            int t,
            boolean leaves,
            float[] dOut,
            float[] dInputs,
            float[] dProducts,
            float[] dState,
            float[] carry) {
        for (int u = 0; u < units; u++) {
            int out = t * outs() + (run.reverse ? units : 0) + u;
            float later = lstm ? dState[u] : dState[u] + carry[u];
            float dh = leaves ? later + dOut[out] : later;
            float[] y = run.gates[t];
            int at = t * gates() + u;
            if (lstm) {
                float i = y[u];
                float f = y[units + u];
                float g = y[2 * units + u];
                float o = y[3 * units + u];
                float tanh = ScalarFunctions.tanh(run.memory[t][u]);
                float dc = Math.fma(dh * o, Math.fma(-tanh, tanh, 1f), carry[u]);
                dInputs[at] = dc * g * (i * (1f - i));
                dInputs[at + units] = dc * run.memoryBefore[t][u] * (f * (1f - f));
                dInputs[at + 2 * units] = dc * i * Math.fma(-g, g, 1f);
                dInputs[at + 3 * units] = dh * tanh * (o * (1f - o));
                for (int gate = 0; gate < 4; gate++) {
                    dProducts[at + gate * units] = dInputs[at + gate * units];
                }
                carry[u] = dc * f;
            } else {
                float r = y[u];
                float z = y[units + u];
                float n = y[2 * units + u];
                float dz = dh * (run.before[t][u] - n) * (z * (1f - z));
                float dn = dh * (1f - z) * Math.fma(-n, n, 1f);
                float dr = dn * run.memory[t][u] * (r * (1f - r));
                dInputs[at] = dr;
                dInputs[at + units] = dz;
                dInputs[at + 2 * units] = dn;
                dProducts[at] = dr;
                dProducts[at + units] = dz;
                dProducts[at + 2 * units] = dn * r;
                carry[u] = dh * z;
            }
        }
    }
}
