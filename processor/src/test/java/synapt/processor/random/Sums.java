package synapt.processor.random;

/** Sums in the orders that docs/reproducibility.md fixes. */
final class Sums {

    /** Numbers that are worked on together, and examples of a block. */
    static final int LANES = 16;

    private Sums() {}

    /** A number of one example. */
    interface OfExample {
        float at(int example);
    }

    /** The halving tree. */
    static float tree(float[] lanes) {
        float[] sums = lanes.clone();
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }

    /** The halving tree over the examples of a block; absent ones are +0. */
    static float ofBlock(int block, int examples, OfExample f) {
        float[] lanes = new float[LANES];
        for (int l = 0; l < LANES && block * LANES + l < examples; l++) {
            lanes[l] = f.at(block * LANES + l);
        }
        return tree(lanes);
    }

    static int blocks(int examples) {
        return (examples + LANES - 1) / LANES;
    }

    static int product(int... sizes) {
        int n = 1;
        for (int s : sizes) {
            n *= s;
        }
        return n;
    }
}
