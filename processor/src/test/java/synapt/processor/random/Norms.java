package synapt.processor.random;

import java.util.List;
import java.util.stream.Stream;

/** Normalisations. */
final class Norms {

    private Norms() {}

    private static List<Weight> affine(String prefix, boolean weight, boolean bias, int... shape) {
        return Stream.of(
                        new Weight(prefix + ".weight", Weight.Use.FACTOR, 1, shape),
                        new Weight(prefix + ".bias", Weight.Use.BIAS, 1, shape))
                .limit(!weight ? 0 : bias ? 2 : 1)
                .toList();
    }

    /** @param frozen whether training takes running statistics too */
    record Batch(String prefix, int[] shape, double eps, double momentum, boolean affine, boolean frozen)
            implements Op {

        private int channels() {
            return shape[0];
        }

        private int positions() {
            return size() / shape[0];
        }

        @Override
        public List<Weight> weights() {
            return Stream.concat(
                            Norms.affine(prefix, affine, affine, channels()).stream(),
                            Stream.of(
                                    new Weight(prefix + ".running_mean", Weight.Use.MEAN, 1, channels()),
                                    new Weight(prefix + ".running_var", Weight.Use.VARIANCE, 1, channels())))
                    .toList();
        }

        /** What evaluation multiplies with, and what it adds. */
        float[][] scaleAndShift(Pass pass) {
            float[][] both = new float[2][channels()];
            float[] mean = pass.tensor(prefix + ".running_mean");
            float[] variance = pass.tensor(prefix + ".running_var");
            for (int c = 0; c < channels(); c++) {
                double weight = affine ? pass.tensor(prefix + ".weight")[c] : 1;
                double bias = affine ? pass.tensor(prefix + ".bias")[c] : 0;
                double scale = weight / Math.sqrt(variance[c] + eps);
                both[0][c] = (float) scale;
                both[1][c] = (float) (bias - mean[c] * scale);
            }
            return both;
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] v = x.getFirst();
            if (!pass.training || frozen) {
                float[][] map = scaleAndShift(pass);
                return Activations.each(
                        v.length,
                        size(),
                        (e, i) -> Math.fma(v[e][i], map[0][i / positions()], map[1][i / positions()]));
            }
            float[][] statistics = statistics(v);
            if (!frozen) {
                run(pass, ".running_mean", statistics, 0);
                run(pass, ".running_var", statistics, 2);
            }
            return Activations.each(v.length, size(), (e, i) -> {
                int c = i / positions();
                float xhat = (v[e][i] - statistics[c][0]) * statistics[c][1];
                return affine
                        ? Math.fma(xhat, pass.tensor(prefix + ".weight")[c], pass.tensor(prefix + ".bias")[c])
                        : xhat;
            });
        }

        private void run(Pass pass, String suffix, float[][] statistics, int which) {
            float[] running = pass.tensor(prefix + suffix).clone();
            for (int c = 0; c < channels(); c++) {
                running[c] = Math.fma((float) momentum, statistics[c][which] - running[c], running[c]);
            }
            pass.states.put(prefix + suffix, running);
        }

