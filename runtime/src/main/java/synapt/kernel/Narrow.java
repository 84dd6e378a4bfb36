package synapt.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** Floats as users hold them, whatever the kernels' numbers are: what stays {@code float} in the double twins. */
final class Narrow {

    private Narrow() {}

    static float get(MemorySegment floats, long i) {
        return floats.getAtIndex(JAVA_FLOAT_UNALIGNED, i);
    }

    static float round(double v) {
        return (float) v;
    }
}
