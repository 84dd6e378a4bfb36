package synapt.processor.random;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import synapt.kernel.ScalarFunctions;

/** Self-attention with several heads. */
record Attending(String prefix, int[] shape, int heads, boolean causal, boolean rotary, double dropout, boolean bias)
        implements Op {

    private int length() {
        return shape[0];
    }

    private int features() {
        return shape[1];
    }

    private int width() {
        return features() / heads;
    }

    private float scale() {
        return (float) (1 / Math.sqrt(width()));
    }

    private int seen(int query) {
        return causal ? query + 1 : length();
    }

    @Override
    public List<Weight> weights() {
        int f = features();
        return Stream.of(
                        new Weight(prefix + ".in_proj_weight", Weight.Use.FACTOR, f, 3 * f, f),
                        new Weight(prefix + ".in_proj_bias", Weight.Use.BIAS, f, 3 * f),
                        new Weight(prefix + ".out_proj.weight", Weight.Use.FACTOR, f, f, f),
                        new Weight(prefix + ".out_proj.bias", Weight.Use.BIAS, f, f))
                .filter(w -> bias || w.use() != Weight.Use.BIAS)
                .toList();
    }

    /** Queries, keys and values of an example: [length][3][heads][width]. */
    private float[] project(Pass pass, float[] x) {
        int f = features();
        float[] qkv = Products.linear(
                length(), f, 3 * f, pass.tensor(prefix + ".in_proj_weight"), biasOf(pass, ".in_proj_bias"), x);
        rotate(qkv, false);
        return qkv;
    }

    private float @Nullable [] biasOf(Pass pass, String suffix) {
        return bias ? pass.tensor(prefix + suffix) : null;
    }

    private int cell(int position, int part, int head) {
        return ((3 * position + part) * heads + head) * width();
    }

    private void rotate(float[] qkv, boolean back) {
        for (int p = 0; rotary && p < length(); p++) {
            for (int head = 0; head < 2 * heads; head++) {
                for (int pair = 0; pair < width() / 2; pair++) {
                    double angle = p / StrictMath.pow(10_000, 2.0 * pair / width());
                    float cos = (float) StrictMath.cos(angle);
                    float sin = (float) (back ? -StrictMath.sin(angle) : StrictMath.sin(angle));
                    int at = cell(p, head / heads, head % heads) + 2 * pair;
                    float a = qkv[at];
                    float b = qkv[at + 1];
                    qkv[at] = Math.fma(a, cos, -(b * sin));
                    qkv[at + 1] = Math.fma(a, sin, b * cos);
                }
            }
        }
    }

    private interface Term {
        float add(float sum, int i);
    }

    private float chain(int from, int to, Term term) {
        float sum = 0f;
        for (int i = from; i < to; i++) {
            sum = term.add(sum, i);
        }
        return sum;
    }

    /** [heads][queries][keys]. */
    private float[] softmax(float[] qkv) {
        float[] weights = new float[heads * length() * length()];
        for (int row = 0; row < heads * length(); row++) {
            int h = row / length();
            int i = row % length();
            float max = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < seen(i); j++) {
                int key = j;
                float score = chain(0, width(), (s, d) -> Math.fma(qkv[cell(i, 0, h) + d], qkv[cell(key, 1, h) + d], s))
                        * scale();
                max = Math.max(max, score);
                weights[row * length() + j] = score;
            }
            float sum = 0f;
            for (int j = 0; j < seen(i); j++) {
                weights[row * length() + j] = ScalarFunctions.exp(weights[row * length() + j] - max);
                sum += weights[row * length() + j];
            }
            for (int j = 0; j < seen(i); j++) {
                weights[row * length() + j] /= sum;
            }
        }
        return weights;
    }

    private float[][] dropped(Pass pass, float[][] weights) {
        if (dropout == 0 || !pass.training) {
            return weights;
        }
        int[] all = {heads * length() * length()};
        return new Dropped(Dropped.Kind.ELEMENT, prefix + ".weights", all, dropout, 0).forward(pass, Op.one(weights));
    }

    /** What each head makes of the values: [length][heads][width]. */
    private float[] mix(float[] weights, float[] qkv) {
        float[] y = new float[length() * features()];
        for (int at = 0; at < y.length; at++) {
            int i = at / features();
            int h = at % features() / width();
            int d = at % width();
            y[at] = chain(
                    0,
                    seen(i),
                    (s, j) -> Math.fma(weights[(h * length() + i) * length() + j], qkv[cell(j, 2, h) + d], s));
        }
        return y;
    }

    private static float[][] map(float[][] x, UnaryOperator<float[]> f) {
        return Arrays.stream(x).map(f).toArray(float[][]::new);
    }

    @Override
    public float[][] forward(Pass pass, List<float[][]> x) {
        float[][] qkv = map(x.getFirst(), v -> project(pass, v));
        float[][] kept = dropped(pass, map(qkv, this::softmax));
        float[][] y = new float[qkv.length][];
        for (int e = 0; e < y.length; e++) {
            y[e] = Products.linear(
                    length(),
                    features(),
                    features(),
                    pass.tensor(prefix + ".out_proj.weight"),
                    biasOf(pass, ".out_proj.bias"),
                    mix(kept[e], qkv[e]));
        }
        return y;
    }

    @Override
    public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
        int f = features();
        int n = dy.length;
        float[][] qkv = map(x.getFirst(), v -> project(pass, v));
        float[][] weights = map(qkv, this::softmax);
        float[][] kept = dropped(pass, weights);
        float[][] results = new float[n][];
        for (int e = 0; e < n; e++) {
            results[e] = mix(kept[e], qkv[e]);
        }
        Products.linearGradients(
                pass,
                prefix + ".out_proj.weight",
                bias ? prefix + ".out_proj.bias" : null,
                Products.Order.POSITIONS,
                length(),
                f,
                f,
                results,
                dy);
        float[] out = pass.tensor(prefix + ".out_proj.weight");
        float[][] dResults = map(dy, d -> Products.linearBack(length(), f, f, out, d));
        float[][] dQkv = new float[n][3 * length() * f];
        float[][] dWeights = new float[n][heads * length() * length()];
        for (int e = 0; e < n; e++) {
            valuesBack(kept[e], qkv[e], dResults[e], dWeights[e], dQkv[e]);
        }
        dWeights = dropped(pass, dWeights);
        for (int e = 0; e < n; e++) {
            scoresBack(weights[e], qkv[e], dWeights[e], dQkv[e]);
            rotate(dQkv[e], true);
        }
        Products.linearGradients(
                pass,
                prefix + ".in_proj_weight",
                bias ? prefix + ".in_proj_bias" : null,
                Products.Order.POSITIONS,
                length(),
                f,
                3 * f,
                x.getFirst(),
                dQkv);
        float[] in = pass.tensor(prefix + ".in_proj_weight");
        return Op.one(map(dQkv, d -> Products.linearBack(length(), f, 3 * f, in, d)));
    }

    private void valuesBack(float[] weights, float[] qkv, float[] dy, float[] dWeights, float[] dQkv) {
        for (int h = 0; h < heads; h++) {
            int head = h;
            for (int i = 0; i < length(); i++) {
                int row = (h * length() + i) * length();
                int at = (i * heads + h) * width();
                for (int j = 0; j < seen(i); j++) {
                    int value = cell(j, 2, h);
                    dWeights[row + j] = chain(0, width(), (s, d) -> Math.fma(dy[at + d], qkv[value + d], s));
                }
            }
            for (int j = 0; j < length(); j++) {
                int key = j;
                for (int d = 0; d < width(); d++) {
                    int feature = d;
                    dQkv[cell(j, 2, h) + d] = chain(
                            causal ? j : 0,
                            length(),
                            (s, i) -> Math.fma(
                                    weights[(head * length() + i) * length() + key],
                                    dy[(i * heads + head) * width() + feature],
                                    s));
                }
            }
        }
    }

    private void scoresBack(float[] weights, float[] qkv, float[] dWeights, float[] dQkv) {
        float[] scores = new float[weights.length];
        for (int row = 0; row < heads * length(); row++) {
            int first = row * length();
            int keys = seen(row % length());
            float t = chain(first, first + keys, (s, i) -> Math.fma(weights[i], dWeights[i], s));
            for (int i = first; i < first + keys; i++) {
                scores[i] = weights[i] * (dWeights[i] - t) * scale();
            }
        }
        for (int h = 0; h < heads; h++) {
            int head = h;
            for (int p = 0; p < length(); p++) {
                int here = p;
                for (int d = 0; d < width(); d++) {
                    int f = d;
                    dQkv[cell(p, 0, h) + d] = chain(
                            0,
                            seen(p),
                            (s, j) -> Math.fma(
                                    scores[(head * length() + here) * length() + j], qkv[cell(j, 1, head) + f], s));
                    dQkv[cell(p, 1, h) + d] = chain(
                            causal ? p : 0,
                            length(),
                            (s, i) -> Math.fma(
                                    scores[(head * length() + i) * length() + here], qkv[cell(i, 0, head) + f], s));
                }
            }
        }
    }
}
