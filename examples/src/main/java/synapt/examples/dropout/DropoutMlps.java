package synapt.examples.dropout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import synapt.data.Normalization;
import synapt.examples.CompiledMlp;
import synapt.examples.CompiledMlpOwnDropout;
import synapt.examples.CompiledMlpWithoutDropout;
import synapt.examples.FashionMnist;
import synapt.train.Examples;
import synapt.train.Schedule;
import synapt.train.Sgd;

/**
 * A perceptron on Fashion-MNIST without dropout, with the built-in one, and with one that a user wrote. The recipe is that of Dive into
 * Deep Learning, section 5.6 (Zhang et al.). See docs/experiment.md.
 */
@Command(
        name = "dropout-mlps",
        description =
                "Trains three perceptrons on Fashion-MNIST: without dropout, with the built-in one, with a user's own.")
public final class DropoutMlps implements Callable<Integer> {

    /** To 0 for black and 1 for white. */
    private static final Normalization HOW = Normalization.of(0, 1);

    private static final int BATCH = 256;

    static final List<Contender> ALL = List.of(
            new Contender("plain", "none", r -> {
                var net = CompiledMlpWithoutDropout.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }),
            new Contender("built-in", "@Dropout", r -> {
                var net = CompiledMlp.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }),
            new Contender("own", "MyDropout", r -> {
                var net = CompiledMlpOwnDropout.create(r.seed(), r.backend());
                return r.ready(net.parameters(), net::training, net::evaluator);
            }));

    @Option(
            names = "--data",
            description = "A folder with the whole of Fashion-MNIST; without it, the part that comes along is used.")
    Path data;

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 10;

    @Option(names = "--every", description = "Epochs between two measurements.")
    int every = 1;

    @Option(names = "--out", description = "Where results and checkpoints go; what is there is gone on with.")
    Path out = Path.of("target", "dropout-mlps");

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws IOException {
        Recipe recipe =
                new Recipe(epochs, every, BATCH, Sgd.of(0.5), Schedule.constant(), options.seed, options.backend());
        FashionMnist images = data == null ? FashionMnist.embedded() : FashionMnist.read(data);
        Files.createDirectories(out);
        Experiment experiment = new Experiment(
                recipe, Examples.of(images.train(), HOW), Examples.of(images.test(), HOW), out, options.steps);
        Report.show(experiment.run(ALL));
        return 0;
    }
}
