package synapt.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/** One number at a time, for the scalar kernels; its double twin {@code DoubleCells} is generated from this source. */
final class Cells {

    private Cells() {}

    static float get(MemorySegment s, long i) {
        return s.getAtIndex(JAVA_FLOAT, i);
    }

    static void set(MemorySegment s, long i, float v) {
        s.setAtIndex(JAVA_FLOAT, i, v);
    }

    /** All numbers. Until the JIT has compiled it, what reads an array is several times as fast as what reads a segment. */
    static float[] array(MemorySegment s) {
        // Not by toArray, nor below by a copy from an array: they make lambdas and a pattern switch at run time, which
        // a process's first prediction waits for.
        float[] numbers = new float[Math.toIntExact(s.byteSize() / Float.BYTES)];
        MemorySegment.ofArray(numbers).copyFrom(s);
        return numbers;
    }

    /** Sets all numbers of an array, from {@code offset} on. */
    static void copy(float[] from, MemorySegment to, long offset) {
        MemorySegment numbers = MemorySegment.ofArray(from);
        MemorySegment.copy(numbers, 0, to, offset * Float.BYTES, numbers.byteSize());
    }

    /** The greatest of n numbers, from {@code start} on and {@code step} apart; NaN if one is. */
    static float max(int n, MemorySegment s, long start, long step) {
        float max = get(s, start);
        for (int i = 1; i < n; i++) {
            max = Math.max(max, get(s, start + i * step));
        }
        return max;
    }

    /** Where the greatest is, the first of equals. A NaN at the beginning is; another is not. */
    static int greatest(int n, MemorySegment s, long start, long step) {
        float greatest = get(s, start);
        int answer = 0;
        for (int i = 1; i < n; i++) {
            float v = get(s, start + i * step);
            if (v > greatest) {
                greatest = v;
                answer = i;
            }
        }
        return answer;
    }

    /** The sum of 16 lanes by the halving tree of {@link Kernels}; overwrites them. */
    static float tree(float[] lanes) {
        for (int half = Kernels.LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }
}
