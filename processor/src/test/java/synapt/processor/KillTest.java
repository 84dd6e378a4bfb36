package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.io.Checkpoint;
import synapt.io.FileFormatException;

/**
 * A run that is killed again and again, at any moment, ends with the file of a run that was left alone. {@code -Dsynapt.kills=100} asks
 * for more kills.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("synapt.kills", 8);

    /** Nanoseconds that it is left to work: the JIT is not warm by then, so these are a few steps. */
    private static final long LONGEST = 300_000_000;

    /** Every fourth kill or so hits. */
    private static final int CONTROLS = 40;

    private static final String NETWORK = """
            import static synapt.annotation.ActivationFunction.*;
            import synapt.annotation.*;
            import synapt.layer.*;
            @Network(input = {2, 8, 8})
            interface Killed {
                @Layer(out = 5, kernel = 3) @BatchNorm @Activation(RELU) @Dropout2d(p = 0.25) Conv2d conv1();
                @Layer Flatten flat();
                @Layer(out = 30) @Activation(RELU) @Dropout(p = 0.5, adjustable = true) Linear fc1();
                @Layer(out = 5) Linear fc2();
            }
            """;

    @TempDir
    private Path folder;

    private final Compiled compiled = Compiled.ofSource("Killed", NETWORK);
    private final Random random = new Random(1);

    private Process start(Path file, String protocol, int epochs, int threads) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                compiled.classes().toString(),
                compiled.className(),
                file.toString(),
                protocol,
                Integer.toString(epochs),
                Integer.toString(threads));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    /** Kills it at a random moment after its first step; false if it was done before. */
    private boolean killed(Process process) throws IOException, InterruptedException {
        boolean isDone = false;
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).as(Files.readString(folder.resolve("errors"))).isNotNull();
            long until = System.nanoTime() + random.nextLong(LONGEST);
            while (!isDone && System.nanoTime() < until) {
                if (out.ready()) {
                    isDone = "done".equals(out.readLine());
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return !isDone;
    }

    private void finish(Path file, int epochs, int threads) throws IOException, InterruptedException {
        Process process = start(file, "atomic", epochs, threads);
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.lines().toList())
                    .as(Files.readString(folder.resolve("errors")))
                    .last()
                    .isEqualTo("done");
        }
        process.waitFor();
    }

    @Test
    void endsWithTheSameBytesHoweverOftenItIsKilled() throws Exception {
        int epochs = 6 * KILLS;
        Path whole = folder.resolve("whole");
        finish(whole, epochs, 2);

        Path file = folder.resolve("killed");
        long step = 0;
        int kills = 0;
        while (kills < KILLS && killed(start(file, "atomic", epochs, 1 + kills % 3))) {
            kills++;
            if (Files.exists(file)) { // else it was killed while it wrote the first
                long now = Checkpoint.read(file).count("step");
                assertThat(now).isGreaterThanOrEqualTo(step);
                step = now;
            }
        }
        assertThat(kills).isEqualTo(KILLS);
        assertThat(step).isBetween(1L, (long) epochs * KilledRun.EPOCH_STEPS - 1);
        finish(file, epochs, 3);
        assertThat(file).hasSameBinaryContentAs(whole);
    }

    /** Kills do hit the moment of writing: a file that is written in place is found half. */
    @Test
    void writingInPlaceLeavesHalfAFile() throws Exception {
        Path file = folder.resolve("inPlace");
        for (int i = 0; i < CONTROLS; i++) {
            assertThat(killed(start(file, "inPlace", 1_000_000, 1))).isTrue();
            if (Files.notExists(file)) {
                continue;
            }
            try {
                Checkpoint.read(file);
            } catch (FileFormatException e) {
                return;
            }
        }
        throw new AssertionError("none of " + CONTROLS + " kills came while the file was written");
    }
}