        /** For each channel: mean, 1 / deviation, unbiased variance. */
        private float[][] statistics(float[][] x) {
            float[][] statistics = new float[channels()][3];
            for (int c = 0; c < channels(); c++) {
                int first = c * positions();
                double n = 0;
                double mean = 0;
                double squares = 0;
                for (int block = 0; block < Sums.blocks(x.length); block++) {
                    int more = Math.min(Sums.LANES, x.length - block * Sums.LANES) * positions();
                    float ofBlock = Sums.ofBlock(block, x.length, e -> {
                                float sum = 0f;
                                for (int i = first; i < first + positions(); i++) {
                                    sum += x[e][i];
                                }
                                return sum;
                            })
                            / more;
                    float distances = Sums.ofBlock(block, x.length, e -> {
                        float sum = 0f;
                        for (int i = first; i < first + positions(); i++) {
                            float d = x[e][i] - ofBlock;
                            sum = Math.fma(d, d, sum);
                        }
                        return sum;
                    });
                    double delta = ofBlock - mean;
                    mean += delta * more / (n + more);
                    squares += distances + delta * delta * n * more / (n + more);
                    n += more;
                }
                statistics[c][0] = (float) mean;
                statistics[c][1] = (float) (1 / Math.sqrt(squares / n + eps));
                statistics[c][2] = (float) (squares / (n - 1));
            }
            return statistics;
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[][] v = x.getFirst();
            if (frozen) {
                float[][] map = scaleAndShift(pass);
                return Op.one(
                        Activations.each(dy.length, size(), (e, i) -> Math.fma(dy[e][i], map[0][i / positions()], 0f)));
            }
            float[][] s = statistics(v);
            float[] plain = new float[channels()];
            float[] products = new float[channels()];
            for (int c = 0; c < channels(); c++) {
                int first = c * positions();
                float[] of = s[c];
                for (int block = 0; block < Sums.blocks(dy.length); block++) {
                    plain[c] += Sums.ofBlock(block, dy.length, e -> {
                        float sum = 0f;
                        for (int i = first; i < first + positions(); i++) {
                            sum += dy[e][i];
                        }
                        return sum;
                    });
                    products[c] += Sums.ofBlock(block, dy.length, e -> {
                        float sum = 0f;
                        for (int i = first; i < first + positions(); i++) {
                            sum = Math.fma(dy[e][i], (v[e][i] - of[0]) * of[1], sum);
                        }
                        return sum;
                    });
                }
            }
            if (affine) {
                pass.gradient(prefix + ".weight", products);
                pass.gradient(prefix + ".bias", plain);
            }
            float r = (float) (1.0 / ((double) dy.length * positions()));
            return Op.one(Activations.each(dy.length, size(), (e, i) -> {
                int c = i / positions();
                float xhat = (v[e][i] - s[c][0]) * s[c][1];
                float g = affine ? pass.tensor(prefix + ".weight")[c] * s[c][1] : s[c][1];
                return g * Math.fma(-xhat, products[c] * r, dy[e][i] - plain[c] * r);
            }));
        }
    }

    /**
     * Layer, group, instance and root mean square normalisation.
     *
     * @param groups  elements that are normalised together: this many groups of an example, one after another
     * @param scale   the shape of the weight
     * @param repeat  how many elements in a row share one
     * @param centred whether the mean is taken away
     */
    record Example(
            String prefix,
            int[] shape,
            int groups,
            int[] scale,
            int repeat,
            boolean centred,
            double eps,
            boolean affine)
            implements Op {

        private int group() {
            return size() / groups;
        }

        private int weight(int element) {
            return element / repeat % Sums.product(scale);
        }

        @Override
        public List<Weight> weights() {
            return Norms.affine(prefix, affine, centred, scale);
        }

        private interface OfPlace {
            float add(float sum, int element);
        }

        /** Sixteen interleaved partial sums, and the tree. */
        private float sum(int group, OfPlace f) {
            float[] partials = new float[Sums.LANES];
            for (int j = 0; j < group(); j++) {
                partials[j % Sums.LANES] = f.add(partials[j % Sums.LANES], group * group() + j);
            }
            return Sums.tree(partials);
        }

        /** Mean and 1 / deviation. */
        private float[] statistics(float[] x, int group) {
            float mean = centred ? sum(group, (sum, i) -> sum + x[i]) / group() : 0f;
            float variance = sum(group, (sum, i) -> Math.fma(x[i] - mean, x[i] - mean, sum)) / group();
            return new float[] {mean, 1f / (float) Math.sqrt(variance + (float) eps)};
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] y = new float[x.getFirst().length][size()];
            for (int e = 0; e < y.length; e++) {
                float[] v = x.getFirst()[e];
                for (int g = 0; g < groups; g++) {
                    float[] s = statistics(v, g);
                    for (int i = g * group(); i < (g + 1) * group(); i++) {
                        float xhat = (v[i] - s[0]) * s[1];
                        float bias = affine && centred ? pass.tensor(prefix + ".bias")[weight(i)] : 0f;
                        y[e][i] = affine ? Math.fma(xhat, pass.tensor(prefix + ".weight")[weight(i)], bias) : xhat;
                    }
                }
            }
            return y;
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[][] v = x.getFirst();
            if (affine) {
                weightGradients(pass, v, dy);
            }
            float[][] dx = new float[dy.length][size()];
            for (int e = 0; e < dy.length; e++) {
                float[] d = dy[e].clone();
                for (int i = 0; affine && i < d.length; i++) {
                    d[i] *= pass.tensor(prefix + ".weight")[weight(i)];
                }
                float[] of = v[e];
                for (int g = 0; g < groups; g++) {
                    float[] s = statistics(of, g);
                    float shift = centred ? sum(g, (sum, i) -> sum + d[i]) / group() : 0f;
                    float slope = sum(g, (sum, i) -> Math.fma(d[i], (of[i] - s[0]) * s[1], sum)) / group();
                    for (int i = g * group(); i < (g + 1) * group(); i++) {
                        float xhat = (of[i] - s[0]) * s[1];
                        dx[e][i] = s[1] * Math.fma(-xhat, slope, d[i] - shift);
                    }
                }
            }
            return Op.one(dx);
        }

        private void weightGradients(Pass pass, float[][] x, float[][] dy) {
            int weights = Sums.product(scale);
            float[][] products = new float[Sums.blocks(x.length)][weights];
            float[][] plain = new float[products.length][weights];
            for (int block = 0; block < products.length; block++) {
                for (int w = 0; w < weights; w++) {
                    int which = w;
                    products[block][w] = Sums.ofBlock(block, x.length, e -> {
                        float sum = 0f;
                        for (int i = 0; i < size(); i++) {
                            if (weight(i) == which) {
                                float[] s = statistics(x[e], i / group());
                                sum = Math.fma(dy[e][i], (x[e][i] - s[0]) * s[1], sum);
                            }
                        }
                        return sum;
                    });
                    plain[block][w] = Sums.ofBlock(block, x.length, e -> {
                        float sum = 0f;
                        for (int i = 0; i < size(); i++) {
                            sum += weight(i) == which ? dy[e][i] : 0f;
                        }
                        return sum;
                    });
                }
            }
            pass.gradient(prefix + ".weight", products);
            if (centred) {
                pass.gradient(prefix + ".bias", plain);
            }
        }
    }
}
