package synapt.examples.dropout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import synapt.io.AtomicFile;

/**
 * The measurements of a run, in the order of its epochs, and the CSV file that they are kept in. The file is always replaced whole, so
 * that a kill leaves neither half a line nor one too many.
 */
final class History {

    private final Path file;
    private final List<Measurement> measurements = new ArrayList<>();

    private History(Path file) {
        this.file = file;
    }

    /**
     * What the file holds; nothing if there is none.
     *
     * @throws IOException if it can't be read or is not such a file
     */
    static History read(Path file) throws IOException {
        History history = new History(file);
        if (Files.notExists(file)) {
            return history;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(Measurement.HEADER)) {
            throw new IOException(file + ": the first line is not " + Measurement.HEADER
                    + "; the file was not written by this program, or changed since");
        }
        for (String line : lines.subList(1, lines.size())) {
            try {
                history.measurements.add(Measurement.parse(line));
            } catch (IOException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        return history;
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** @throws IOException if something was measured later than after so many epochs */
    void requireWithin(int epochs) throws IOException {
        if (!measurements.isEmpty() && measurements.getLast().epoch() > epochs) {
            throw new IOException(file + ": the run has done "
                    + measurements.getLast().epoch() + " epochs already, expected at most " + epochs
                    + "; give --epochs that many or more, or another folder by --out");
        }
    }

    /**
     * Takes the history back to where a checkpoint is: what was measured later will be measured again.
     *
     * @param epochs how many are done
     * @param every  measurements are so many epochs apart
     * @throws IOException if something that was measured by then is missing
     */
    void rewindTo(int epochs, int every) throws IOException {
        measurements.removeIf(m -> m.epoch() > epochs);
        for (int i = 0; i < epochs / every; i++) {
            int epoch = (i + 1) * every;
            if (i >= measurements.size() || measurements.get(i).epoch() != epoch) {
                throw new IOException(file + ": epoch " + epoch + " is missing, expected every " + every
                        + " epochs up to " + epochs
                        + ", where the checkpoint is; delete the checkpoint too, to begin anew");
            }
        }
    }

    /** Adds a measurement, in the file too. */
    void add(Measurement measurement) throws IOException {
        measurements.add(measurement);
        StringBuilder text = new StringBuilder(Measurement.HEADER).append('\n');
        measurements.forEach(m -> text.append(m.line()).append('\n'));
        AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The best of all on the images to train with, the first of equals; nothing if there are none. */
    Optional<Measurement> bestTrain() {
        return best(Comparator.comparingDouble(Measurement::trainAccuracy));
    }

    /** The best of all on the images to test, the first of equals; nothing if there are none. */
    Optional<Measurement> bestTest() {
        return best(Comparator.comparingDouble(Measurement::testAccuracy));
    }

    private Optional<Measurement> best(Comparator<Measurement> by) {
        return measurements.stream().reduce((a, b) -> by.compare(b, a) > 0 ? b : a);
    }
}
