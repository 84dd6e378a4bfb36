package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.data.Dataset;

class FashionPhotosTest {

    @TempDir
    private Path folder;

    private Ran run(String... more) {
        String[] args = Arrays.copyOf(new String[] {"fashion-photos", "--out", file().toString()}, 3 + more.length);
        System.arraycopy(more, 0, args, 3, more.length);
        return Ran.examples(args);
    }

    private Path file() {
        return folder.resolve("new/photos.safetensors");
    }

    @Test
    void trainsSavesAndEndsWithTheScoreOfWhatItSaved() throws IOException {
        Ran ran = run("--images", "200", "--epochs", "8", "--batch", "10");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("Fashion-MNIST, photographed: 200 images to train with, 200 to test")
                .anyMatch(line -> line.startsWith("epoch 8/8  loss ") && line.contains("  test kind accuracy "))
                .anyMatch(line -> line.contains(file().toString()));
        Photos test = Photos.of(FashionMnist.embedded().first(200).test(), 43);
        PhotoScore saved = PhotoScore.of(CompiledPhotoNet.load(file()), test);
        assertThat(ran.out().getLast()).isEqualTo(saved.toString());
        assertThat(saved.accuracy()).isGreaterThan(0.4);
        assertThat(saved.lightError()).isLessThan(0.8 * saved.lightSpread());
    }

    @Test
    void lightIsWhatTheCameraSawBeforeItsSettings() throws IOException {
        Dataset data = FashionMnist.embedded().first(20).train();
        Photos photos = Photos.of(data, 9);
        byte[] pixels = data.images().pixels();
        for (int i = 0; i < 20; i++) {
            float aperture = photos.camera()[2 * i];
            float time = photos.camera()[2 * i + 1];
            assertThat(aperture).isBetween(-1F, 1F);
            assertThat(time).isBetween(-1F, 1F);
            double seen = 0;
            double before = 0;
            for (int p = i * 784; p < (i + 1) * 784; p++) {
                seen += photos.images()[p] / 784;
                before += (pixels[p] & 0xFF) / 255.0 / 784;
            }
            assertThat((double) photos.light()[i]).isCloseTo(40 * seen / Math.pow(2, aperture + time), within(1e-4));
            assertThat(photos.light()[i] / 10 / before).isBetween(0.5, 1.0);
        }
        assertThat(photos.camera())
                .isEqualTo(Photos.of(data, 9).camera())
                .isNotEqualTo(Photos.of(data, 10).camera());
        assertThat(photos.withoutCamera().camera()).hasSize(40).containsOnly(0F);
        assertThat(photos.withoutCamera().images()).isSameAs(photos.images());
    }

    @Test
    void refusesNumbersThatMakeNoStep() {
        assertThat(run("--images", "10").err())
                .isEqualTo("--epochs 12, --batch 50: expected 1 or more epochs, and batches of 1 to 10 images");
        assertThat(run("--epochs", "0").exit()).isEqualTo(1);
        assertThat(run("--batch", "0").exit()).isEqualTo(1);
    }
}
