package synapt.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static synapt.io.RawFile.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsDamageTest {

    private static final String GOOD = "{" + entry("a", "F32", "[2]", "[0,8]") + "}";

    @TempDir
    Path folder;

    /** A file and the message it gets, without its path. */
    record Damage(String what, byte[] file, String message) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Damage> damages() {
        return Stream.of(
                // The length
                damage(
                        "empty file",
                        new byte[0],
                        ", byte 0: found the file's end, expected 8 bytes with the header's length"),
                damage(
                        "seven bytes",
                        new byte[7],
                        ", byte 7: found the file's end, expected 8 bytes with the header's length"),
                length(
                        "length 0",
                        0,
                        ", byte 0: found a header of 0 bytes, expected 2 to 100000000: is this a safetensors file?"),
                length(
                        "length 100 MB + 1",
                        100_000_001,
                        ", byte 0: found a header of 100000001 bytes, expected 2 to 100000000: is this a safetensors file?"),
                length(
                        "length 2^63",
                        Long.MIN_VALUE,
                        ", byte 0: found a header of 9223372036854775808 bytes, expected 2 to 100000000: is this a safetensors file?"),
                length(
                        "length -1",
                        -1,
                        ", byte 0: found a header of 18446744073709551615 bytes, expected 2 to 100000000: is this a safetensors file?"),
                length(
                        "header longer than the file",
                        67,
                        ", byte 0: found a header of 67 bytes, expected at most the 62 that follow:"
                                + " the file is cut short, or no safetensors file"),
                length("length one short", 53, ", byte 61: found the header's end, expected ',' or '}'"),
                damage(
                        "no safetensors at all",
                        "PK\3\4 a zip archive".getBytes(StandardCharsets.US_ASCII),
                        ", byte 0: found a header of 8800140462016121680 bytes, expected 2 to 100000000: is this a safetensors file?"),
                // JSON
                header(
                        "byte order mark",
                        "\uFEFF{}",
                        ", byte 8: found byte 0xef, expected the header to begin with '{'"),
                header("space in front", " {}", ", byte 8: found byte 0x20, expected the header to begin with '{'"),
                header("array", "[]", ", byte 8: found '[', expected the header to begin with '{'"),
                header(
                        "NUL padding",
                        "{}\0\0",
                        ", byte 10: found byte 0x00, expected nothing but spaces after the header's JSON"),
                header(
                        "newline padding",
                        "{}\n",
                        ", byte 10: found byte 0x0a, expected nothing but spaces after the header's JSON"),
                header(
                        "second object",
                        "{}{}",
                        ", byte 10: found '{', expected nothing but spaces after the header's JSON"),
                header("not closed", "{ ", ", byte 10: found the header's end, expected a tensor's name in quotes"),
                header(
                        "trailing comma",
                        "{\"__metadata__\":{},}",
                        ", byte 27: found '}', expected a tensor's name in quotes"),
                header("no quotes", "{a:{}}", ", byte 9: found 'a', expected a tensor's name in quotes"),
                header("no colon", "{\"a\" {}}", ", byte 13: found '{', expected ':'"),
                header(
                        "no end of a string",
                        "{\"a",
                        ", byte 9: found a string without an end, expected '\"' before the header's end"),
                header(
                        "no end of an escape",
                        "{\"a\\",
                        ", byte 9: found a string without an end, expected '\"' before the header's end"),
                header(
                        "wrong escape",
                        "{\"a\\x\":{}}",
                        ", byte 9: found a wrong escape in the string \"a\\x\", expected one of JSON's"),
                header(
                        "short escape",
                        "{\"\\u12\":{}}",
                        ", byte 9: found a wrong escape in the string \"\\u12\", expected one of JSON's"),
                header(
                        "foreign digits",
                        "{\"\\u\u0661\u0661\u0661\u0661\":{}}",
                        ", byte 9: found a wrong escape in the string \"\\u\u0661\u0661\u0661\u0661\", expected one of JSON's"),
                header(
                        "half a surrogate pair",
                        "{\"\\ud83dx\":{}}",
                        ", byte 9: found half a surrogate pair in the string \"\\ud83dx\", expected both halves"),
                header(
                        "bare control character",
                        "{\"a\n\":{}}",
                        ", byte 11: found byte 0x0a, expected no bare control character in a string"),
                damage(
                        "not UTF-8",
                        RawFile.of(new byte[] {'{', '"', 'a', (byte) 0xC0, (byte) 0x80, '"', ':', '{', '}', '}'}, 0),
                        ", byte 11: found byte 0xc0, expected UTF-8"),
                header(
                        "deep nesting",
                        "{\"a\":" + "[".repeat(100_000),
                        ", byte 13: found '[', expected '{' after a tensor's name"),
                header(
                        "deep nesting of objects",
                        "{\"a\":".repeat(100_000),
                        ", byte 14: found the field \"a\" in tensor \"a\", expected only dtype, shape and data_offsets"),
                // Names
                header(
                        "same name twice",
                        "{" + entry("a", "U8", "[1]", "[0,1]") + "," + entry("\\u0061", "U8", "[1]", "[1,2]") + "}",
                        2,
                        ", byte 61: found \"a\" a second time, expected every name once"),
                header(
                        "metadata twice",
                        "{\"__metadata__\":{},\"__metadata__\":{}}",
                        ", byte 27: found \"__metadata__\" a second time, expected every name once"),
                header(
                        "metadata key twice",
                        "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}",
                        ", byte 33: found the metadata key \"k\" a second time, expected it once"),
                header(
                        "metadata of a number",
                        "{\"__metadata__\":{\"k\":1}}",
                        ", byte 29: found '1', expected a metadata value in quotes"),
                header(
                        "metadata null",
                        "{\"__metadata__\":null}",
                        ", byte 24: found 'n', expected '{' after __metadata__"),
                header("empty name", "{\"\":{}}", ", byte 9: found an empty name, expected 1 to 1024 bytes of UTF-8"),
                header(
                        "name of 1025 bytes",
                        "{\"" + "n".repeat(1025) + "\":{}}",
                        ", byte 9: found a name of 1025 bytes, \"" + "n".repeat(60) + "...\", expected at most 1024"),
                header(
                        "name with NUL",
                        "{\"a\\u0000b\":{}}",
                        ", byte 9: found a control character in the name \"a\\u0000b\", expected none"),
                header(
                        "too many tensors",
                        IntStream.rangeClosed(0, 100_000)
                                .mapToObj(i -> entry("%06d".formatted(i), "U8", "[0]", "[0,0]"))
                                .collect(Collectors.joining(",", "{", "}")),
                        ", byte 5700009: found a tensor after 100000, expected at most that many"),
                // Fields
                tensor(
                        "no dtype",
                        "\"shape\":[2],\"data_offsets\":[0,8]",
                        ", byte 9: found no dtype in tensor \"a\", expected dtype, shape and data_offsets"),
                tensor(
                        "no shape",
                        "\"dtype\":\"F32\",\"data_offsets\":[0,8]",
                        ", byte 9: found no shape in tensor \"a\", expected dtype, shape and data_offsets"),
                tensor(
                        "no offsets",
                        "\"dtype\":\"F32\",\"shape\":[2]",
                        ", byte 9: found no data_offsets in tensor \"a\", expected dtype, shape and data_offsets"),
                tensor(
                        "dtype twice",
                        "\"dtype\":\"F32\",\"dtype\":\"F32\"",
                        ", byte 28: found the field \"dtype\" a second time in tensor \"a\", expected it once"),
                tensor(
                        "unknown field",
                        "\"strides\":[1]",
                        ", byte 14: found the field \"strides\" in tensor \"a\", expected only dtype, shape and data_offsets"),
                tensor(
                        "unknown dtype",
                        "\"dtype\":\"F16\"",
                        ", byte 22: found the dtype \"F16\" of tensor \"a\", expected one of [F32, F64, I64, I32, U8, BOOL]"),
                tensor("dtype of a number", "\"dtype\":32", ", byte 22: found '3', expected a dtype in quotes"),
                // Numbers
                tensor(
                        "negative dimension",
                        "\"shape\":[-2]",
                        ", byte 23: found -2, expected a dimension, a whole number of 0 or more, in plain digits"),
                tensor(
                        "broken dimension",
                        "\"shape\":[2.0]",
                        ", byte 23: found 2.0, expected a dimension, a whole number of 0 or more, in plain digits"),
                tensor(
                        "leading zero",
                        "\"shape\":[02]",
                        ", byte 23: found 02, expected a dimension, a whole number of 0 or more, in plain digits"),
                tensor("null dimension", "\"shape\":[null]", ", byte 23: found 'n', expected a dimension"),
                tensor(
                        "dimension of 2^31",
                        "\"shape\":[2147483648]",
                        ", byte 23: found the dimension 2147483648 in tensor \"a\", expected at most 2147483647"),
                tensor(
                        "number of 2^63",
                        "\"data_offsets\":[0,9223372036854775808]",
                        ", byte 32: found 9223372036854775808, expected an offset below 2^63"),
                tensor(
                        "endless number",
                        "\"data_offsets\":[" + "9".repeat(1000) + "]",
                        ", byte 30: found " + "9".repeat(40) + "..., expected an offset below 2^63"),
                tensor(
                        "negative offset",
                        "\"data_offsets\":[-1,8]",
                        ", byte 30: found -1, expected an offset, a whole number of 0 or more, in plain digits"),
                tensor(
                        "65 dimensions",
                        "\"shape\":[" + "1,".repeat(64) + "1]",
                        ", byte 151: found more than 64 dimensions in tensor \"a\", expected at most that many"),
                tensor(
                        "three offsets",
                        "\"data_offsets\":[0,4,8]",
                        ", byte 29: found 3 data_offsets of tensor \"a\", expected [begin, end]"),
                tensor(
                        "offsets reversed",
                        "\"data_offsets\":[8,0]",
                        ", byte 29: found the data_offsets [8, 0] of tensor \"a\", expected begin <= end <= 8, the bytes after the header"),
                tensor(
                        "offset outside",
                        "\"data_offsets\":[0,9]",
                        ", byte 29: found the data_offsets [0, 9] of tensor \"a\", expected begin <= end <= 8, the bytes after the header"),
                // Bytes
                header(
                        "shape overflow",
                        "{" + entry("a", "F32", "[2147483647,2147483647,2147483647]", "[0,8]") + "}",
                        8,
                        ", byte 9: found the shape [2147483647, 2147483647, 2147483647] of tensor \"a\", expected less than 2^63 bytes"),
                header(
                        "shape overflow to nothing",
                        "{" + entry("a", "F32", "[2147483647,2147483647,2147483647,0]", "[0,0]") + "}",
                        ", byte 9: found the shape [2147483647, 2147483647, 2147483647, 0] of tensor \"a\", expected less than 2^63 bytes"),
                header(
                        "fewer bytes than the shape means",
                        "{" + entry("a", "F64", "[2]", "[0,8]") + "}",
                        8,
                        ", byte 9: found 8 bytes for tensor \"a\", expected 16: its shape is [2] of F64"),
                header(
                        "overlap",
                        "{" + entry("a", "U8", "[4]", "[0,4]") + "," + entry("b", "U8", "[5]", "[3,8]") + "}",
                        8,
                        ", byte 61: found tensor \"b\" at data byte 3, expected it at 4: it overlaps the one before"),
                header(
                        "empty inside another",
                        "{" + entry("a", "U8", "[8]", "[0,8]") + "," + entry("b", "U8", "[0]", "[3,3]") + "}",
                        8,
                        ", byte 61: found tensor \"b\" at data byte 3, expected it at 8: it overlaps the one before"),
                header(
                        "hole",
                        "{" + entry("a", "U8", "[4]", "[0,4]") + "," + entry("b", "U8", "[3]", "[5,8]") + "}",
                        8,
                        ", byte 61: found tensor \"b\" at data byte 5, expected it at 4: there is a hole before it"),
                header(
                        "hole in front",
                        "{" + entry("a", "U8", "[7]", "[1,8]") + "}",
                        8,
                        ", byte 9: found tensor \"a\" at data byte 1, expected it at 0: there is a hole before it"),
                header(
                        "trailing bytes",
                        GOOD,
                        9,
                        ", byte 70: found 9 bytes of data, expected 8, the end of the last tensor"),
                header(
                        "bytes of no tensor",
                        "{}",
                        1,
                        ", byte 10: found 1 bytes of data, expected 0, the end of the last tensor"),
                header(
                        "truncated data",
                        GOOD,
                        7,
                        ", byte 55: found the data_offsets [0, 8] of tensor \"a\", expected begin <= end <= 7, the bytes after the header"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void refuses(Damage damage) throws IOException {
        Path path = folder.resolve("weights.safetensors");
        Files.write(path, damage.file());

        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Safetensors.read(path))
                .satisfies(e -> {
                    assertThat(e).hasMessage(path + damage.message());
                    assertThat(e.file()).isEqualTo(path.toString());
                    assertThat(e.getMessage()).endsWith(": " + e.reason());
                });
        assertThat(path).hasBinaryContent(damage.file());
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(path));
    }

    @Test
    void refuses_a_folder() {
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Safetensors.read(folder))
                .withMessage(folder + ": found a folder, expected a safetensors file")
                .satisfies(e -> assertThat(e.offset()).isEmpty());
    }

    @Test
    void says_that_there_is_no_file() {
        Path path = folder.resolve("no.safetensors");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Safetensors.read(path))
                .withMessage(path + ": there is no such file");
    }

    @Test
    void tells_the_byte() throws IOException {
        Path path = Files.write(folder.resolve("w"), new byte[7]);

        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> Safetensors.read(path))
                .satisfies(e -> assertThat(e.offset()).hasValue(7));
    }

    @Test
    void refuses_a_tensor_larger_than_an_array() {
        byte[] json = ("{" + entry("a", "U8", "[2147483647]", "[0,2147483647]") + "}").getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> SafetensorsHeader.parse("w", json, Integer.MAX_VALUE))
                .withMessage(
                        "w, byte 9: found 2147483647 bytes for tensor \"a\", expected at most 2147483639, what an array holds");
    }

    /** Whatever the file, it is read or refused with our exception. */
    @Test
    void survives_random_damage() throws IOException {
        Random random = new Random(21);
        byte[] good = RawFile.of(GOOD + "    ", 8);
        Path path = folder.resolve("w");
        int refused = 0;
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length + 4) : good.length);
            for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(path, bytes);
            try {
                assertThat(Safetensors.read(path).tensors()).hasSize(1);
            } catch (FileFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(300, 850);
    }

    private static Damage damage(String what, byte[] file, String message) {
        return new Damage(what, file, message);
    }

    private static Damage length(String what, long length, String message) {
        return damage(what, RawFile.withLength(length, GOOD.getBytes(StandardCharsets.UTF_8), 8), message);
    }

    private static Damage header(String what, String header, String message) {
        return header(what, header, 0, message);
    }

    private static Damage header(String what, String header, int dataBytes, String message) {
        return damage(what, RawFile.of(header, dataBytes), message);
    }

    /** A file of one tensor with these fields, and 8 bytes. */
    private static Damage tensor(String what, String fields, String message) {
        return header(what, "{\"a\":{" + fields + "}}", 8, message);
    }
}
