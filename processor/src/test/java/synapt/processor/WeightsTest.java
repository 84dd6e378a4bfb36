package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.io.Safetensors;
import synapt.io.Tensor;
import synapt.train.Sgd;

/** Weights in files: PyTorch's names and shapes, and all or nothing. */
class WeightsTest {

    private final Backend backend = Backend.threads(1);

    @TempDir
    private Path folder;

    @Test
    void namesAndShapesArePyTorchs() throws Exception {
        Path file = folder.resolve("lenet.safetensors");
        Compiled.of("LeNet5").create(1, backend).save(file);
        assertThat(Safetensors.read(file).tensors())
                .extracting(Tensor::toString)
                .containsExactly(
                        "\"conv1.weight\" F32 [6, 3, 5, 5]",
                        "\"conv1.bias\" F32 [6]",
                        "\"conv2.weight\" F32 [16, 6, 5, 5]",
                        "\"conv2.bias\" F32 [16]",
                        "\"conv3.weight\" F32 [120, 16, 5, 5]",
                        "\"conv3.bias\" F32 [120]",
                        "\"fc1.weight\" F32 [84, 120]",
                        "\"fc1.bias\" F32 [84]",
                        "\"fc2.weight\" F32 [10, 84]",
                        "\"fc2.bias\" F32 [10]");
        Compiled.of("Norms").create(1, backend).save(file);
        assertThat(Safetensors.read(file).names())
                .contains(
                        "bn0.weight",
                        "bn0.bias",
                        "bn0.running_mean",
                        "bn0.running_var",
                        "conv1.weight",
                        "bn1.weight",
                        "bn1.running_var",
                        "bn2.running_mean",
                        "fc1.weight",
                        "fc1.norm.running_mean",
                        "fc1.norm.running_var")
                .doesNotContain("conv1.bias", "fc1.norm.weight");
    }

    /** Layouts too: the file's numbers are those that the layer's getter gives, and a convolution by hand agrees. */
    @Test
    void layoutIsPyTorchs() throws Exception {
        Net net = Compiled.of("Single").create(3, backend);
        Path file = folder.resolve("single.safetensors");
        net.save(file);
        float[] w = Safetensors.read(file).tensor("fc.weight").floats();
        assertThat(w).isEqualTo(net.parameters().get("fc.weight"));
        float[] y = net.forwardEval(new float[] {0, 1, 0}).values();
        assertThat(y).containsExactly(w[1], w[4]);
    }

    private static List<Tensor> changed(Path file, Consumer<List<Tensor>> change) throws Exception {
        List<Tensor> tensors = new ArrayList<>(Safetensors.read(file).tensors());
        change.accept(tensors);
        return tensors;
    }

    private void refused(Consumer<List<Tensor>> change, String reason) throws Exception {
        Net net = Compiled.of("Single").create(3, backend);
        Path good = folder.resolve("good.safetensors");
        Compiled.of("Single").create(4, backend).save(good);
        Path bad = folder.resolve("bad.safetensors");
        Safetensors.write(bad, changed(good, change), Map.of());
        String before = net.digest();
        assertThatThrownBy(() -> net.parameters().load(bad))
                .isExactlyInstanceOf(synapt.io.FileFormatException.class)
                .hasMessage(bad + ": found other tensors than the 2 expected" + reason);
        assertThatThrownBy(() -> Compiled.of("Single").load(bad, backend)).hasMessageContaining(reason);
        assertThat(net.digest()).isEqualTo(before);
        net.parameters().load(good);
        assertThat(net.digest()).isNotEqualTo(before);
    }

    @Test
    void filesOfOtherNetworksAreRefused() throws Exception {
        refused(t -> t.remove(1), "\n  missing: \"fc.bias\" F32 [2]");
        refused(t -> t.add(Tensor.of("fc2.bias", new float[1], 1)), "\n  unexpected: \"fc2.bias\" F32 [1]");
        refused(
                t -> t.set(1, Tensor.of("fc.bais", new float[2], 2)),
                "\n  missing: \"fc.bias\" F32 [2]\n  unexpected: \"fc.bais\" F32 [2] (did you mean \"fc.bias\"?)");
        refused(
                t -> t.set(0, Tensor.of("fc.weight", new float[6], 3, 2)),
                "\n  wrong: \"fc.weight\" F32 [3, 2] instead of F32 [2, 3]");
    }

    @Test
    void damagedFilesChangeNothing() throws Exception {
        Net net = Compiled.of("Single").create(3, backend);
        Path file = folder.resolve("cut.safetensors");
        net.save(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Net other = Compiled.of("Single").create(4, backend);
        String before = other.digest();
        assertThatThrownBy(() -> other.parameters().load(file)).isInstanceOf(synapt.io.FileFormatException.class);
        assertThat(other.digest()).isEqualTo(before);
    }

    /** A file saved while another thread trains holds one version of the weights. */
    @Test
    void savedWhileTrainingIsOneVersion() throws Exception {
        Set<String> versions = new HashSet<>();
        Net net = Compiled.of("Mlp").create(1, backend);
        trained(net, () -> versions.add(net.digest()));
        Net again = Compiled.of("Mlp").create(1, backend);
        Thread trainer = new Thread(() -> trained(again, () -> {}));
        trainer.start();
        Path file = folder.resolve("now.safetensors");
        boolean last;
        do {
            last = !trainer.isAlive();
            again.save(file);
            assertThat(versions).contains(Compiled.of("Mlp").load(file, backend).digest());
        } while (!last);
    }

    private static void trained(Net net, Runnable afterEach) {
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1), 4, 1);
        afterEach.run();
        for (int step = 0; step < 3000; step++) {
            run.trainStep(Examples.floats(step, 4 * 20), net.targets(step, 4));
            afterEach.run();
        }
    }
}
