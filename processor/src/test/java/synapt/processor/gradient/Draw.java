package synapt.processor.gradient;

import java.util.Random;

/** Random choices, the same in every run. */
final class Draw {

    private final Random random;

    Draw(String name) {
        random = new Random(name.hashCode());
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    int of(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    double of(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Examples of a batch: less, more and exactly what fills blocks of 16. */
    int examples() {
        return of(1, 2, 3, 7, 13, 16, 17, 19, 33);
    }

    /** Numbers of about unit size that stay exact as floats when multiples of 2^-20 up to 2 are added. */
    float[] floats(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = between(-1_500_000, 1_500_000) * 0x1p-20f; // fine enough for no two to be equal
        }
        return values;
    }

    /** As {@link #floats}, from 0 to 1. */
    float[] shares(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = between(0, 1 << 20) * 0x1p-20f;
        }
        return values;
    }

    int[] classes(int n, int classes) {
        return random.ints(n, 0, classes).toArray();
    }

    double[] gaussians(int n, double deviation) {
        return random.doubles(n).map(u -> random.nextGaussian() * deviation).toArray();
    }

    /** Each -1 or 1. */
    double[] signs(int n) {
        return random.ints(n, 0, 2).mapToDouble(b -> 2 * b - 1).toArray();
    }
}
