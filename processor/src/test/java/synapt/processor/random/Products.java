package synapt.processor.random;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Layers with a weight of products. */
final class Products {

    private Products() {}

    /** What evaluation may fold a batch normalisation into. */
    interface Folding extends Op {
        float[][] product(float[] weight, float @Nullable [] bias, float[][] x);

        String prefix();

        boolean bias();

        /** Numbers of the weight for each channel of the result. */
        int taps();
    }

    private static List<Weight> weights(String prefix, boolean bias, int outs, int fan, int... shape) {
        return Stream.of(
                        new Weight(prefix + ".weight", Weight.Use.FACTOR, fan, shape),
                        new Weight(prefix + ".bias", Weight.Use.BIAS, fan, outs))
                .limit(bias ? 2 : 1)
                .toList();
    }

    private static float @Nullable [] bias(Pass pass, String prefix, boolean bias) {
        return bias ? pass.tensor(prefix + ".bias") : null;
    }

    /**
     * @param directions 1 to 3
     * @param before     padding before, as asked for or worked out
     * @param whole      whether nothing is padded and the kernel covers the input
     */
    record Conv(String prefix, int directions, Convolution c, boolean bias, boolean whole) implements Folding {

        @Override
        public int[] shape() {
            return channels(c.groups() * c.outs(), directions, c.slide().out());
        }

        @Override
        public List<Weight> weights() {
            int[] shape = new int[2 + directions];
            shape[0] = c.groups() * c.outs();
            shape[1] = c.ins();
            System.arraycopy(c.slide().kernel(), 3 - directions, shape, 2, directions);
            return Products.weights(prefix, bias, shape[0], taps(), shape);
        }

        @Override
        public int taps() {
            return c.ins() * c.slide().taps();
        }

        @Override
        public float[][] product(float[] weight, float @Nullable [] b, float[][] x) {
            WinogradConvolution w = WinogradConvolution.of(directions, c);
            return Arrays.stream(x)
                    .map(e -> w == null ? c.apply(weight, b, e) : w.apply(weight, b, e))
                    .toArray(float[][]::new);
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            return product(pass.tensor(prefix + ".weight"), Products.bias(pass, prefix, bias), x.getFirst());
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            if (bias) {
                pass.gradient(prefix + ".bias", Convolution.biasGradient(c.groups() * c.outs(), dy));
            }
            float[] weight = pass.tensor(prefix + ".weight");
            WinogradConvolution w = WinogradConvolution.of(directions, c);
            if (w != null) {
                pass.gradient(prefix + ".weight", w.weightGradient(x.getFirst(), dy));
                return Op.one(Arrays.stream(dy).map(e -> w.spread(weight, e)).toArray(float[][]::new));
            }
            if (whole) {
                pass.gradient(prefix + ".weight", Convolution.weightGradientOverBatch(x.getFirst(), dy));
            } else {
                pass.gradient(prefix + ".weight", c.weightGradient(x.getFirst(), dy));
            }
            return Op.one(Arrays.stream(dy).map(e -> c.spread(weight, null, e)).toArray(float[][]::new));
        }
    }

    /** @param c the convolution whose transpose it is */
    record Transposed(String prefix, int directions, Convolution c, boolean bias) implements Op {

        @Override
        public int[] shape() {
            return channels(c.groups() * c.ins(), directions, c.slide().in());
        }

        @Override
        public List<Weight> weights() {
            int[] shape = new int[2 + directions];
            shape[0] = c.groups() * c.outs();
            shape[1] = c.ins();
            System.arraycopy(c.slide().kernel(), 3 - directions, shape, 2, directions);
            return Products.weights(
                    prefix, bias, c.groups() * c.ins(), c.outs() * c.slide().taps(), shape);
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[] weight = pass.tensor(prefix + ".weight");
            float[] b = Products.bias(pass, prefix, bias);
            return Arrays.stream(x.getFirst()).map(e -> c.spread(weight, b, e)).toArray(float[][]::new);
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            if (bias) {
                pass.gradient(prefix + ".bias", Convolution.biasGradient(c.groups() * c.ins(), dy));
            }
            // Of the convolution, dy is what it reads, and x the gradient of its result.
            pass.gradient(prefix + ".weight", c.weightGradient(dy, x.getFirst()));
            float[] weight = pass.tensor(prefix + ".weight");
            return Op.one(Arrays.stream(dy).map(e -> c.apply(weight, null, e)).toArray(float[][]::new));
        }
    }

    /** A linear layer over the last dimension; a vector is one position. */
    record Dense(String prefix, int[] in, int out, boolean bias) implements Folding {

        private int features() {
            return in[in.length - 1];
        }

        private int positions() {
            return in.length == 1 ? 1 : in[0];
        }

        @Override
        public int[] shape() {
            return in.length == 1 ? new int[] {out} : new int[] {in[0], out};
        }

