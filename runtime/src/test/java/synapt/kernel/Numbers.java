package synapt.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/** Makes segments of a kernel's numbers and reads them back: the same numbers for the same seed, whatever the kernels. */
final class Numbers {

    private static final float[] SPECIAL = {
        Float.NaN,
        -0f,
        0f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -3 * Float.MIN_VALUE,
        1e38f,
        -1e-38f
    };

    final Kernels kernels;
    private final SplittableRandom random;
    private final boolean special;

    /** @param special whether NaN, infinities, both zeros and subnormal numbers are among them */
    Numbers(Kernels kernels, long seed, boolean special) {
        this.kernels = kernels;
        this.random = new SplittableRandom(seed);
        this.special = special;
    }

    /** Normally distributed numbers. */
    MemorySegment some(long n) {
        return of(array(n));
    }

    /** A few different numbers, so that many are equal. */
    MemorySegment few(long n) {
        double[] values = array(n);
        for (int i = 0; i < n; i++) {
            values[i] = Double.isFinite(values[i]) ? Math.rint(2 * values[i]) : values[i];
        }
        return of(values);
    }

    /** Positive numbers of about 1. */
    MemorySegment positive(long n) {
        return of(random.doubles(n, 0.5, 2).map(v -> (float) v).toArray());
    }

    /** To be written; what a kernel leaves out is seen. */
    MemorySegment unset(long n) {
        double[] values = new double[(int) n];
        java.util.Arrays.fill(values, 777);
        return of(values);
    }

    float[] floats(int n) {
        float[] values = new float[n];
        double[] from = array(n);
        for (int i = 0; i < n; i++) {
            values[i] = (float) from[i];
        }
        return values;
    }

    int[] below(int bound, int n) {
        return random.ints(n, 0, bound).toArray();
    }

    byte[] bytes(int n) {
        byte[] values = new byte[n];
        random.nextBytes(values);
        return values;
    }

    MemorySegment of(double... values) {
        MemorySegment s = Arena.ofAuto().allocate((long) values.length * kernels.elementBytes(), 64);
        kernels.write(values, s, 0, values.length);
        return s;
    }

    double[] read(MemorySegment s) {
        double[] values = new double[(int) (s.byteSize() / kernels.elementBytes())];
        kernels.read(s, 0, values, values.length);
        return values;
    }

    private double[] array(long n) {
        double[] values = new double[(int) n];
        for (int i = 0; i < n; i++) {
            boolean odd = special && random.nextInt(40) == 0;
            values[i] = odd ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
        }
        return values;
    }
}
