package synapt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synapt.kernel.Kernels;
import synapt.layer.Elementwise;
import synapt.layer.Noise;
import synapt.random.Rate;
import synapt.random.Threefry;

/** Calls users' elementwise layers for each element, for generated code. */
public final class CustomLayers {

    private CustomLayers() {}

    /**
     * {@code y = layer.forward(x, noise)} for the examples present; the lanes of absent ones become zero.
     *
     * @param key the key of the layer's noise in this step
     * @param y   [blocks][features][16], modified; may be {@code x}
     */
    public static void forward(
            Kernels k, Elementwise layer, long key, Workspace w, int features, MemorySegment x, MemorySegment y) {
        apply(k, w, features, new KeyedNoise(key), x, x, y, (a, b, noise) -> layer.forward(a, noise));
    }

    /** As {@link #forward}, in evaluation, where there is no noise. */
    public static void forwardEval(
            Kernels k, Elementwise layer, Workspace w, int features, MemorySegment x, MemorySegment y) {
        apply(k, w, features, new KeyedNoise(), x, x, y, (a, b, noise) -> layer.forward(a, noise));
    }

    /** {@code dx = layer.backward(x, dy, noise)}; dx may be dy. */
    public static void backward(
            Kernels k,
            Elementwise layer,
            long key,
            Workspace w,
            int features,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx) {
        apply(k, w, features, new KeyedNoise(key), x, dy, dx, layer::backward);
    }

    private interface Function {
        float apply(float a, float b, Noise noise);
    }

    private static void apply(
            Kernels k,
            Workspace w,
            int features,
            KeyedNoise noise,
            MemorySegment a,
            MemorySegment b,
            MemorySegment y,
            Function f) {
        boolean doubles = k.elementBytes() == Double.BYTES;
        for (int block = 0; block < w.blocks; block++) {
            for (int e = 0; e < features; e++) {
                for (int lane = 0; lane < Kernels.LANES; lane++) {
                    int example = block * Kernels.LANES + lane;
                    long i = ((long) block * features + e) * Kernels.LANES + lane;
                    noise.at(w.first + example, e);
                    float value = example < w.count ? f.apply(get(doubles, a, i), get(doubles, b, i), noise) : 0;
                    set(doubles, y, i, value);
                }
            }
        }
    }

    private static float get(boolean doubles, MemorySegment s, long i) {
        return doubles ? (float) s.getAtIndex(ValueLayout.JAVA_DOUBLE, i) : s.getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }

    private static void set(boolean doubles, MemorySegment s, long i, float value) {
        if (doubles) {
            s.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
        } else {
            s.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
        }
    }

    /** The noise of one element after another; the same decisions as {@code Kernels.dropout}. */
    private static final class KeyedNoise implements Noise {

        /** Sets the counters of other questions apart from those of decisions, whose high word is an index below 2^30. */
        private static final long OTHER = 1L << 63;

        private final long key;
        private final boolean exists;
        private long example;
        private int element;

        KeyedNoise(long key) {
            this.key = key;
            this.exists = true;
        }

        KeyedNoise() {
            this.key = 0;
            this.exists = false;
        }

        void at(long newExample, int newElement) {
            example = newExample;
            element = newElement;
        }

        @Override
        public boolean dropped(Rate rate) {
            long bits = bits(example & 0xFFFF_FFFFL | (long) (element / 4) << 32);
            return (int) (bits >>> 16 * (element % 4) & 0xFFFF) < rate.threshold();
        }

        @Override
        public float uniform() {
            return (bits(example & 0xFFFF_FFFFL | (long) element << 32 | OTHER) >>> 40) * 0x1p-24f;
        }

        private long bits(long counter) {
            if (!exists) {
                throw new IllegalStateException("a custom layer asked for noise in evaluation, where there is none; "
                        + "declare it with @CustomLayer(active = Active.TRAIN_AND_MC)");
            }
            return Threefry.bits(key, counter);
        }
    }
}
