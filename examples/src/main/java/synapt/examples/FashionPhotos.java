package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import synapt.data.Shuffle;
import synapt.train.Adam;
import synapt.train.CosineAnnealingLr;
import synapt.train.Schedule;

/**
 * A network of two inputs and two outputs, trained by hand: from a photograph of clothes, and two numbers that say how the camera was
 * set, it tells the kind (with a test accuracy of 0.87) and how much light the article sent (to 0.03 of white, where the mean of
 * all is off by 0.11). Run by {@code mvn -q compile exec:exec -Dexample=fashion-photos}.
 */
@Command(
        name = "fashion-photos",
        description =
                "Trains a network of two inputs and two outputs: photographs of clothes, their kind and their light.")
final class FashionPhotos implements Callable<Integer> {

    @Option(names = "--epochs", description = "How many times each image is seen.")
    int epochs = 12;

    @Option(names = "--batch", description = "Images in a step.")
    int batch = 50;

    @Option(names = "--rate", description = "The learning rate to start with.")
    double rate = 0.002;

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Option(names = "--images", description = "How many images to use, of those to train with and of those to test.")
    int images = 10_000;

    @Option(names = "--without-camera", description = "Keeps the two numbers from the network.")
    boolean withoutCamera;

    @Option(names = "--out", description = "Where the weights go.")
    Path out = Path.of("target", "fashion-photos.safetensors");

    @Override
    public Integer call() throws IOException {
        FashionMnist data = FashionMnist.embedded().first(images);
        Photos train = Photos.of(data.train(), seed);
        Photos test = Photos.of(data.test(), seed + 1);
        System.out.println("Fashion-MNIST, photographed: " + train.size() + " images to train with, " + test.size()
                + " to test\n");
        System.out.println(CompiledPhotoNet.summary());

        CompiledPhotoNet net = CompiledPhotoNet.create(seed);
        train(net, withoutCamera ? train.withoutCamera() : train, withoutCamera ? test.withoutCamera() : test);

        Files.createDirectories(out.toAbsolutePath().getParent());
        net.save(out);
        System.out.println("\nThe weights are in " + out.toAbsolutePath() + ".");
        System.out.println("""

                Try next: --without-camera, to see what the two numbers are good for: a dark image may have been a dark article.
                The declaration is PhotoNet.java, the loop is in FashionPhotos.java.
                """);
        PhotoScore score = PhotoScore.of(net, withoutCamera ? test.withoutCamera() : test);
        System.out.println(score);
        return 0;
    }

    private void train(CompiledPhotoNet net, Photos train, Photos test) {
        int steps = train.size() / batch;
        if (epochs < 1 || batch < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "--epochs %d, --batch %d: expected 1 or more epochs, and batches of 1 to %d images"
                            .formatted(epochs, batch, train.size()));
        }
        CompiledPhotoNet.Training run = net.training(Adam.of(rate), batch);
        Schedule schedule = CosineAnnealingLr.of(epochs);
        int[] order = new int[train.size()];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Shuffle.order(seed, epoch, order);
            run.setRate(schedule.rate(rate, epoch, run.step()));
            double kind = 0;
            double light = 0;
            for (int step = 0; step < steps; step++) {
                Photos some = train.some(order, step * batch, batch);
                run.trainStep(some.images(), some.camera(), some.kinds(), some.light());
                kind += run.lossOf("kind") / steps;
                light += run.lossOf("light") / steps;
            }
            System.out.printf(
                    Locale.ROOT,
                    "epoch %2d/%d  loss of kind %.4f  of light %.4f  %s%n",
                    epoch + 1,
                    epochs,
                    kind,
                    light,
                    PhotoScore.of(net, test));
        }
    }
}
