package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static synapt.data.Packed.concat;
import static synapt.data.Packed.gzip;
import static synapt.data.Packed.idx;
import static synapt.data.Packed.with;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.io.FileFormatException;

class IdxTest {

    private static final int IMAGES = 2051;
    private static final int LABELS = 2049;

    @TempDir
    Path folder;

    record Damage(String what, byte[] file, String message) {

        @Override
        public String toString() {
            return what;
        }
    }

    @Test
    void reads_plain_and_packed_files() throws IOException {
        byte[] images = idx(24, IMAGES, 2, 3, 4);
        byte[] labels = idx(2, LABELS, 2);

        for (boolean packed : new boolean[] {false, true}) {
            Path imageFile = Files.write(folder.resolve("images"), packed ? gzip(images) : images);
            Path labelFile = Files.write(folder.resolve("labels"), packed ? gzip(labels) : labels);
            Dataset data = Idx.read(imageFile, labelFile, 10);

            assertThat(data.images()).hasToString("2 images of 1x3x4");
            assertThat(data.images().pixels()).isEqualTo(Arrays.copyOfRange(images, 16, 40));
            assertThat(data.labels()).containsExactly(0, 1);
            assertThat(Idx.readImages(imageFile).pixels())
                    .isEqualTo(data.images().pixels());
            assertThat(Idx.readLabels(labelFile, 2)).containsExactly(0, 1);
        }
    }

    @Test
    void reads_labels_as_unsigned_bytes() throws IOException {
        byte[] file = with(idx(1, LABELS, 1), 8, 255);

        assertThat(Idx.readLabels(new ByteArrayInputStream(file), "labels", 256))
                .containsExactly(255);
    }

