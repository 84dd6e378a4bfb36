package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import synapt.train.Adam;
import synapt.train.CosineAnnealingLr;
import synapt.train.ProgressLine;
import synapt.train.Trainer;

/**
 * A network of two inputs and two outputs: from a photograph of clothes, and two numbers that say how the camera was
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
                The declaration is PhotoNet.java; what goes in and what comes out is in Photos.java.
                """);
        PhotoScore score = PhotoScore.of(net, withoutCamera ? test.withoutCamera() : test);
        System.out.println(score);
        return 0;
    }

    private void train(CompiledPhotoNet net, Photos train, Photos test) {
        if (epochs < 1 || batch < 1 || batch > train.size()) {
            throw new IllegalArgumentException(
                    "--epochs %d, --batch %d: expected 1 or more epochs, and batches of 1 to %d images"
                            .formatted(epochs, batch, train.size()));
        }
        Trainer.of(net.training(Adam.of(rate), batch))
                .schedule(CosineAnnealingLr.of(epochs))
                .seed(seed)
                .dropLast()
                .validation(net.evaluator(256), test.examples())
                .listener(new ProgressLine("images"))
                .fit(train.examples(), epochs);
    }
}
