package synapt.data;

import java.util.Arrays;

/**
 * Puts a black border around an image, cuts a part of the image's size out of that at a random place, and mirrors every other one:
 * the usual augmentation for small photographs (He et al., "Deep residual learning for image recognition", 2016, section 4.2, with
 * a border of 4; torchvision's {@code RandomCrop(32, padding=4)} and {@code RandomHorizontalFlip()} on bytes).
 *
 * <p>All {@code 2 border + 1} places in each direction are equally likely up to 2^-25 of their probability. The low half of the bits
 * chooses the row, the high half's lowest bit whether to mirror and its others the column.
 *
 * @param border pixels on each side, 0 to 32; with 0 images are mirrored only
 */
public record CropAndMirror(int border) implements Augmentation {

    private static final int MAX_BORDER = 32;

    /** @throws IllegalArgumentException if the border is out of its range */
    public CropAndMirror {
        if (border < 0 || border > MAX_BORDER) {
            throw new IllegalArgumentException("the border is " + border + " pixels, expected 0 to " + MAX_BORDER);
        }
    }

    /** As the constructor. */
    public static CropAndMirror of(int border) {
        return new CropAndMirror(border);
    }

    @Override
    public void write(Images images, int image, long bits, byte[] to, int at) {
        int places = 2 * border + 1;
        int down = (int) ((bits & 0xFFFF_FFFFL) * places >>> 32) - border;
        int right = (int) ((bits >>> 33) * places >>> 31) - border;
        boolean mirrored = (bits >>> 32 & 1) == 1;
        int width = images.width();
        int rows = images.channels() * images.height();
        for (int row = 0; row < rows; row++) {
            int y = row % images.height() + down;
            int start = at + row * width;
            if (y < 0 || y >= images.height() || Math.abs(right) >= width) {
                Arrays.fill(to, start, start + width, (byte) 0);
            } else {
                int source = image * images.imageBytes() + (row + down) * width;
                shift(images.pixels(), source, right, to, start, width);
                if (mirrored) {
                    reverse(to, start, width);
                }
            }
        }
    }

    /** A row moved to the left by {@code right}, less than the width; black where nothing comes from. */
    private static void shift(byte[] from, int source, int right, byte[] to, int start, int width) {
        int first = Math.max(-right, 0);
        int last = Math.min(width - right, width);
        Arrays.fill(to, start, start + first, (byte) 0);
        System.arraycopy(from, source + first + right, to, start + first, last - first);
        Arrays.fill(to, start + last, start + width, (byte) 0);
    }

    private static void reverse(byte[] row, int start, int width) {
        for (int i = start, j = start + width - 1; i < j; i++, j--) {
            byte other = row[i];
            row[i] = row[j];
            row[j] = other;
        }
    }
}
