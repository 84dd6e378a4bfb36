package synapt.examples.dropout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import synapt.io.AtomicFile;

/**
 * How long a run took over all processes that worked on it, in a file of its own: everything else is the same bytes however often a
 * run was interrupted. The time of an epoch that a kill cut short is lost.
 */
final class Stopwatch {

    private static final double NANOS = 1e9;

    private final Path file;
    private double seconds;
    private long since = System.nanoTime();

    private Stopwatch(Path file, double seconds) {
        this.file = file;
        this.seconds = seconds;
    }

    /** Goes on from what the file says, or from 0 if there is none. */
    static Stopwatch at(Path file) throws IOException {
        if (Files.notExists(file)) {
            return new Stopwatch(file, 0);
        }
        String text = Files.readString(file).strip();
        try {
            return new Stopwatch(file, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IOException(file + ": found \"" + text + "\", expected a number of seconds; delete the file", e);
        }
    }

    double seconds() {
        return seconds;
    }

    /** Begins to count here: what came before was no work on the run. */
    void start(boolean anew) {
        seconds = anew ? 0 : seconds;
        since = System.nanoTime();
    }

    /** Takes note of the time since the last lap, in the file too. */
    void lap() throws IOException {
        long now = System.nanoTime();
        seconds += (now - since) / NANOS;
        since = now;
        AtomicFile.write(file, out -> out.write((seconds + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
