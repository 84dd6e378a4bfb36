package synapt.processor.random;

import org.jspecify.annotations.Nullable;

/**
 * The three products of a convolution, each a chain of fma. Padding takes part as zeros.
 *
 * @param groups  groups of channels
 * @param ins     channels that it reads, of one group
 * @param outs    channels that it makes, of one group
 */
record Convolution(Slide slide, int groups, int ins, int outs) {

    /** Bias first, then the channels of the group, and for each the taps. */
    float[] apply(float[] w, float @Nullable [] bias, float[] x) {
        int windows = slide.windows();
        int taps = slide.taps();
        float[] y = new float[groups * outs * windows];
        for (int o = 0; o < groups * outs; o++) {
            for (int p = 0; p < windows; p++) {
                float sum = bias == null ? 0f : bias[o];
                for (int c = 0; c < ins; c++) {
                    for (int t = 0; t < taps; t++) {
                        int i = slide.read(p, t);
                        float v = i < 0 ? 0f : x[(o / outs * ins + c) * slide.places() + i];
                        sum = Math.fma(w[(o * ins + c) * taps + t], v, sum);
                    }
                }
                y[o * windows + p] = sum;
            }
        }
        return y;
    }

    /** The gradient of what it read, or a transposed convolution: bias first, the channels made, and for each the taps. */
    float[] spread(float[] w, float @Nullable [] bias, float[] dy) {
        int places = slide.places();
        int taps = slide.taps();
        float[] dx = new float[groups * ins * places];
        for (int c = 0; c < groups * ins; c++) {
            for (int i = 0; i < places; i++) {
                float sum = bias == null ? 0f : bias[c];
                for (int o = 0; o < outs; o++) {
                    for (int t = 0; t < taps; t++) {
                        int p = slide.reader(i, t);
                        int channel = c / ins * outs + o;
                        float v = p < 0 ? 0f : dy[channel * slide.windows() + p];
                        sum = Math.fma(w[(channel * ins + c % ins) * taps + t], v, sum);
                    }
                }
                dx[c * places + i] = sum;
            }
        }
        return dx;
    }

    /** For each block: per example a chain over the windows, then the tree. */
    float[][] weightGradient(float[][] x, float[][] dy) {
        int taps = slide.taps();
        float[][] sums = new float[Sums.blocks(x.length)][groups * outs * ins * taps];
        for (int block = 0; block < sums.length; block++) {
            for (int i = 0; i < sums[block].length; i++) {
                int o = i / taps / ins;
                int c = o / outs * ins + i / taps % ins;
                int t = i % taps;
                sums[block][i] = Sums.ofBlock(block, x.length, e -> {
                    float sum = 0f;
                    for (int p = 0; p < slide.windows(); p++) {
                        int from = slide.read(p, t);
                        float v = from < 0 ? 0f : x[e][c * slide.places() + from];
                        sum = Math.fma(dy[e][o * slide.windows() + p], v, sum);
                    }
                    return sum;
                });
            }
        }
        return sums;
    }

    /** For each block: per example the sum over positions, then the tree. */
    static float[][] biasGradient(int channels, float[][] dy) {
        int positions = dy[0].length / channels;
        float[][] sums = new float[Sums.blocks(dy.length)][channels];
        for (int block = 0; block < sums.length; block++) {
            for (int c = 0; c < channels; c++) {
                int first = c * positions;
                sums[block][c] = Sums.ofBlock(block, dy.length, e -> {
                    float sum = 0f;
                    for (int p = first; p < first + positions; p++) {
                        sum += dy[e][p];
                    }
                    return sum;
                });
            }
        }
        return sums;
    }

    /** Where one window sees all, a gradient is one chain over the batch. */
    static float[] weightGradientOverBatch(float[][] x, float[][] dy) {
        float[] sums = new float[dy[0].length * x[0].length];
        for (int i = 0; i < sums.length; i++) {
            for (int e = 0; e < x.length; e++) {
                sums[i] = Math.fma(dy[e][i / x[0].length], x[e][i % x[0].length], sums[i]);
            }
        }
        return sums;
    }
}