        @Override
        public List<Weight> weights() {
            return Products.weights(prefix, bias, out, features(), out, features());
        }

        @Override
        public int taps() {
            return features();
        }

        @Override
        public float[][] product(float[] weight, float @Nullable [] b, float[][] x) {
            return Arrays.stream(x)
                    .map(e -> linear(positions(), features(), out, weight, b, e))
                    .toArray(float[][]::new);
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            return product(pass.tensor(prefix + ".weight"), Products.bias(pass, prefix, bias), x.getFirst());
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            String b = bias ? prefix + ".bias" : null;
            Order order = positions() == 1 ? Order.BATCH : Order.POSITIONS;
            linearGradients(pass, prefix + ".weight", b, order, positions(), features(), out, x.getFirst(), dy);
            float[] weight = pass.tensor(prefix + ".weight");
            return Op.one(Arrays.stream(dy)
                    .map(e -> linearBack(positions(), features(), out, weight, e))
                    .toArray(float[][]::new));
        }
    }

    /** For each position and output: bias first, then the inputs. */
    static float[] linear(int positions, int ins, int outs, float[] weight, float @Nullable [] bias, float[] x) {
        float[] y = new float[positions * outs];
        for (int p = 0; p < positions; p++) {
            for (int o = 0; o < outs; o++) {
                float sum = bias == null ? 0f : bias[o];
                for (int i = 0; i < ins; i++) {
                    sum = Math.fma(weight[o * ins + i], x[p * ins + i], sum);
                }
                y[p * outs + o] = sum;
            }
        }
        return y;
    }

    /** For each position and input a chain over the outputs. */
    static float[] linearBack(int positions, int ins, int outs, float[] weight, float[] dy) {
        float[] dx = new float[positions * ins];
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < ins; i++) {
                float sum = 0f;
                for (int o = 0; o < outs; o++) {
                    sum = Math.fma(weight[o * ins + i], dy[p * outs + o], sum);
                }
                dx[p * ins + i] = sum;
            }
        }
        return dx;
    }

    /** In which order products are summed to the gradient of a weight. */
    enum Order {
        /** One chain over the batch; there is one position. */
        BATCH,
        /** For each block a chain over the positions, and at each over the examples. */
        POSITIONS,
        /** For each block, per example a chain over the positions, then the tree. */
        EXAMPLES
    }

    /** The weight's gradient in some order; the bias's is for each block, per example the sum over the positions, then the tree. */
    static void linearGradients(
            Pass pass,
            String weight,
            @Nullable String bias,
            Order order,
            int positions,
            int ins,
            int outs,
            float[][] x,
            float[][] dy) {
        int blocks = Sums.blocks(x.length);
        float[][] ofWeight = new float[order == Order.BATCH ? 1 : blocks][outs * ins];
        float[][] ofBias = new float[blocks][outs];
        for (int o = 0; o < outs; o++) {
            int output = o;
            for (int block = 0; block < blocks; block++) {
                ofBias[block][o] = Sums.ofBlock(block, x.length, e -> {
                    float sum = 0f;
                    for (int p = 0; p < positions; p++) {
                        sum += dy[e][p * outs + output];
                    }
                    return sum;
                });
            }
            for (int i = 0; i < ins; i++) {
                int input = i;
                if (order == Order.BATCH) {
                    float sum = 0f;
                    for (int e = 0; e < x.length; e++) {
                        sum = Math.fma(dy[e][o], x[e][i], sum);
                    }
                    ofWeight[0][o * ins + i] = sum;
                    continue;
                }
                for (int block = 0; block < blocks; block++) {
                    if (order == Order.POSITIONS) {
                        ofWeight[block][o * ins + i] = overPositions(block, positions, ins, i, outs, o, x, dy);
                        continue;
                    }
                    ofWeight[block][o * ins + i] = Sums.ofBlock(block, x.length, e -> {
                        float sum = 0f;
                        for (int p = 0; p < positions; p++) {
                            sum = Math.fma(dy[e][p * outs + output], x[e][p * ins + input], sum);
                        }
                        return sum;
                    });
                }
            }
        }
        pass.gradient(weight, ofWeight);
        if (bias != null) {
            pass.gradient(bias, ofBias);
        }
    }

    private static float overPositions(
            int block, int positions, int ins, int i, int outs, int o, float[][] x, float[][] dy) {
        float sum = 0f;
        for (int p = 0; p < positions; p++) {
            for (int e = block * Sums.LANES; e < Math.min((block + 1) * Sums.LANES, x.length); e++) {
                sum = Math.fma(dy[e][p * outs + o], x[e][p * ins + i], sum);
            }
        }
        return sum;
    }

    /** Channels and the last of three sizes. */
    static int[] channels(int channels, int directions, int[] sizes) {
        int[] shape = new int[directions + 1];
        shape[0] = channels;
        System.arraycopy(sizes, 3 - directions, shape, 1, directions);
        return shape;
    }
}
