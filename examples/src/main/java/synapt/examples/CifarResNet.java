package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import synapt.data.CropAndMirror;
import synapt.data.Dataset;
import synapt.data.Normalization;
import synapt.train.Examples;
import synapt.train.Group;
import synapt.train.LinearWarmup;
import synapt.train.MultiStepLr;
import synapt.train.ProgressLine;
import synapt.train.Schedule;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.Trainer;

/**
 * Trains ResNet-20 on CIFAR-10. Give it the folder with the data set's binary version, files plain or packed: {@code mvn -q compile
 * exec:exec -Dexample=cifar-resnet -Dargs="--data folder"}. By default it sees 10,000 images eight times and ends at a test
 * accuracy of about 0.62, far from what the network can do. The paper's 0.9125 takes {@code --paper}, a hundred times as long: hours.
 */
@Command(
        name = "cifar-resnet",
        description = "Trains ResNet-20 on a part of CIFAR-10, or as the paper does on all of it.")
final class CifarResNet implements Callable<Integer> {

    /** The mean and deviation of CIFAR-10's red, green and blue. */
    static final Normalization HOW =
            Normalization.perChannel(new double[] {0.4914, 0.4822, 0.4465}, new double[] {0.2470, 0.2435, 0.2616});

    /** With batches of 128, the 64,000 steps of the paper. */
    private static final int PAPER_EPOCHS = 164;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            description = "The folder with data_batch_1.bin to 5 and test_batch.bin, or .bin.gz.")
    Path data;

    @Option(names = "--images", description = "How many images to train with, of 50,000.")
    int images = 10_000;

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 8;

    @Option(names = "--paper", description = "All images, " + PAPER_EPOCHS + " epochs of them: hours.")
    boolean paper;

    @Option(names = "--plain", description = "Images as they are, neither moved nor mirrored.")
    boolean plain;

    @Option(names = "--batch", description = "Images in a step.")
    int batch = 128;

    @Option(
            names = "--rate",
            description = "The learning rate; a tenth of it after half the epochs, and after three quarters.")
    double rate = 0.1;

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Option(names = "--out", description = "Where the weights go.")
    Path out = Path.of("target", "cifar-resnet.safetensors");

    @Override
    public Integer call() throws IOException {
        check();
        CifarImages all = CifarImages.read(data);
        CifarImages used = paper ? all : all.first(images);
        System.out.println("CIFAR-10: " + used.train().size() + " images to train with, "
                + used.test().size() + " to test\n");
        System.out.println(CompiledResNet20.summary());

        CompiledResNet20 net = CompiledResNet20.create(seed);
        Examples<int[]> test = Examples.of(used.test(), HOW);
        Sgd sgd = Sgd.of(rate).momentum(0.9).weightDecay(1e-4);
        Trainer.of(net.training(sgd.groups(Group.vectors().weightDecay(0)), batch))
                .schedule(schedule(used.train().size()))
                .seed(seed)
                .validation(net.evaluator(256), test)
                .listener(new ProgressLine("images"))
                .fit(train(used.train()), epochs());

        Files.createDirectories(out.toAbsolutePath().getParent());
        net.save(out);
        System.out.println("\nThe weights are in " + out.toAbsolutePath() + ".\n");
        System.out.println("""
                Try next: --plain, to see what moving and mirroring the images is good for; more --epochs or --images; --paper, if you
                have the hours. The declaration is ResNet20.java, what the compiler made of it is CompiledResNet20.java under
                target/generated-sources/annotations.
                """);
        double accuracy = Score.of(net.evaluator(256), test).accuracy();
        System.out.printf(Locale.ROOT, "test accuracy: %.4f%n", accuracy);
        return 0;
    }

    private void check() {
        var given = spec.commandLine().getParseResult();
        if (paper && (given.hasMatchedOption("--epochs") || given.hasMatchedOption("--images"))) {
            throw new ParameterException(
                    spec.commandLine(), "--paper decides how many images and epochs; leave out --images and --epochs");
        }
    }

    private int epochs() {
        return paper ? PAPER_EPOCHS : epochs;
    }

    private Examples<int[]> train(Dataset used) {
        return plain ? Examples.of(used, HOW) : Examples.of(used, HOW, CropAndMirror.of(4));
    }

    /** The paper's steps at half and at three quarters, and a warm-up in the first epoch. */
    private Schedule schedule(int examples) {
        int half = Math.max(1, epochs() / 2);
        int threeQuarters = Math.max(half + 1, epochs() * 3 / 4);
        return MultiStepLr.of(0.1, half, threeQuarters).chain(LinearWarmup.of(0.1, Math.ceilDiv(examples, batch)));
    }
}
