package synapt.processor.random;

import java.util.List;

/** What is made for sequences, attention and recurrences aside. */
final class Sequences {

    private Sequences() {}

    /** @param padding the token without a gradient, or -1 */
    record Embedding(String prefix, int length, int tokens, int out, int padding) implements Op {

        @Override
        public int[] shape() {
            return new int[] {length, out};
        }

        @Override
        public List<Weight> weights() {
            return List.of(new Weight(prefix + ".weight", Weight.Use.FACTOR, 2, tokens, out));
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[] rows = pass.tensor(prefix + ".weight");
            return Activations.each(
                    x.getFirst().length, size(), (e, i) -> rows[(int) x.getFirst()[e][i / out] * out + i % out]);
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            float[] gradient = new float[tokens * out];
            for (int block = 0; block < Sums.blocks(dy.length); block++) {
                for (int p = 0; p < length; p++) {
                    for (int e = block * Sums.LANES; e < Math.min(dy.length, (block + 1) * Sums.LANES); e++) {
                        int token = (int) x.getFirst()[e][p];
                        for (int f = 0; f < out && token != padding; f++) {
                            gradient[token * out + f] += dy[e][p * out + f];
                        }
                    }
                }
            }
            pass.gradient(prefix + ".weight", gradient);
            return Op.one(new float[dy.length][length]);
        }
    }

    /** Adds a table, learnt or of sines and cosines. */
    record Positions(String prefix, int[] shape, boolean learnt) implements Op {

        @Override
        public List<Weight> weights() {
            return learnt ? List.of(new Weight(prefix + ".weight", Weight.Use.FACTOR, 4, shape)) : List.of();
        }

        private float[] table(Pass pass) {
            if (learnt) {
                return pass.tensor(prefix + ".weight");
            }
            float[] table = new float[size()];
            for (int i = 0; i < table.length; i++) {
                int f = i % shape[1];
                double angle = i / shape[1] / StrictMath.pow(10_000, (double) (f - f % 2) / shape[1]);
                table[i] = (float) (f % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
            }
            return table;
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[] table = table(pass);
            return Activations.each(x.getFirst().length, size(), (e, i) -> x.getFirst()[e][i] + table[i]);
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            if (learnt) {
                pass.gradient(prefix + ".weight", Convolution.biasGradient(size(), dy));
            }
            return Op.one(dy);
        }
    }

    /** @param position the one that is taken; -1 for the mean */
    record One(int[] in, int position) implements Op {

        @Override
        public int[] shape() {
            return new int[] {in[1]};
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] v = x.getFirst();
            return Activations.each(v.length, in[1], (e, f) -> {
                if (position >= 0) {
                    return v[e][position * in[1] + f];
                }
                float sum = 0f;
                for (int p = 0; p < in[0]; p++) {
                    sum += v[e][p * in[1] + f];
                }
                return sum / in[0];
            });
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            return Op.one(Activations.each(dy.length, in[0] * in[1], (e, i) -> {
                float d = dy[e][i % in[1]];
                return position < 0 ? d / in[0] : i / in[1] == position ? d : 0f;
            }));
        }
    }
}