    @Test
    void reads_and_closes_streams() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayInputStream stream = new ByteArrayInputStream(gzip(idx(4, IMAGES, 1, 2, 2))) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThat(Idx.readImages(stream, "images").pixels()).containsExactly(0, 1, 2, 3);
        assertThat(closed).containsExactly(true);
    }

    @Test
    void explains_a_resource_that_is_not_there() {
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Idx.read(IdxTest.class, "/no.gz", "/no.gz", 10))
                .withMessage("/no.gz: found no stream, expected one: is the resource on the class path?");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Idx.readImages(folder.resolve("no.gz")))
                .withMessage(folder.resolve("no.gz") + ": there is no such file");
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Idx.readImages(folder))
                .withMessage(folder + ": found a folder, expected a file");
    }

    static Stream<Damage> damagedImages() {
        byte[] good = idx(24, IMAGES, 2, 3, 4);
        return Stream.of(
                new Damage(
                        "empty",
                        new byte[0],
                        ", byte 0: found the file's end, expected 4 more bytes of the magic number"),
                new Damage(
                        "three bytes",
                        new byte[3],
                        ", byte 3: found the file's end, expected 1 more bytes of the magic number"),
                new Damage(
                        "PNG",
                        with(good, 0, 0x89),
                        ", byte 0: found the magic number 0x89000803, expected 0x00000803 of IDX images"),
                new Damage(
                        "labels",
                        idx(2, LABELS, 2),
                        ", byte 0: found the magic number 0x00000801, expected 0x00000803 of IDX images: this is a file of labels"),
                new Damage(
                        "header cut short",
                        Arrays.copyOf(good, 14),
                        ", byte 14: found the file's end, expected 2 more bytes of the header"),
                new Damage("no images", idx(0, IMAGES, 0, 3, 4), ", byte 4: found 0 images, expected 1 to 2147483647"),
                new Damage(
                        "negative count",
                        idx(24, IMAGES, -2, 3, 4),
                        ", byte 4: found 4294967294 images, expected 1 to 2147483647"),
                new Damage("no rows", idx(0, IMAGES, 2, 0, 4), ", byte 8: found 0 rows, expected 1 to 2147483647"),
                new Damage(
                        "no columns", idx(0, IMAGES, 2, 3, 0), ", byte 12: found 0 columns, expected 1 to 2147483647"),
                new Damage(
                        "too many pixels",
                        idx(0, IMAGES, 65536, 256, 128),
                        ", byte 4: found 65536 images of 256x128, expected at most 2147483639 pixels"),
                new Damage(
                        "product beyond 64 bits",
                        idx(0, IMAGES, 4, 2147483647, 2147483647),
                        ", byte 4: found 4 images of 2147483647x2147483647, expected at most 2147483639 pixels"),
                new Damage(
                        "cut short",
                        Arrays.copyOf(good, 30),
                        ", byte 30: found the file's end, expected 10 more bytes of pixels"),
                new Damage(
                        "count too high",
                        idx(24, IMAGES, 3, 3, 4),
                        ", byte 40: found the file's end, expected 12 more bytes of pixels"),
                new Damage(
                        "trailing byte",
                        concat(good, (byte) 0),
                        ", byte 40: found more bytes, expected the file's end after 2 images of 3x4"),
                new Damage(
                        "packed, cut short in its content",
                        gzip(Arrays.copyOf(good, 30)),
                        ", byte 30: found the file's end, expected 10 more bytes of pixels"),
                new Damage(
                        "packed, trailing byte in its content",
                        gzip(concat(good, (byte) 0)),
                        ", byte 40: found more bytes, expected the file's end after 2 images of 3x4"),
                new Damage(
                        "packed, cut short",
                        Arrays.copyOf(gzip(good), 30),
                        ": found the file's end within the gzip data, expected more: it is cut short"),
                new Damage(
                        "packed, without its last byte",
                        Arrays.copyOf(gzip(good), gzip(good).length - 1),
                        ": found the file's end within the gzip data, expected more: it is cut short"),
                new Damage(
                        "packed, damaged",
                        with(gzip(good), gzip(good).length - 5, 0x55),
                        ": found damaged gzip data (its checksum or length is wrong), expected a whole file"),
                new Damage(
                        "packed, second member",
                        concat(gzip(good), gzip(good)),
                        ": found more bytes after the gzip data, expected the file's end"),
                new Damage(
                        "packed twice",
                        gzip(gzip(good)),
                        ", byte 0: found the magic number 0x1f8b0800, expected 0x00000803 of IDX images"));
    }

    @ParameterizedTest
    @MethodSource("damagedImages")
    void refuses_damaged_images(Damage damage) throws IOException {
        Path file = Files.write(folder.resolve("images"), damage.file());

        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Idx.readImages(file))
                .withMessage(file + damage.message());
        assertThat(file).hasBinaryContent(damage.file());
    }

    static Stream<Damage> damagedLabels() {
        byte[] good = idx(12, LABELS, 12);
        return Stream.of(
                new Damage(
                        "images",
                        idx(24, IMAGES, 2, 3, 4),
                        ", byte 0: found the magic number 0x00000803, expected 0x00000801 of IDX labels: this is a file of images"),
                new Damage("no labels", idx(0, LABELS, 0), ", byte 4: found 0 labels, expected 1 to 2147483647"),
                new Damage(
                        "too many",
                        idx(0, LABELS, Integer.MAX_VALUE),
                        ", byte 4: found 2147483647 labels, expected at most 2147483639"),
                new Damage("label too high", good, ", byte 18: found the label 10, expected 0 to 9"),
                new Damage(
                        "cut short",
                        Arrays.copyOf(good, 19),
                        ", byte 19: found the file's end, expected 1 more bytes of labels"),
                new Damage(
                        "trailing byte",
                        concat(good, (byte) 1),
                        ", byte 20: found more bytes, expected the file's end after 12 labels"));
    }

    @ParameterizedTest
    @MethodSource("damagedLabels")
    void refuses_damaged_labels(Damage damage) throws IOException {
        Path file = Files.write(folder.resolve("labels"), damage.file());

        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Idx.readLabels(file, 10))
                .withMessage(file + damage.message());
    }

    @Test
    void refuses_counts_that_disagree() throws IOException {
        Path images = Files.write(folder.resolve("images"), idx(24, IMAGES, 2, 3, 4));
        Path labels = Files.write(folder.resolve("labels"), idx(3, LABELS, 3));

        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Idx.read(images, labels, 10))
                .withMessage(labels + ", byte 4: found 3 labels, expected 2, one for each image of " + images);
    }

    @Test
    void refuses_impossible_numbers_of_classes() {
        byte[] file = idx(1, LABELS, 1);
        for (int classes : new int[] {0, -1, 257}) {
            assertThatThrownBy(() -> Idx.readLabels(new ByteArrayInputStream(file), "labels", classes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there are " + classes + " classes, expected 1 to 256, as a label is a byte");
        }
    }

    /** Neither a header that promises 2 GB, nor 100 MB of zeros packed into 100 KB behind a header that promises one pixel. */
    @Test
    void takes_no_memory_for_what_is_not_there() {
        byte[] liar = gzip(idx(24, IMAGES, 46_000, 216, 216));
        byte[] bomb = gzip(idx(100_000_000, IMAGES, 1, 1, 1));

        assertThat(allocatedWhileRefusing(liar)).isLessThan(1 << 20);
        assertThat(allocatedWhileRefusing(bomb)).isLessThan(1 << 20);
    }

    private static long allocatedWhileRefusing(byte[] file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Idx.readImages(new ByteArrayInputStream(file), "images"));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
