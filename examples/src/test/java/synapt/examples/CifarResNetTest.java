package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.ParameterSpec;
import synapt.Parameters;
import synapt.data.Cifar10;
import synapt.train.Examples;
import synapt.train.Score;

class CifarResNetTest {

    private static final int RECORD = 1 + 3 * 32 * 32;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        for (int i = 1; i <= 5; i++) {
            writeBatch("data_batch_" + i + ".bin", 8);
        }
        writeBatch("test_batch.bin", 20);
    }

    private void writeBatch(String name, int images) throws IOException {
        byte[] bytes = new byte[images * RECORD];
        new Random(images).nextBytes(bytes);
        for (int i = 0; i < images; i++) {
            bytes[i * RECORD] = (byte) (i % 10);
        }
        Files.write(folder.resolve(name), bytes);
    }

    private Ran run(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "cifar-resnet";
        args[1] = "--data";
        args[2] = folder.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Ran.examples(args);
    }

    /** He et al. give 0.27 million; 2,752 of these are those of the two convolutions on the way around and of their norms. */
    @Test
    void hasThePapersParameters() {
        Parameters parameters = CompiledResNet20.create(1).parameters();
        assertThat(parameters.table().specs().stream()
                        .map(ParameterSpec::name)
                        .filter(name -> !name.contains(".running_"))
                        .mapToInt(name -> parameters.get(name).length)
                        .sum())
                .isEqualTo(269_722 + 2_752);
        assertThat(CompiledResNet20.summary()).containsPattern("(?m)^  total +272,474 +[\\d,]+$");
    }

    @Test
    void trainsSavesAndEndsWithTheAccuracyOfWhatItSaved() throws IOException {
        Path file = folder.resolve("new/weights.safetensors");
        Ran ran = run("--images", "24", "--batch", "8", "--epochs", "2", "--rate", "0.01", "--out", file.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("CIFAR-10: 24 images to train with, 20 to test")
                .anyMatch(line -> line.startsWith("epoch 2/2  loss "))
                .anyMatch(line -> line.contains(file.toString()));
        Score saved = Score.of(
                CompiledResNet20.load(file).evaluator(64),
                Examples.of(Cifar10.readBatch(folder.resolve("test_batch.bin")), CifarResNet.HOW));
        assertThat(ran.out().getLast()).isEqualTo(String.format(Locale.ROOT, "test accuracy: %.4f", saved.accuracy()));
    }

    @Test
    void movesImagesUnlessToldNotTo() {
        String[] common = {
            "--batch", "20", "--epochs", "1", "--out", folder.resolve("w").toString()
        };
        assertThat(losses(run(common))).isEqualTo(losses(run(common)));
        String[] plain = {
            "--batch", "20", "--epochs", "1", "--out", folder.resolve("w").toString(), "--plain"
        };
        assertThat(losses(run(plain))).isNotEqualTo(losses(run(common)));
    }

    private static String losses(Ran ran) {
        assertThat(ran.exit()).as(ran.err()).isZero();
        String line = ran.out().stream()
                .filter(l -> l.startsWith("epoch 1/1  loss"))
                .findFirst()
                .orElseThrow();
        return line.substring(0, line.indexOf("  test loss"));
    }

    @Test
    void refusesToTrainThePapersWayAndAnother() {
        Ran ran = run("--paper", "--epochs", "3");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("--paper decides how many images and epochs; leave out --images and --epochs");
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        assertThat(run("--images", "0").err()).isEqualTo("--images: 0 images, expected 1 or more");
        assertThat(run("--epochs", "0").err()).isEqualTo("training takes 1 or more epochs, but was asked for 0");
        assertThat(run("--rate", "-1").exit()).isEqualTo(1);
        assertThat(Ran.examples("cifar-resnet").err()).startsWith("Missing required option: '--data=<data>'");
    }
}
