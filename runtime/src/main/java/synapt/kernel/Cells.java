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
