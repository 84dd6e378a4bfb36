package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import synapt.EvalResult;
import synapt.McResult;
import synapt.data.Dataset;
import synapt.data.Normalization;
import synapt.train.Examples;
import synapt.train.ProgressLine;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.StepLr;
import synapt.train.Trainer;

/**
 * Trains LeNet-5 to tell clothes apart, saves it, loads it again and asks it about some images: once, and many times with dropout
 * on, to see how sure it is. Run by {@code mvn -q compile exec:exec}.
 */
@Command(name = "fashion-lenet", description = "Trains LeNet-5 on a part of Fashion-MNIST, saves, loads and uses it.")
final class FashionLeNet implements Callable<Integer> {

    private static final Normalization HOW = Normalization.of(0.5, 0.5);
    private static final int SAMPLES = 100;

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 12;

    @Option(names = "--batch", description = "Images in a step.")
    int batch = 32;

    @Option(names = "--rate", description = "The learning rate to start with.")
    double rate = 0.02;

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Option(names = "--images", description = "How many images to use, of those to train with and of those to test.")
    int images = 10_000;

    @Option(names = "--out", description = "Where the weights go.")
    Path out = Path.of("target", "fashion-lenet.safetensors");

    @Override
    public Integer call() throws IOException {
        FashionMnist data = FashionMnist.embedded().first(images);
        System.out.println("Fashion-MNIST: " + data.train().size() + " images to train with, "
                + data.test().size() + " to test\n");
        System.out.println(CompiledGreyLeNet5.summary());

        CompiledGreyLeNet5 net = CompiledGreyLeNet5.create(seed);
        Examples<int[]> test = Examples.of(data.test(), HOW);
        Trainer.of(net.training(Sgd.of(rate).momentum(0.9), batch))
                .schedule(StepLr.of(Math.max(1, epochs / 4), 0.4))
                .seed(seed)
                .validation(net.evaluator(256), test)
                .listener(new ProgressLine("images"))
                .fit(Examples.of(data.train(), HOW), epochs);

        Files.createDirectories(out.toAbsolutePath().getParent());
        net.save(out);
        CompiledGreyLeNet5 loaded = CompiledGreyLeNet5.load(out);
        System.out.println("\nThe weights are in " + out.toAbsolutePath() + "; what follows comes from that file.\n");
        ask(loaded, data.test());
        System.out.println("""

                Try next: -Dargs="--seed 7" for another run, -Dargs=--help for more; the declaration is GreyLeNet5.java, what the
                compiler made of it is CompiledGreyLeNet5.java under target/generated-sources/annotations; -Dexample=fashion-mlp and
                -Dexample=cifar-lenet are the other examples.
                """);
        double accuracy = Score.of(loaded.evaluator(256), test).accuracy();
        System.out.printf(Locale.ROOT, "test accuracy: %.4f%n", accuracy);
        return 0;
    }

    /** What the network says of a few images, and how much it wavers when parts of it are dropped. */
    private static void ask(CompiledGreyLeNet5 net, Dataset data) {
        int count = Math.min(8, data.size());
        float[] images = data.images().floats(0, count, HOW);
        EvalResult answer = net.forwardEval(images);
        McResult answers = net.forwardMc(images, SAMPLES, 0);
        System.out.println(
                "image  is           taken for       sure  with dropout, " + SAMPLES + " times: mean and spread");
        for (int i = 0; i < count; i++) {
            int best = answer.argmax(i);
            double mean = answers.meanProbabilities(i)[best];
            System.out.printf(
                    Locale.ROOT,
                    "%5d  %-11s  %-11s  %5.1f%%  %5.1f%% +- %.1f%%%n",
                    i,
                    FashionMnist.CLASSES.get(data.labels()[i]),
                    FashionMnist.CLASSES.get(best),
                    100 * answer.probabilities(i)[best],
                    100 * mean,
                    100 * spread(answers, i, best, mean));
        }
    }

    /** The standard deviation of a class's probability over the samples. */
    private static double spread(McResult answers, int image, int kind, double mean) {
        double squares = IntStream.range(0, SAMPLES)
                .mapToDouble(s -> answers.sample(s).probabilities(image)[kind] - mean)
                .map(difference -> difference * difference)
                .sum();
        return Math.sqrt(squares / (SAMPLES - 1));
    }
}
