package synapt.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import synapt.Evaluator;
import synapt.ParameterSpec;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.data.Normalization;
import synapt.train.Examples;
import synapt.train.ProgressLine;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.Trainer;

/**
 * Trains a perceptron with the built-in dropout, and the same one with a dropout layer that a user wrote ({@link MyDropout}), and
 * shows that both end with the same weights, bit for bit. Run by {@code mvn -q compile exec:exec -Dexample=fashion-mlp}.
 */
@Command(
        name = "fashion-mlp",
        description = "Trains a perceptron on Fashion-MNIST, with the built-in dropout and with one of the user's own.")
final class FashionMlp implements Callable<Integer> {

    /** The mean and deviation of Fashion-MNIST's pixels. */
    private static final Normalization HOW = Normalization.of(0.286, 0.353);

    @Option(
            names = "--data",
            description = "A folder with the whole of Fashion-MNIST; without it, the part that comes along is used.")
    Path data;

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 15;

    @Option(names = "--batch", description = "Images in a step.")
    int batch = 256;

    @Option(names = "--rate", description = "The learning rate.")
    double rate = 0.1;

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Override
    public Integer call() throws IOException {
        FashionMnist images = data == null ? FashionMnist.embedded() : FashionMnist.read(data);
        Examples<int[]> train = Examples.of(images.train(), HOW);
        Examples<int[]> test = Examples.of(images.test(), HOW);

        System.out.println(CompiledMlp.summary());
        CompiledMlp net = CompiledMlp.create(seed);
        train(net.training(Sgd.of(rate), batch), train, net.evaluator(256), test);

        System.out.println("\nThe same with a dropout layer of our own, MyDropout.java:\n");
        CompiledMlpOwnDropout own = CompiledMlpOwnDropout.create(seed);
        train(own.training(Sgd.of(rate), batch), train, own.evaluator(256), test);

        List<String> different = different(net.parameters(), own.parameters());
        System.out.println(
                different.isEmpty()
                        ? "\nAll weights of both are the same, bit for bit."
                        : "\nNot the same: " + String.join(", ", different));
        System.out.printf(
                Locale.ROOT,
                "test accuracy: %.4f%n",
                Score.of(net.evaluator(256), test).accuracy());
        return different.isEmpty() ? 0 : 1;
    }

    private void train(TrainingRun<?, int[], ?> run, Examples<int[]> train, Evaluator evaluator, Examples<int[]> test) {
        Trainer.of(run)
                .seed(seed)
                .dropLast() // 16 of the 10,000 images would be a step of their own
                .validation(evaluator, test)
                .listener(new ProgressLine("images"))
                .fit(train, epochs);
    }

    /** The parameters in which two networks of the same tensors differ by at least a bit. */
    static List<String> different(Parameters a, Parameters b) {
        return a.table().specs().stream()
                .map(ParameterSpec::name)
                .filter(name -> !Arrays.equals(a.get(name), b.get(name)))
                .toList();
    }
}
