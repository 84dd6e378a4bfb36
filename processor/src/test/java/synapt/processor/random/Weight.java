package synapt.processor.random;

import java.util.Random;

/**
 * A tensor of a network.
 *
 * @param name   as the documents say it is called
 * @param use    what it is for
 * @param fan    numbers that are summed with it
 */
record Weight(String name, Use use, int fan, int... shape) {

    enum Use {
        FACTOR,
        BIAS,
        MEAN,
        VARIANCE
    }

    int size() {
        return Sums.product(shape);
    }

    boolean isState() {
        return use == Use.MEAN || use == Use.VARIANCE;
    }

    /** Values that keep what is computed with them within bounds. */
    float[] draw(long seed) {
        Random random = new Random(seed ^ name.hashCode());
        double bound = use == Use.FACTOR ? 1.6 / Math.sqrt(fan) : 0.5;
        float[] values = new float[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (use == Use.VARIANCE ? random.nextDouble(0.5, 2) : random.nextDouble(-bound, bound));
        }
        return values;
    }
}
