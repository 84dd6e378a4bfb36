package synapt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import synapt.io.FileFormatException;

/**
 * Reads IDX files, the format of MNIST and Fashion-MNIST, plain or packed with gzip (told apart by their first bytes).
 *
 * <p>Images: four big-endian 32-bit integers, the magic number 2051, count, rows, columns; then count * rows * columns unsigned
 * bytes, row by row. Labels: the magic number 2049 and count; then count unsigned bytes. The format is described at
 * <a href="http://yann.lecun.com/exdb/mnist/">yann.lecun.com/exdb/mnist</a>.
 *
 * <p>Refused, with the file and the byte of its content: another magic number, a size of 0, more than 2^31 - 9 pixels, a file that
 * is shorter or longer than its header says, a label that is no class, damaged gzip data. No more is unpacked than the header
 * says, so a small file can't fill the memory.
 */
public final class Idx {

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private Idx() {}

    /**
     * Reads images and their labels.
     *
     * @param classes how many classes there are, 1 to 256: labels are 0 to classes - 1
     * @throws FileFormatException if a file is not what it should be, or they differ in count
     * @throws IOException         if one can't be read
     */
    public static Dataset read(Path images, Path labels, int classes) throws IOException {
        return dataset(readImages(images), readLabels(labels, classes), images.toString(), labels.toString());
    }

    /**
     * As {@link #read(Path, Path, int)}, from the class path.
     *
     * @param anchor the resources are found as by {@link Class#getResourceAsStream}
     */
    public static Dataset read(Class<?> anchor, String images, String labels, int classes) throws IOException {
        return dataset(
                readImages(anchor.getResourceAsStream(images), images),
                readLabels(anchor.getResourceAsStream(labels), labels, classes),
                images,
                labels);
    }

    /**
     * Reads images.
     *
     * @return images of one channel
     * @throws FileFormatException if the file is not what it should be
     * @throws IOException         if it can't be read
     */
    public static Images readImages(Path file) throws IOException {
        try (Unpacked in = Unpacked.open(file)) {
            return images(in);
        }
    }

    /**
     * As {@link #readImages(Path)}.
     *
     * @param stream read to its end and closed; null, as for a resource that isn't there, is refused like a bad file
     * @param name   for messages
     */
    public static Images readImages(@Nullable InputStream stream, String name) throws IOException {
        try (Unpacked in = Unpacked.open(stream, name)) {
            return images(in);
        }
    }

    /**
     * Reads labels.
     *
     * @param classes how many classes there are, 1 to 256: labels are 0 to classes - 1
     * @throws FileFormatException if the file is not what it should be
     * @throws IOException         if it can't be read
     */
    public static int[] readLabels(Path file, int classes) throws IOException {
        try (Unpacked in = Unpacked.open(file)) {
            return labels(in, classes);
        }
    }

    /**
     * As {@link #readLabels(Path, int)}.
     *
     * @param stream read to its end and closed; null, as for a resource that isn't there, is refused like a bad file
     * @param name   for messages
     */
    public static int[] readLabels(@Nullable InputStream stream, String name, int classes) throws IOException {
        try (Unpacked in = Unpacked.open(stream, name)) {
            return labels(in, classes);
        }
    }

    private static Dataset dataset(Images images, int[] labels, String imagesName, String labelsName)
            throws FileFormatException {
        if (images.count() != labels.length) {
            throw new FileFormatException(
                    labelsName,
                    4,
                    "found " + labels.length + " labels, expected " + images.count() + ", one for each image of "
                            + imagesName);
        }
        return new Dataset(images, labels);
    }

    private static Images images(Unpacked in) throws IOException {
        requireMagic(in, IMAGES, "images", LABELS, "labels");
        int count = size(in, "images");
        int rows = size(in, "rows");
        int columns = size(in, "columns");
        // The first product is below 2^62; if it passes, so is the second.
        long pixels = (long) rows * columns;
        if (pixels > MAX_BYTES || pixels * count > MAX_BYTES) {
            throw in.fault(
                    4,
                    "found %d images of %dx%d, expected at most %d pixels".formatted(count, rows, columns, MAX_BYTES));
        }
        byte[] bytes = in.bytes((int) pixels * count, "pixels");
        in.end("%d images of %dx%d".formatted(count, rows, columns));
        return new Images(count, 1, rows, columns, bytes);
    }

    private static int[] labels(Unpacked in, int classes) throws IOException {
        if (classes < 1 || classes > 256) {
            throw new IllegalArgumentException(
                    "there are " + classes + " classes, expected 1 to 256, as a label is a byte");
        }
        requireMagic(in, LABELS, "labels", IMAGES, "images");
        int count = size(in, "labels");
        if (count > MAX_BYTES) {
            throw in.fault(4, "found " + count + " labels, expected at most " + MAX_BYTES);
        }
        long first = in.position();
        byte[] bytes = in.bytes(count, "labels");
        in.end(count + " labels");
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = bytes[i] & 0xFF;
            if (labels[i] >= classes) {
                throw in.fault(first + i, "found the label " + labels[i] + ", expected 0 to " + (classes - 1));
            }
        }
        return labels;
    }

    private static void requireMagic(Unpacked in, int magic, String what, int otherMagic, String other)
            throws IOException {
        int found = in.integer("the magic number");
        if (found != magic) {
            throw in.fault(
                    0,
                    "found the magic number 0x%08x, expected 0x%08x of IDX %s%s"
                            .formatted(found, magic, what, found == otherMagic ? ": this is a file of " + other : ""));
        }
    }

    /** A size of 1 or more. */
    private static int size(Unpacked in, String what) throws IOException {
        long at = in.position();
        int size = in.integer("the header");
        if (size < 1) {
            throw in.fault(
                    at,
                    "found " + Integer.toUnsignedString(size) + " " + what + ", expected 1 to " + Integer.MAX_VALUE);
        }
        return size;
    }
}
