package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarLeNetTest {

    private static final int RECORD = 1 + 3 * 32 * 32;

    @TempDir
    private Path folder;

    private void writeBatch(String name, int images) throws IOException {
        byte[] bytes = new byte[images * RECORD];
        new Random(images).nextBytes(bytes);
        for (int i = 0; i < images; i++) {
            bytes[i * RECORD] = (byte) (i % 10);
        }
        Files.write(folder.resolve(name), bytes);
    }

    private void writeAll() throws IOException {
        for (int i = 1; i <= 5; i++) {
            writeBatch("data_batch_" + i + ".bin", 8);
        }
        writeBatch("test_batch.bin", 20);
    }

    @Test
    void trainsOnAFolder() throws IOException {
        writeAll();
        Ran ran = Ran.examples(
                "cifar-lenet", "--data", folder.toString(), "--epochs", "2", "--p-conv", "0", "--p-fc", "0.1");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).anyMatch(line -> line.startsWith("epoch 2/2  loss 2."));
        assertThat(ran.out().getLast()).matches("test accuracy: 0\\.\\d{4}");
    }

    @Test
    void namesTheFolderThatIsMissing() {
        Path none = folder.resolve("none");
        Ran ran = Ran.examples("cifar-lenet", "--data", none.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("--data: there is no folder " + none
                        + "; expected one with the files of CIFAR-10, binary version; they are in the archive at"
                        + " https://www.cs.toronto.edu/~kriz/cifar.html");
    }

    @Test
    void namesTheFilesThatAreMissing() throws IOException {
        writeAll();
        Files.delete(folder.resolve("data_batch_2.bin"));
        Files.delete(folder.resolve("data_batch_5.bin"));
        Ran ran = Ran.examples("cifar-lenet", "--data", folder.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("--data: the folder " + folder
                        + " lacks data_batch_2.bin, data_batch_5.bin (or the same with .gz); expected the files of CIFAR-10, binary version;"
                        + " they are in the archive at https://www.cs.toronto.edu/~kriz/cifar.html");
    }

    @Test
    void refusesARateThatIsNoProbability() throws IOException {
        writeAll();
        Ran ran = Ran.examples("cifar-lenet", "--data", folder.toString(), "--p-fc", "1.5");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("lies between 0 and 1, but it is 1.5");
    }
}
