package synapt.benchmarks.harness;

import java.util.Arrays;
import java.util.Random;

/**
 * Made-up data that can be learnt: each of ten classes has a fixed random pattern, each sample is its class's pattern
 * plus noise. Seeded, so that every library and every process sees the same numbers.
 *
 * @param features numbers a sample
 * @param images samples by features, row-major; not copied
 * @param labels one for each sample, in 0..9; not copied
 */
public record Data(int features, float[] images, int[] labels) {
    public static final int CLASSES = 10;

    private static final long SEED = 42;
    /** Against noise of 1: a net needs some steps to learn it, yet does within one measurement. */
    private static final float PATTERN = 0.5f;

    /** Makes them up. */
    public static Data of(int samples, int features) {
        Random random = new Random(SEED);
        float[] patterns = new float[CLASSES * features];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = (float) random.nextGaussian() * PATTERN;
        }
        float[] images = new float[samples * features];
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = random.nextInt(CLASSES);
            for (int f = 0; f < features; f++) {
                images[s * features + f] = patterns[labels[s] * features + f] + (float) random.nextGaussian();
            }
        }
        return new Data(features, images, labels);
    }

    /** How many there are. */
    public int samples() {
        return labels.length;
    }

    /** Copies {@code count} samples from {@code first} on. */
    public float[] images(int first, int count) {
        return Arrays.copyOfRange(images, first * features, (first + count) * features);
    }

    /** Copies {@code count} labels from {@code first} on. */
    public int[] labels(int first, int count) {
        return Arrays.copyOfRange(labels, first, first + count);
    }

    /**
     * Counts right answers.
     *
     * @param logits [examples][{@link #CLASSES}] of the samples from {@code first} on
     */
    public int correct(int first, float[] logits) {
        int correct = 0;
        for (int i = 0; i < logits.length / CLASSES; i++) {
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                if (logits[i * CLASSES + c] > logits[i * CLASSES + best]) {
                    best = c;
                }
            }
            if (best == labels[first + i]) {
                correct++;
            }
        }
        return correct;
    }
}
