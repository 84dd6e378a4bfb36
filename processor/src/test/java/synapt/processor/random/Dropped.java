package synapt.processor.random;

import java.util.List;
import synapt.kernel.ScalarFunctions;
import synapt.random.AffineRate;
import synapt.random.BlockRate;
import synapt.random.Spread;
import synapt.random.Streams;
import synapt.random.Threefry;

/**
 * Noise of training.
 *
 * @param stream its name
 * @param p      the rate, or a standard deviation
 * @param block  the sides of squares
 */
record Dropped(Kind kind, String stream, int[] shape, double p, int block) implements Op {

    /** Mask and law. */
    enum Kind {
        ELEMENT,
        CHANNEL,
        FEATURE,
        EXAMPLE,
        BLOCK,
        ALPHA,
        FEATURE_ALPHA,
        GAUSSIAN,
        ADDED
    }

    @Override
    public boolean isNoise() {
        return true;
    }

    /** The number of the decision that an element takes part in. */
    private int decision(int element) {
        return switch (kind) {
            case ELEMENT, BLOCK, ALPHA, GAUSSIAN, ADDED -> element;
            case CHANNEL, FEATURE_ALPHA -> element / (size() / shape[0]);
            case FEATURE -> element % (size() / shape[0]);
            case EXAMPLE -> 0;
        };
    }

    private static long bits(long key, int example, int index) {
        return Threefry.bits(key, (long) index << 32 | example);
    }

    private static float normal(long key, int example, int decision) {
        return ScalarFunctions.normal(bits(key, example, decision / 2), decision % 2 == 1);
    }

    @Override
    public float[][] forward(Pass pass, List<float[][]> x) {
        return apply(pass, x.getFirst(), false);
    }

    @Override
    public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
        return Op.one(apply(pass, dy, true));
    }

    private float[][] apply(Pass pass, float[][] x, boolean gradient) {
        long key = Streams.key(pass.seed, Streams.id(stream), pass.step);
        if (kind == Kind.BLOCK) {
            return blocks(key, x);
        }
        if (kind == Kind.GAUSSIAN) {
            float deviation = Spread.ofRate(p).deviation();
            return Activations.each(x.length, size(), (e, i) -> x[e][i] * Math.fma(deviation, normal(key, e, i), 1f));
        }
        if (kind == Kind.ADDED) {
            float deviation = Spread.of(p).deviation();
            return gradient || deviation == 0
                    ? x
                    : Activations.each(x.length, size(), (e, i) -> Math.fma(deviation, normal(key, e, i), x[e][i]));
        }
        boolean alpha = kind == Kind.ALPHA || kind == Kind.FEATURE_ALPHA;
        AffineRate rate = alpha ? AffineRate.alpha(p) : AffineRate.inverted(p);
        return Activations.each(x.length, size(), (e, i) -> {
            int d = decision(i);
            boolean dropped = (bits(key, e, d / 4) >>> 16 * (d % 4) & 0xFFFF) < rate.threshold();
            if (!alpha || gradient) {
                return dropped ? 0f : x[e][i] * rate.scale();
            }
            return dropped ? rate.fill() : Math.fma(x[e][i], rate.scale(), rate.shift());
        });
    }

    private float[][] blocks(long key, float[][] x) {
        int rows = shape[1] - block + 1;
        int cols = shape[2] - block + 1;
        long threshold = BlockRate.of(p, block, shape[1], shape[2]).threshold();
        float[][] y = new float[x.length][size()];
        for (int e = 0; e < x.length; e++) {
            boolean[] dropped = new boolean[size()];
            for (int s = 0; s < shape[0] * rows * cols; s++) {
                if ((bits(key, e, s / 2) >>> 32 * (s % 2) & 0xFFFF_FFFFL) < threshold) {
                    for (int r = 0; r < block; r++) {
                        for (int c = 0; c < block; c++) {
                            int row = s / cols % rows + r;
                            dropped[(s / cols / rows * shape[1] + row) * shape[2] + s % cols + c] = true;
                        }
                    }
                }
            }
            int kept = 0;
            for (boolean d : dropped) {
                kept += d ? 0 : 1;
            }
            float scale = kept == 0 ? 0f : size() / (float) kept;
            for (int i = 0; i < size(); i++) {
                y[e][i] = dropped[i] ? 0f : x[e][i] * scale;
            }
        }
        return y;
    }
}
