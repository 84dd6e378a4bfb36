package synapt.examples.dropout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Measurement AT_20 = new Measurement(20, 1.5, 0.1 + 0.2, 1.6, 0.25);
    private static final Measurement AT_40 = new Measurement(40, 1.25, 0.5, 1.7, 0.25);
    private static final Measurement AT_60 = new Measurement(60, 1, 0.5, 1.8, 0.2);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("A.csv");
        History history = History.read(file);
        history.add(AT_20);
        history.add(AT_40);
        history.add(AT_60);
    }

    @Test
    void comesBackBitForBit() throws IOException {
        assertThat(History.read(file).measurements()).containsExactly(AT_20, AT_40, AT_60);
        assertThat(Files.readAllLines(file)).hasSize(4).contains("20,1.5,0.30000000000000004,1.6,0.25");
    }

    @Test
    void theBestIsTheFirstOfEquals() throws IOException {
        assertThat(History.read(file).bestTrain()).contains(AT_40);
        assertThat(History.read(file).bestTest()).contains(AT_20);
    }

    /** Killed between the measurement of epoch 60 and its checkpoint. */
    @Test
    void isRewoundToTheCheckpoint() throws IOException {
        History history = History.read(file);
        history.rewindTo(59, 20);
        assertThat(history.measurements()).containsExactly(AT_20, AT_40);
        history.add(AT_60);
        assertThat(History.read(file).measurements()).containsExactly(AT_20, AT_40, AT_60);
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        Files.write(file, Files.readAllLines(file).subList(0, 2));
        History history = History.read(file);
        assertThatThrownBy(() -> history.rewindTo(40, 20))
                .hasMessage(file + ": epoch 40 is missing, expected every 20 epochs up to 40, where the checkpoint"
                        + " is; delete the checkpoint too, to begin anew");
    }

    @Test
    void refusesFewerEpochsThanWereDone() throws IOException {
        History history = History.read(file);
        history.requireWithin(60);
        assertThatThrownBy(() -> history.requireWithin(40))
                .hasMessage(file + ": the run has done 60 epochs already, expected at most 40; give --epochs that many"
                        + " or more, or another folder by --out");
    }

    @Test
    void refusesAnotherFile() throws IOException {
        Files.writeString(file, "epoch,loss\n1,2\n");
        assertThatThrownBy(() -> History.read(file))
                .hasMessageStartingWith(file + ": the first line is not epoch,train_loss,");
        Files.writeString(file, Measurement.HEADER + "\n20,1.5,0.25,x,0.25\n");
        assertThatThrownBy(() -> History.read(file))
                .hasMessageStartingWith(file + ": found \"20,1.5,0.25,x,0.25\", expected the 5 numbers epoch,");
    }
}
