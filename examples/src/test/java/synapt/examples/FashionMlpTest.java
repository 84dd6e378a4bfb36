package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.data.Dataset;

class FashionMlpTest {

    @TempDir
    private Path folder;

    private void write(String part, Dataset data) throws IOException {
        int n = data.size();
        ByteBuffer labels = ByteBuffer.allocate(8 + n).putInt(0x801).putInt(n);
        for (int label : data.labels()) {
            labels.put((byte) label);
        }
        ByteBuffer images = ByteBuffer.allocate(16 + n * 784)
                .putInt(0x803)
                .putInt(n)
                .putInt(28)
                .putInt(28);
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
        Files.write(
                folder.resolve(part + "-images-idx3-ubyte"),
                images.put(data.images().pixels()).array());
    }

    @Test
    void bothDropoutsEndWithTheSameBits() throws IOException {
        FashionMnist data = FashionMnist.embedded().first(260);
        write("train", data.train());
        write("t10k", data.test());
        Ran ran = Ran.examples("fashion-mlp", "--data", folder.toString(), "--epochs", "3", "--rate", "0.5");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("All weights of both are the same, bit for bit.");
        assertThat(ran.out().getLast()).matches("test accuracy: 0\\.\\d{4}");
    }

    @Test
    void wouldSeeADifferenceOfOneBit() {
        CompiledMlp a = CompiledMlp.create(1);
        CompiledMlpOwnDropout b = CompiledMlpOwnDropout.create(1);
        assertThat(FashionMlp.different(a.parameters(), b.parameters())).isEmpty();
        float[] bias = b.fc2().bias();
        bias[17] = Math.nextUp(bias[17]);
        b.fc2().setBias(bias);
        assertThat(FashionMlp.different(a.parameters(), b.parameters())).containsExactly("fc2.bias");
    }
}
