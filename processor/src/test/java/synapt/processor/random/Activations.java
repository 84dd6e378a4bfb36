package synapt.processor.random;

import java.util.List;
import synapt.kernel.Activation;
import synapt.kernel.ScalarFunctions;

/** Activations of one element, and those that look at more. */
final class Activations {

    private Activations() {}

    interface OfElement {
        float at(int example, int element);
    }

    static float[][] each(int examples, int elements, OfElement f) {
        float[][] y = new float[examples][elements];
        for (int e = 0; e < examples; e++) {
            for (int i = 0; i < elements; i++) {
                y[e][i] = f.at(e, i);
            }
        }
        return y;
    }

    record Pointwise(int[] shape, Activation function, float alpha) implements Op {

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] v = x.getFirst();
            return each(v.length, size(), (e, i) -> ScalarFunctions.activation(function, alpha, v[e][i]));
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[][] saved = function.derivativeFromInput() ? x.getFirst() : y;
            return Op.one(each(
                    dy.length,
                    size(),
                    (e, i) -> ScalarFunctions.activationGradient(function, alpha, saved[e][i], dy[e][i])));
        }
    }

    record Softplus(int[] shape, float beta, float threshold) implements Op {

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            return each(x.getFirst().length, size(), (e, i) -> {
                float v = x.getFirst()[e][i];
                float z = beta * v;
                float log = ScalarFunctions.log1p(ScalarFunctions.exp(-Math.abs(z)));
                return z > threshold ? v : (log + Math.max(z, 0f)) / beta;
            });
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            return Op.one(each(dy.length, size(), (e, i) -> {
                float z = beta * x.getFirst()[e][i];
                return z > threshold ? dy[e][i] : dy[e][i] * ScalarFunctions.sigmoid(z);
            }));
        }
    }

    /** Over the last dimension of a sequence, else over the first. */
    record Softmax(int[] shape, boolean log) implements Op {

        private int axis() {
            return shape.length == 2 ? shape[1] : shape[0];
        }

        /** From one element of the axis to the next. */
        private int step() {
            return shape.length == 2 ? 1 : size() / axis();
        }

        private int first(int line) {
            return shape.length == 2 ? line * axis() : line;
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] y = new float[x.getFirst().length][size()];
            for (int e = 0; e < y.length; e++) {
                float[] v = x.getFirst()[e];
                for (int line = 0; line < size() / axis(); line++) {
                    int first = first(line);
                    float max = v[first];
                    for (int a = 1; a < axis(); a++) {
                        max = Math.max(max, v[first + a * step()]);
                    }
                    float sum = 0f;
                    for (int a = 0; a < axis(); a++) {
                        sum += ScalarFunctions.exp(v[first + a * step()] - max);
                    }
                    for (int a = 0; a < axis(); a++) {
                        int i = first + a * step();
                        y[e][i] = log ? v[i] - max - ScalarFunctions.log(sum) : ScalarFunctions.exp(v[i] - max) / sum;
                    }
                }
            }
            return y;
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[][] dx = new float[dy.length][size()];
            for (int e = 0; e < dy.length; e++) {
                for (int line = 0; line < size() / axis(); line++) {
                    float sum = 0f;
                    for (int a = 0; a < axis(); a++) {
                        int i = first(line) + a * step();
                        sum = log ? sum + dy[e][i] : Math.fma(y[e][i], dy[e][i], sum);
                    }
                    for (int a = 0; a < axis(); a++) {
                        int i = first(line) + a * step();
                        dx[e][i] = log
                                ? Math.fma(-ScalarFunctions.exp(y[e][i]), sum, dy[e][i])
                                : y[e][i] * (dy[e][i] - sum);
                    }
                }
            }
            return Op.one(dx);
        }
    }

    record Prelu(String prefix, int[] shape, boolean perChannel) implements Op {

        private int channels() {
            return perChannel ? shape[0] : 1;
        }

        private int channel(int element) {
            return element / (size() / channels());
        }

        @Override
        public List<Weight> weights() {
            return List.of(new Weight(prefix + ".weight", Weight.Use.FACTOR, 4, channels()));
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[] slopes = pass.tensor(prefix + ".weight");
            return each(x.getFirst().length, size(), (e, i) -> {
                float v = x.getFirst()[e][i];
                return v > 0 ? v : slopes[channel(i)] * v;
            });
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[] slopes = pass.tensor(prefix + ".weight");
            float[][] v = x.getFirst();
            int positions = size() / channels();
            float[][] sums = new float[Sums.blocks(dy.length)][channels()];
            for (int block = 0; block < sums.length; block++) {
                for (int c = 0; c < channels(); c++) {
                    int first = c * positions;
                    sums[block][c] = Sums.ofBlock(block, dy.length, e -> {
                        float sum = 0f;
                        for (int i = first; i < first + positions; i++) {
                            sum = v[e][i] > 0 ? sum : Math.fma(dy[e][i], v[e][i], sum);
                        }
                        return sum;
                    });
                }
            }
            pass.gradient(prefix + ".weight", sums);
            return Op.one(each(dy.length, size(), (e, i) -> v[e][i] > 0 ? dy[e][i] : slopes[channel(i)] * dy[e][i]));
        }
    }

    /** GLU and SwiGLU: halves of the last dimension of a sequence, else of the first. */
    record Gate(int[] in, boolean swish) implements Op {

        @Override
        public int[] shape() {
            int[] shape = in.clone();
            shape[in.length == 2 ? 1 : 0] /= 2;
            return shape;
        }

        private int half() {
            return in.length == 2 ? in[1] / 2 : size();
        }

        private int first(int element) {
            return element / half() * 2 * half() + element % half();
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            return each(x.getFirst().length, size(), (e, i) -> {
                float a = x.getFirst()[e][first(i)];
                float b = x.getFirst()[e][first(i) + half()];
                return swish ? a * ScalarFunctions.sigmoid(a) * b : a * ScalarFunctions.sigmoid(b);
            });
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[][] dx = new float[dy.length][2 * size()];
            for (int e = 0; e < dy.length; e++) {
                for (int i = 0; i < size(); i++) {
                    float a = x.getFirst()[e][first(i)];
                    float b = x.getFirst()[e][first(i) + half()];
                    float d = dy[e][i];
                    float s = ScalarFunctions.sigmoid(swish ? a : b);
                    dx[e][first(i)] = swish ? d * b * (s * Math.fma(a, 1 - s, 1)) : d * s;
                    dx[e][first(i) + half()] = swish ? d * (a * s) : d * a * (s * (1 - s));
                }
            }
            return Op.one(dx);
        }
    }
}
