package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static synapt.data.Packed.gzip;
import static synapt.data.Packed.with;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.io.FileFormatException;

class Cifar10Test {

    private static final int RECORD = 3073;

    @TempDir
    Path folder;

    @Test
    void reads_batches_in_order() throws IOException {
        byte[] first = records(1, 3, 9);
        byte[] second = records(2, 0);
        Path plain = Files.write(folder.resolve("plain.bin"), first);
        Path packed = Files.write(folder.resolve("packed.bin.gz"), gzip(second));

        Dataset data = Cifar10.readBatch(plain, packed);

        assertThat(data).hasToString("3 images of 3x32x32, labelled");
        assertThat(data.labels()).containsExactly(3, 9, 0);
        assertThat(data.subset(0, 1).images().pixels()).isEqualTo(Arrays.copyOfRange(first, 1, RECORD));
        assertThat(data.subset(1, 2).images().pixels()).isEqualTo(Arrays.copyOfRange(first, RECORD + 1, 2 * RECORD));
        assertThat(data.subset(2, 3).images().pixels()).isEqualTo(Arrays.copyOfRange(second, 1, RECORD));
        assertThat(Cifar10.readBatch(new ByteArrayInputStream(second), "second")
                        .images()
                        .pixels())
                .isEqualTo(data.subset(2, 3).images().pixels());
    }

    @Test
    void refuses_damaged_batches() {
        byte[] good = records(3, 1, 2);

        refuses(new byte[0], ", byte 0: found the file's end, expected 3073 more bytes of a record of 3073");
        refuses(
                Arrays.copyOf(good, 2 * RECORD - 1),
                ", byte 6145: found the file's end, expected 1 more bytes of a record of 3073");
        refuses(
                Arrays.copyOf(good, 2 * RECORD + 1),
                ", byte 6147: found the file's end, expected 3072 more bytes of a record of 3073");
        refuses(with(good, RECORD, 10), ", byte 3073: found the label 10, expected 0 to 9");
        refuses(with(good, RECORD, 255), ", byte 3073: found the label 255, expected 0 to 9");
        refuses(
                Arrays.copyOf(gzip(good), 100),
                ": found the file's end within the gzip data, expected more: it is cut short");
        refuses(
                gzip(new byte[10_000 * RECORD + 1]),
                ", byte 30730000: found more bytes, expected the file's end after 10000 records");
    }

    @Test
    void refuses_to_read_nothing() {
        assertThatThrownBy(Cifar10::readBatch)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 0 images in 0 files, expected one or more, and less than 2^31 bytes of pixels");
    }

    private static void refuses(byte[] file, String message) {
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Cifar10.readBatch(new ByteArrayInputStream(file), "batch"))
                .withMessage("batch" + message);
    }

    private static byte[] records(int seed, int... labels) {
        byte[] records = new byte[labels.length * RECORD];
        new Random(seed).nextBytes(records);
        for (int i = 0; i < labels.length; i++) {
            records[i * RECORD] = (byte) labels[i];
        }
        return records;
    }
}
