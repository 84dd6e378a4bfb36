package synapt.examples.dropout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.examples.Ran;

class DropoutLeNetsTest {

    private static final int RECORD = 1 + 3 * 32 * 32;

    @TempDir
    private Path data;

    @TempDir
    private Path out;

    @BeforeEach
    void write() throws IOException {
        for (String name :
                new String[] {"data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"}) {
            writeBatch(name, 4);
        }
        writeBatch("test_batch", 10);
    }

    private void writeBatch(String name, int images) throws IOException {
        byte[] bytes = new byte[images * RECORD];
        new Random(images).nextBytes(bytes);
        for (int i = 0; i < images; i++) {
            bytes[i * RECORD] = (byte) (i % 10);
        }
        Files.write(data.resolve(name + ".bin"), bytes);
    }

    private Ran run(String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {"dropout-lenets", "--data", data.toString(), "--out", out.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Ran.examples(args);
    }

    @Test
    void writesTablesAndCurves() throws IOException {
        Ran ran = run("--epochs", "2", "--every", "1", "--networks", "BD");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).anyMatch(line -> line.startsWith("B  epoch 1/2  train loss 2."));
        assertThat(ran.out().getLast()).startsWith("D          all hidden layers ");
        assertThat(Files.readAllLines(out.resolve("results.csv")))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("B,fully connected layer,0.");
        for (String name : new String[] {"accuracy", "loss"}) {
            assertThat(ImageIO.read(out.resolve(name + ".png").toFile()).getWidth())
                    .isEqualTo(1000);
            assertThat(out.resolve(name + ".svg"))
                    .content()
                    .contains("<svg", "stroke-dasharray")
                    .endsWith("</svg\n>\n");
        }
    }

    @Test
    void doesNotTrainAgainWhatIsFinished() throws IOException {
        String[] options = {"--epochs", "1", "--every", "1", "--networks", "A"};
        Ran first = run(options);
        assertThat(first.exit()).as(first.err()).isZero();
        FileTime written = Files.getLastModifiedTime(out.resolve("A.checkpoint"));
        Ran second = run(options);
        assertThat(second.out().getLast()).isEqualTo(first.out().getLast());
        assertThat(second.out()).noneMatch(line -> line.contains("epoch 1/1"));
        assertThat(Files.getLastModifiedTime(out.resolve("A.checkpoint"))).isEqualTo(written);
    }

    @Test
    void saysWhereTheDataIs() throws IOException {
        Files.delete(data.resolve("data_batch_3.bin"));
        Ran ran = run();
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains(" lacks data_batch_3.bin ", "https://www.cs.toronto.edu/~kriz/cifar.html");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThat(run("--networks", "AX").err()).isEqualTo("--networks: there is no network X; expected some of ABCD");
        assertThat(run("--epochs", "50").err())
                .isEqualTo("--epochs: 50 epochs, expected a multiple of the 20 after which each measurement comes"
                        + " (--every)");
        assertThat(run("--every", "0").err()).isEqualTo("--every: 0 epochs, expected 1 or more");
    }
}
