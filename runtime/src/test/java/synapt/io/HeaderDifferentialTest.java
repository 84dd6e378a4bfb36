package synapt.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our header reader against {@link HeaderOracle}, over headers that are right, almost right and absurd. */
class HeaderDifferentialTest {

    private static final int ROUNDS = 20_000;
    private static final long DATA_BYTES = 12;

    /** All valid, of 12 bytes. */
    private static final List<String> SEEDS = List.of("""
            {"conv1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},\
            "b":{"dtype":"U8","shape":[4],"data_offsets":[8,12]}}  \s""", """
            { "__metadata__" : { "format" : "pt" , "note" : "a \\"b\\" \\\\ \\u00e4 \\ud83d\\ude00 \\n" } ,
              "x\\u0041" : { "data_offsets" : [ 0 , 12 ] , "shape" : [ 3 , 1 ] , "dtype" : "I32" } }""", """
            {"s":{"dtype":"F64","shape":[],"data_offsets":[4,12]},"e":{"dtype":"BOOL","shape":[7,0],"data_offsets":[4,4]},\
            "größe😀":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{}}""");

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            " ",
            "\n",
            "\t",
            "\r",
            "\0",
            "\f",
            "0",
            "1",
            "12",
            "00",
            "-0",
            "-1",
            "1.0",
            "1e1",
            "1E+2",
            ".5",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "null",
            "true",
            "NaN",
            "\"\"",
            "{}",
            "[]",
            "[[",
            "\"a\":1,",
            "\"b\"",
            "\"dtype\":",
            "\"F16\"",
            "\"I64\"",
            "\"U8\"",
            "\\u0000",
            "\\u0061",
            "\\ud83d",
            "\\ude00",
            "\\/",
            "\\b",
            "\\x",
            "\\u12g4",
            "//",
            "/**/",
            "#",
            "'",
            "\uFEFF",
            "\u2028",
            "\u0085",
            "\u007f");

    @Test
    void agrees_with_a_reader_on_top_of_jackson() {
        Random random = new Random(31);
        int accepted = 0;
        int refusedJson = 0;
        int refusedRules = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] header = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
            for (int mutations = random.nextInt(4); mutations > 0; mutations--) {
                header = mutate(header, random);
            }
            Optional<String> expected = HeaderOracle.read(header, DATA_BYTES);

            Optional<String> actual = read(header);

            assertThat(actual)
                    .withFailMessage(
                            "round %d: ours %s, Jackson's %s for%n%s",
                            round, actual, expected, new String(header, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            if (expected.isPresent()) {
                accepted++;
            } else if (HeaderOracle.isJson(header)) {
                refusedRules++;
            } else {
                refusedJson++;
            }
        }
        // The comparison means something only if each kind comes up often.
        assertThat(List.of(accepted, refusedJson, refusedRules)).allMatch(count -> count > ROUNDS / 10);
    }

    @Test
    void accepts_the_headers_it_starts_from() {
        assertThat(SEEDS)
                .allSatisfy(seed ->
                        assertThat(read(seed.getBytes(StandardCharsets.UTF_8))).isPresent());
    }

    private static Optional<String> read(byte[] bytes) {
        try {
            SafetensorsHeader header = SafetensorsHeader.parse("f", bytes, DATA_BYTES);
            return Optional.of(header.tensors().stream()
                            .map(entry -> entry.name() + " " + entry.dtype() + " " + Arrays.toString(entry.shape()))
                            .toList()
                    + " " + new TreeMap<>(header.metadata()));
        } catch (FileFormatException e) {
            return Optional.empty();
        }
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 2));
        byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> splice(bytes, at, length, new byte[0]);
            case 1 -> splice(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 2 -> splice(bytes, at, 0, token);
            case 3 -> splice(bytes, at, Math.min(1, length), token);
            case 4 -> splice(bytes, at, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
            case 5 -> splice(bytes, at, 0, new byte[] {(byte) "\n\t\r ".charAt(random.nextInt(4))});
            case 6 -> replaceNumber(bytes, at, token);
            default -> afterPunctuation(bytes, at, random);
        };
    }

    /** Another number in place of the next one. */
    private static byte[] replaceNumber(byte[] bytes, int from, byte[] token) {
        int start = from;
        while (start < bytes.length && !isDigit(bytes[start])) {
            start++;
        }
        int end = start;
        while (end < bytes.length && isDigit(bytes[end])) {
            end++;
        }
        return splice(bytes, start, end - start, token);
    }

    /** White space where it means nothing. */
    private static byte[] afterPunctuation(byte[] bytes, int from, Random random) {
        int at = from;
        while (at < bytes.length && ",[]{}".indexOf(bytes[at]) < 0) {
            at++;
        }
        return splice(
                bytes,
                Math.min(bytes.length, at + 1),
                0,
                " \t\r\n ".substring(random.nextInt(5)).getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] splice(byte[] bytes, int at, int remove, byte[] insert) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, at);
        result.writeBytes(insert);
        result.write(bytes, at + remove, bytes.length - at - remove);
        return result.toByteArray();
    }
}
