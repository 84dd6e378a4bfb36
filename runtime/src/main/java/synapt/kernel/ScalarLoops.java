package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

/**
 * Innermost loops of scalar kernels, in methods of their own. The JIT compiles what is called some hundred times at once, but a
 * loop in a method that is called once only after 60,000 rounds: a process's first prediction would be over by then. The double
 * twin is generated from this source.
 */
final class ScalarLoops {

    /** How much is done by one call of what goes over an array: enough that a call costs little, in calls enough to be compiled. */
    private static final int PIECE = 64;

    private ScalarLoops() {}

    /** A product's chain: {@code sum}, and for each tap t in order a weight, {@code step} apart, times what the tap reads. */
    static float chain(float sum, float[] weights, int first, int step, float[] in, int from, int[] taps) {
        float chain = sum;
        int w = first;
        for (int tap : taps) {
            chain = Math.fma(weights[w], in[from + tap], chain);
            w += step;
        }
        return chain;
    }

    /** One tap of 16 chains. */
    static void tap(float[] lanes, float[] weights, int first, float value) {
        for (int l = 0; l < LANES; l++) {
            lanes[l] = Math.fma(weights[first + l], value, lanes[l]);
        }
    }

    /** The greater of each of 16 numbers and that of a cell; NaN if either is. */
    static void max(float[] lanes, float[] in, int first) {
        for (int l = 0; l < LANES; l++) {
            lanes[l] = Math.max(lanes[l], in[first + l]);
        }
    }

    /** Lays n numbers, {@code step} apart, side by side. */
    static void copy(float[] from, int first, int step, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = from[first + i * step];
        }
    }

    /** For each entry of a map the number there; 0 where it is negative. */
    static float[] gather(int[] map, float[] from) {
        float[] to = new float[map.length];
        for (int i = 0; i < map.length; i += PIECE) {
            gather(map, from, to, i, Math.min(map.length, i + PIECE));
        }
        return to;
    }

    private static void gather(int[] map, float[] from, float[] to, int first, int end) {
        for (int i = first; i < end; i++) {
            to[i] = map[i] < 0 ? 0f : from[map[i]];
        }
    }

    /** The first n numbers as those of the kernels. */
    static float[] rounded(double[] from, int n) {
        float[] to = new float[n];
        for (int i = 0; i < n; i += PIECE) {
            round(from, to, i, Math.min(n, i + PIECE));
        }
        return to;
    }

    private static void round(double[] from, float[] to, int first, int end) {
        for (int i = first; i < end; i++) {
            to[i] = ScalarMath.round(from[i]);
        }
    }
}
