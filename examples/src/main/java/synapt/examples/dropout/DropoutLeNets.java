package synapt.examples.dropout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import synapt.data.Normalization;
import synapt.examples.CifarImages;
import synapt.train.Examples;
import synapt.train.Sgd;
import synapt.train.StepLr;

/**
 * The classic experiment on dropout: four LeNet-5 on CIFAR-10, without dropout, with it on the fully connected layer, on the
 * convolutions, on all hidden layers. See docs/experiment.md.
 */
@Command(name = "dropout-lenets", description = "Trains four LeNet-5, with and without dropout, on CIFAR-10.")
public final class DropoutLeNets implements Callable<Integer> {

    /** To -1 for black and 1 for white. */
    private static final Normalization HOW = Normalization.of(0.5, 0.5);

    private static final int BATCH = 256;

    static final List<Contender> ALL = List.of(
            new Contender("A", "none", r -> {
                var net = CompiledLeNets_A.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }),
            new Contender("B", "fully connected layer", r -> {
                var net = CompiledLeNets_B.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }),
            new Contender("C", "convolutions", r -> {
                var net = CompiledLeNets_C.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }),
            new Contender("D", "all hidden layers", r -> {
                var net = CompiledLeNets_D.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }));

    @Option(
            names = "--data",
            required = true,
            description = "The folder with data_batch_1.bin to 5 and test_batch.bin, or .bin.gz.")
    Path data;

    @Option(names = "--networks", description = "Which of A, B, C and D.")
    String networks = "ABCD";

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 1000;

    @Option(names = "--every", description = "Epochs between two measurements.")
    int every = 20;

    @Option(names = "--out", description = "Where results and checkpoints go; what is there is gone on with.")
    Path out = Path.of("target", "dropout-lenets");

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws IOException {
        List<Contender> chosen = chosen();
        Recipe recipe = new Recipe(
                epochs, every, BATCH, Sgd.of(0.01).momentum(0.9), StepLr.of(150, 0.5), options.seed, options.backend());
        CifarImages images = CifarImages.read(data);
        Files.createDirectories(out);
        Experiment experiment = new Experiment(
                recipe, Examples.of(images.train(), HOW), Examples.of(images.test(), HOW), out, options.steps);
        Report.show(experiment.run(chosen));
        return 0;
    }

    private List<Contender> chosen() {
        String known = ALL.stream().map(Contender::name).collect(Collectors.joining());
        return Arrays.stream(networks.split(""))
                .distinct()
                .map(name -> ALL.stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--networks: there is no network " + name + "; expected some of " + known)))
                .toList();
    }
}
