package synapt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.io.FileFormatException;

/**
 * Reads CIFAR-10's binary files, plain or packed with gzip (told apart by their first bytes): records of 3,073 bytes without a
 * header, 1 label of 0 to 9, then 1,024 red, 1,024 green and 1,024 blue unsigned bytes, each plane row by row, 32 x 32. Described
 * at <a href="https://www.cs.toronto.edu/~kriz/cifar.html">cs.toronto.edu/~kriz/cifar.html</a>.
 *
 * <p>Refused, with the file and the byte of its content: an empty file, a part of a record, a label above 9, damaged gzip data,
 * more than 10,000 records in a file (no batch has more; nothing is unpacked beyond).
 */
public final class Cifar10 {

    /** What labels 0 to 9 mean. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int CHANNELS = 3;
    private static final int SIDE = 32;
    private static final int IMAGE_BYTES = CHANNELS * SIDE * SIDE;
    private static final int RECORD_BYTES = 1 + IMAGE_BYTES;
    private static final int MAX_RECORDS = 10_000;

    private Cifar10() {}

    /**
     * Reads batches, one after the other, into one data set.
     *
     * @param files one or more
     * @return images of 3x32x32 in the files' order
     * @throws FileFormatException      if a file is not what it should be
     * @throws IOException              if one can't be read
     * @throws IllegalArgumentException if there are no files, or more than an array holds
     */
    public static Dataset readBatch(Path... files) throws IOException {
        List<byte[]> batches = new ArrayList<>();
        for (Path file : files) {
            try (Unpacked in = Unpacked.open(file)) {
                batches.add(records(in));
            }
        }
        return split(batches);
    }

    /**
     * As {@link #readBatch(Path...)}.
     *
     * @param stream read to its end and closed; null, as for a resource that isn't there, is refused like a bad file
     * @param name   for messages
     */
    public static Dataset readBatch(@Nullable InputStream stream, String name) throws IOException {
        try (Unpacked in = Unpacked.open(stream, name)) {
            return split(List.of(records(in)));
        }
    }

    private static byte[] records(Unpacked in) throws IOException {
        byte[] bytes = in.upTo(MAX_RECORDS * RECORD_BYTES);
        in.end(MAX_RECORDS + " records");
        int rest = bytes.length % RECORD_BYTES;
        if (bytes.length == 0 || rest != 0) {
            throw in.fault(
                    bytes.length,
                    "found the file's end, expected " + (RECORD_BYTES - rest) + " more bytes of a record of "
                            + RECORD_BYTES);
        }
        for (int at = 0; at < bytes.length; at += RECORD_BYTES) {
            int label = bytes[at] & 0xFF;
            if (label >= CLASSES.size()) {
                throw in.fault(at, "found the label " + label + ", expected 0 to " + (CLASSES.size() - 1));
            }
        }
        return bytes;
    }

    private static Dataset split(List<byte[]> batches) {
        long count =
                batches.stream().mapToLong(batch -> batch.length / RECORD_BYTES).sum();
        if (count == 0 || count * IMAGE_BYTES > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("there are " + count + " images in " + batches.size()
                    + " files, expected one or more, and less than 2^31 bytes of pixels");
        }
        byte[] pixels = new byte[(int) count * IMAGE_BYTES];
        int[] labels = new int[(int) count];
        int i = 0;
        for (byte[] batch : batches) {
            for (int at = 0; at < batch.length; at += RECORD_BYTES, i++) {
                labels[i] = batch[at];
                System.arraycopy(batch, at + 1, pixels, i * IMAGE_BYTES, IMAGE_BYTES);
            }
        }
        return new Dataset(new Images((int) count, CHANNELS, SIDE, SIDE, pixels), labels);
    }
}
