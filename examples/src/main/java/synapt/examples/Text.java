package synapt.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import synapt.train.Examples;

/**
 * A text as numbers: 0 is the end of a line, 1 to 95 are the printable characters of ASCII, from the space to the tilde.
 *
 * @param tokens one for each character
 */
record Text(int[] tokens) {

    static final int ALPHABET = 96;

    /** A part of Shakespeare's plays, which comes with the examples. */
    static Text embedded() throws IOException {
        String name = "/shakespeare/tinyshakespeare.txt.gz";
        try (InputStream packed = Text.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new IOException("the resource " + name + " is missing");
            }
            return of(name, new GZIPInputStream(packed).readAllBytes());
        }
    }

    /** A text of one's own. */
    static Text read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("--text: there is no file " + file.toAbsolutePath());
        }
        return of(file.toAbsolutePath().toString(), Files.readAllBytes(file));
    }

    private static Text of(String name, byte[] bytes) throws IOException {
        int[] tokens = new int[bytes.length];
        int count = 0;
        int line = 1;
        for (byte b : bytes) {
            if (b == '\n') {
                tokens[count++] = 0;
                line++;
            } else if (b >= ' ' && b <= '~') {
                tokens[count++] = b - ' ' + 1;
            } else if (b != '\r') {
                throw new IOException(
                        "%s has the byte 0x%02x in line %d; expected ends of lines and ASCII from the space to the tilde"
                                .formatted(name, b & 0xff, line));
            }
        }
        return new Text(Arrays.copyOf(tokens, count));
    }

    int size() {
        return tokens.length;
    }

    Text part(int from, int to) {
        return new Text(Arrays.copyOfRange(tokens, from, to));
    }

    /**
     * The text cut into windows, one behind another; what there is to be said of each character is the one after it.
     *
     * @throws IllegalArgumentException if it is too short for one
     */
    Examples<int[]> windows(int length) {
        int count = (size() - 1) / length;
        if (count < 1) {
            throw new IllegalArgumentException(
                    "a window takes %d characters and the one after them, but this part of the text has %d"
                            .formatted(length, size()));
        }
        return Examples.ofTokens(
                Arrays.copyOf(tokens, count * length), length, Arrays.copyOfRange(tokens, 1, count * length + 1));
    }

    /**
     * Bits for each character of another text, if it is foretold by how often each follows each in this one.
     *
     * @param isAlone whether the character before is not looked at
     */
    double bits(Text other, boolean isAlone) {
        int[][] counts = new int[ALPHABET][ALPHABET];
        for (int i = 1; i < size(); i++) {
            counts[isAlone ? 0 : tokens[i - 1]][tokens[i]]++;
        }
        double nats = 0;
        for (int i = 1; i < other.size(); i++) {
            int[] row = counts[isAlone ? 0 : other.tokens[i - 1]];
            // One more for each, since what was never seen is not impossible.
            nats -= Math.log((row[other.tokens[i]] + 1.0) / (Arrays.stream(row).sum() + ALPHABET));
        }
        return nats / Math.log(2) / (other.size() - 1);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            text.append(token == 0 ? '\n' : (char) (token - 1 + ' '));
        }
        return text.toString();
    }
}
