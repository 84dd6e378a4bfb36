package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.data.Normalization;
import synapt.train.Examples;
import synapt.train.Score;

class FashionLeNetTest {

    @TempDir
    private Path folder;

    @Test
    void trainsSavesAndEndsWithTheAccuracyOfWhatItSaved() throws IOException {
        Path file = folder.resolve("new/weights.safetensors");
        Ran ran = Ran.examples("fashion-lenet", "--images", "100", "--epochs", "2", "--out", file.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .anyMatch(line -> line.startsWith("epoch 1/2  loss "))
                .anyMatch(line -> line.startsWith("epoch 2/2  loss "))
                .anyMatch(line -> line.contains(file.toString()));

        Score saved = Score.of(
                CompiledGreyLeNet5.load(file).evaluator(64),
                Examples.of(FashionMnist.embedded().first(100).test(), Normalization.of(0.5, 0.5)));
        assertThat(ran.out().getLast()).isEqualTo(String.format(Locale.ROOT, "test accuracy: %.4f", saved.accuracy()));
    }

    @Test
    void loadsTheBitsThatWereSaved() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        CompiledGreyLeNet5 net = CompiledGreyLeNet5.create(3);
        net.save(file);
        CompiledGreyLeNet5 loaded = CompiledGreyLeNet5.load(file);
        assertThat(FashionMlp.different(net.parameters(), loaded.parameters())).isEmpty();
        float[] images = FashionMnist.embedded().test().images().floats(0, 3, Normalization.of(0.5, 0.5));
        assertThat(loaded.forwardEval(images).values())
                .isEqualTo(net.forwardEval(images).values());
    }
}
