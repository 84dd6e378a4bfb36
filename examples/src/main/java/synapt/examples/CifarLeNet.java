package synapt.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import synapt.data.Normalization;
import synapt.train.Examples;
import synapt.train.ProgressLine;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.StepLr;
import synapt.train.Trainer;

/**
 * The classic experiment: LeNet-5 with dropout on CIFAR-10. Give it the folder with the data set's binary version, files plain or
 * packed: {@code mvn -q compile exec:exec -Dexample=cifar-lenet -Dargs="--data folder --epochs 10"}. Try {@code --p-conv 0 --p-fc
 * 0} to see what dropout does: how far apart training and test accuracy drift.
 */
@Command(name = "cifar-lenet", description = "Trains LeNet-5 with dropout on CIFAR-10.")
final class CifarLeNet implements Callable<Integer> {

    private static final Normalization HOW = Normalization.of(0.5, 0.5);

    @Option(
            names = "--data",
            required = true,
            description = "The folder with data_batch_1.bin to 5 and test_batch.bin, or .bin.gz.")
    Path data;

    @Option(names = "--p-conv", description = "The probability of dropping a channel after each convolution.")
    double pConv = 0.5;

    @Option(names = "--p-fc", description = "The probability of dropping a feature after the first linear layer.")
    double pFc = 0.5;

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 300;

    @Option(names = "--rate", description = "The learning rate, halved every 150 epochs.")
    double rate = 0.01;

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Override
    public Integer call() throws IOException {
        CifarImages images = CifarImages.read(data);
        Examples<int[]> train = Examples.of(images.train(), HOW);
        Examples<int[]> test = Examples.of(images.test(), HOW);
        System.out.println(CompiledColourLeNet5.summary());

        CompiledColourLeNet5 net = CompiledColourLeNet5.create(seed);
        net.rates().conv1(pConv);
        net.rates().conv2(pConv);
        net.rates().conv3(pConv);
        net.rates().fc1(pFc);
        Trainer.of(net.training(Sgd.of(rate).momentum(0.9), 256))
                .schedule(StepLr.of(150, 0.5))
                .seed(seed)
                .validation(net.evaluator(256), test)
                .listener(new ProgressLine("images"))
                .fit(train, epochs);

        System.out.printf(
                Locale.ROOT,
                "train accuracy: %.4f%n",
                Score.of(net.evaluator(256), train).accuracy());
        System.out.printf(
                Locale.ROOT,
                "test accuracy: %.4f%n",
                Score.of(net.evaluator(256), test).accuracy());
        return 0;
    }
}
