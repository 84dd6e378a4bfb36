package synapt.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * Images of one size. The array is not copied, neither in nor out: whoever changes it changes the images.
 *
 * @param count    images, 1 or more
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height   rows, 1 or more
 * @param width    columns, 1 or more
 * @param pixels   [count][channels][height][width], unsigned bytes: {@code b & 0xFF} is 0 to 255
 */
public record Images(int count, int channels, int height, int width, byte[] pixels) {

    /** @throws IllegalArgumentException if a size is below 1, or the array's length is not their product */
    public Images {
        if (count < 1 || channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "images need sizes of 1 or more, but are " + sizes(count, channels, height, width));
        }
        if (product(count, channels, height, width) != pixels.length) {
            throw new IllegalArgumentException("images of %s do not fill %d bytes"
                    .formatted(sizes(count, channels, height, width), pixels.length));
        }
    }

    /** Bytes of one image: channels * height * width. */
    public int imageBytes() {
        return channels * height * width;
    }

    /**
     * A copy of some of the images.
     *
     * @param from the first, 0 or more
     * @param to   the one after the last, above from
     * @throws IndexOutOfBoundsException if that is no range of images
     * @throws IllegalArgumentException  if the range is empty
     */
    public Images subset(int from, int to) {
        Objects.checkFromToIndex(from, to, count);
        byte[] part = Arrays.copyOfRange(pixels, from * imageBytes(), to * imageBytes());
        return new Images(to - from, channels, height, width, part);
    }

    /**
     * Some of the images as numbers, with the same bits as when a network is given bytes and a normalisation.
     *
     * @param from the first, 0 or more
     * @param to   the one after the last, from or more
     * @return [to - from][channels][height][width]
     * @throws IndexOutOfBoundsException if that is no range of images
     * @throws IllegalArgumentException  if the normalisation is for another number of channels
     */
    public float[] floats(int from, int to, Normalization normalization) {
        Objects.checkFromToIndex(from, to, count);
        float[] scale = normalization.scale(channels);
        float[] shift = normalization.shift(channels);
        float[] floats = new float[(to - from) * imageBytes()];
        for (int i = 0; i < floats.length; i++) {
            int channel = i / (height * width) % channels;
            floats[i] = Math.fma(pixels[from * imageBytes() + i] & 0xFF, scale[channel], shift[channel]);
        }
        return floats;
    }

    /** Such as {@code 10000 images of 1x28x28}. */
    @Override
    public String toString() {
        return count + " images of " + channels + "x" + height + "x" + width;
    }

    /** The product of sizes of 1 or more, or -1 if it is more than an array holds. */
    private static long product(int... sizes) {
        long product = 1;
        for (int size : sizes) {
            product *= size;
            if (product > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return product;
    }

    private static String sizes(int count, int channels, int height, int width) {
        return "[%d, %d, %d, %d]".formatted(count, channels, height, width);
    }
}
