package synapt.processor.random;

import java.util.Arrays;
import java.util.List;

/**
 * Each element of the result is one of the input's, or 0.
 *
 * @param map    for each element of the result where it comes from, or -1
 * @param inputs elements of the input
 */
record Moves(int[] shape, int[] map, int inputs) implements Op {

    /** Of one place, given as indices, the place that is read; null for none. */
    interface Place {
        int[] of(int[] index);
    }

    static Moves of(int[] in, int[] shape, Place place) {
        int[] map = new int[Sums.product(shape)];
        Arrays.setAll(map, i -> {
            int[] index = new int[shape.length];
            int rest = i;
            for (int d = shape.length - 1; d >= 0; d--) {
                index[d] = rest % shape[d];
                rest /= shape[d];
            }
            int[] from = place.of(index);
            int at = 0;
            for (int d = 0; d < in.length; d++) {
                if (from[d] < 0 || from[d] >= in[d]) {
                    return -1;
                }
                at = at * in[d] + from[d];
            }
            return at;
        });
        return new Moves(shape, map, Sums.product(in));
    }

    @Override
    public float[][] forward(Pass pass, List<float[][]> x) {
        return Activations.each(x.getFirst().length, size(), (e, i) -> map[i] < 0 ? 0f : x.getFirst()[e][map[i]]);
    }

    @Override
    public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
        float[][] dx = new float[dy.length][inputs];
        for (int e = 0; e < dy.length; e++) {
            for (int i = 0; i < size(); i++) {
                if (map[i] >= 0) {
                    dx[e][map[i]] += dy[e][i];
                }
            }
        }
        return Op.one(dx);
    }

    /** The same elements in another shape, or in none: what does nothing. */
    record View(int[] shape) implements Op {

        @Override
        public boolean movesNothing() {
            return true;
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            return x.getFirst();
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            return Op.one(dy);
        }
    }
}
