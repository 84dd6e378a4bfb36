package synapt.data;

import java.util.Arrays;

/**
 * Makes unsigned bytes floats of about mean 0 and deviation 1: {@code value = fma(byte, scale, shift)}, rounded once, with
 * {@code scale = (float) (1 / (255 * std))} and {@code shift = (float) (-mean / std)}. Mean and deviation are on a scale of 0 to
 * 1, so the numbers of torchvision's {@code Normalize} after {@code ToTensor} fit (and agree to rounding, not bit for bit).
 */
public final class Normalization {

    private static final double WHITE = 255;

    private final boolean uniform;
    private final float[] scale;
    private final float[] shift;

    private Normalization(boolean uniform, double[] mean, double[] std) {
        this.uniform = uniform;
        this.scale = new float[std.length];
        this.shift = new float[std.length];
        for (int c = 0; c < std.length; c++) {
            String where = uniform ? "" : " of channel " + c;
            if (!Double.isFinite(mean[c])) {
                throw new IllegalArgumentException(
                        "the mean" + where + " is " + mean[c] + ", expected a finite number");
            }
            scale[c] = (float) (1 / (WHITE * std[c]));
            shift[c] = (float) (-mean[c] / std[c]);
            if (!(std[c] > 0 && scale[c] > 0 && Float.isFinite(scale[c]) && Float.isFinite(shift[c]))) {
                throw new IllegalArgumentException("the standard deviation" + where + " is " + std[c]
                        + ", expected a number above 0, on a scale where black is 0 and white is 1");
            }
        }
    }

    /**
     * The same for every channel, however many there are.
     *
     * @param mean finite
     * @param std  above 0
     * @throws IllegalArgumentException if one is not so, or so extreme that float has no such scale
     */
    public static Normalization of(double mean, double std) {
        return new Normalization(true, new double[] {mean}, new double[] {std});
    }

    /**
     * Each channel has its own.
     *
     * @param mean [channels], finite
     * @param std  [channels], above 0
     * @throws IllegalArgumentException if one is not so, or there are none, or not as many of both
     */
    public static Normalization perChannel(double[] mean, double[] std) {
        if (mean.length != std.length || mean.length == 0) {
            throw new IllegalArgumentException("there are " + mean.length + " means and " + std.length
                    + " standard deviations, expected one of both for each channel");
        }
        return new Normalization(false, mean, std);
    }

    /**
     * What bytes are multiplied with.
     *
     * @param channels of the images
     * @return [channels], the caller's own
     * @throws IllegalArgumentException if this was made for another number of channels
     */
    public float[] scale(int channels) {
        return forChannels(scale, channels);
    }

    /**
     * What is added then.
     *
     * @param channels of the images
     * @return [channels], the caller's own
     * @throws IllegalArgumentException if this was made for another number of channels
     */
    public float[] shift(int channels) {
        return forChannels(shift, channels);
    }

    private float[] forChannels(float[] values, int channels) {
        if (channels < 1 || !uniform && channels != values.length) {
            throw new IllegalArgumentException("the images have " + channels
                    + " channels, but the normalisation is for " + (uniform ? "1 or more" : values.length));
        }
        float[] all = Arrays.copyOf(values, channels);
        if (uniform) {
            Arrays.fill(all, values[0]);
        }
        return all;
    }
}
