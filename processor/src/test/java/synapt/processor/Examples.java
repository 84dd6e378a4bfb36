package synapt.processor;

import synapt.random.Threefry;

/** Numbers to train on: pure functions of their seed. */
final class Examples {

    private Examples() {}

    /** Numbers from [-1, 1). */
    static float[] floats(long seed, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (int) Threefry.bits(seed, i) * 0x1p-31f;
        }
        return values;
    }

    static byte[] bytes(long seed, int n) {
        byte[] values = new byte[n];
        for (int i = 0; i < n; i++) {
            values[i] = (byte) Threefry.bits(seed, i);
        }
        return values;
    }

    /** Class numbers. */
    static int[] labels(long seed, int n, int classes) {
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (int) Long.remainderUnsigned(Threefry.bits(~seed, i), classes);
        }
        return labels;
    }
}
