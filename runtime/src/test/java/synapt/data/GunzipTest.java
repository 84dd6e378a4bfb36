package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.io.FileFormatException;

class GunzipTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 8191, 8192, 8193, 100_000, 3_000_000})
    void unpacks(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        // Half of it compresses.
        Arrays.fill(content, size / 2, size, (byte) 7);

        assertThat(unpack(Packed.gzip(content))).isEqualTo(content);
    }

    @Test
    void unpacks_what_comes_one_byte_at_a_time() throws IOException {
        byte[] packed = Packed.gzip("slow".repeat(100).getBytes(StandardCharsets.US_ASCII));
        try (Gunzip in = new Gunzip("f", slow(packed))) {
            assertThat(in.read()).isEqualTo('s');
            assertThat(in.readAllBytes()).hasSize(399);
            assertThat(in.read()).isEqualTo(-1);
        }
        try (Gunzip in = new Gunzip("f", slow(Packed.concat(packed, (byte) 0)))) {
            assertThatThrownBy(in::readAllBytes)
                    .hasMessage("f: found more bytes after the gzip data, expected the file's end");
        }
    }

    /** Extra field, name, comment and header checksum, as RFC 1952 orders them. */
    @Test
    void skips_optional_headers() throws IOException {
        byte[] packed = Packed.gzip("content".getBytes(StandardCharsets.US_ASCII));
        byte[] options = HexFormat.of().parseHex("0300" + "aabbcc" + "6e616d6500" + "00" + "1234");
        byte[] header = Packed.with(Arrays.copyOf(packed, 10), 3, 2 | 4 | 8 | 16);

        byte[] file = Packed.concat(Packed.concat(header, options), Arrays.copyOfRange(packed, 10, packed.length));

        assertThat(unpack(file)).asString(StandardCharsets.US_ASCII).isEqualTo("content");
        for (int length = 2; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> unpack(cut))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessage("f: found the file's end within the gzip data, expected more: it is cut short");
        }
    }

    /** Every single bit of a file, flipped: it is refused, or the bit says nothing about the content. */
    @Test
    void notices_every_flipped_bit() throws IOException {
        byte[] content = "It is the checksum that notices. ".repeat(20).getBytes(StandardCharsets.US_ASCII);
        byte[] packed = Packed.gzip(content);
        int harmless = 0;
        for (int bit = 16; bit < packed.length * 8; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(unpack(flipped)).isEqualTo(content);
                harmless++;
            } catch (FileFormatException e) {
                assertThat(e.offset()).isEmpty();
            }
        }
        // Time, extra flags and system of the header (6 bytes), the flag for text, and a few bits that pad deflate's
        // last byte.
        assertThat(harmless).isBetween(49, 56);
    }

    @Test
    void refuses_what_follows() {
        byte[] packed = Packed.gzip(new byte[100]);
        for (int extra = 1; extra < 40; extra++) {
            byte[] file = Arrays.copyOf(packed, packed.length + extra);
            assertThatThrownBy(() -> unpack(file))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessage("f: found more bytes after the gzip data, expected the file's end");
        }
        assertThatThrownBy(() -> unpack(Packed.concat(packed, packed)))
                .hasMessage("f: found more bytes after the gzip data, expected the file's end");
    }

    @Test
    void says_what_is_damaged() {
        byte[] packed = Packed.gzip(new byte[100]);

        assertThatThrownBy(() -> unpack(Packed.with(packed, 2, 9)))
                .hasMessage("f: found damaged gzip data (its method or flags are unknown), expected a whole file");
        assertThatThrownBy(() -> unpack(Packed.with(packed, 10, 0xFF)))
                .hasMessage("f: found damaged gzip data (invalid block type), expected a whole file");
        assertThatThrownBy(() -> unpack(Packed.with(packed, packed.length - 8, ~packed[packed.length - 8])))
                .hasMessage("f: found damaged gzip data (its checksum or length is wrong), expected a whole file");
        assertThatThrownBy(() -> unpack(Packed.with(packed, packed.length - 1, 1)))
                .hasMessage("f: found damaged gzip data (its checksum or length is wrong), expected a whole file");
    }

    private static InputStream slow(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (Gunzip in = new Gunzip("f", new ByteArrayInputStream(packed))) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            in.transferTo(content);
            return content.toByteArray();
        }
    }
}
