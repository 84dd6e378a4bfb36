package synapt.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import synapt.data.Dataset;
import synapt.data.Idx;

/** Fashion-MNIST: grey pictures of 28 x 28 of ten kinds of clothes. */
public record FashionMnist(Dataset train, Dataset test) {

    static final List<String> CLASSES = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private static final List<String> FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    /** The part that comes with the examples: 10,000 images to train with, 2,000 to test. */
    public static FashionMnist embedded() throws IOException {
        List<String> names =
                FILES.stream().map(name -> "/fashion-mnist/" + name + ".gz").toList();
        return new FashionMnist(
                Idx.read(FashionMnist.class, names.get(0), names.get(1), CLASSES.size()),
                Idx.read(FashionMnist.class, names.get(2), names.get(3), CLASSES.size()));
    }

    /** The whole, from a folder with the four files, plain or packed. */
    public static FashionMnist read(Path folder) throws IOException {
        Path[] files = Folders.find(
                folder, FILES, "Fashion-MNIST; they are at https://github.com/zalandoresearch/fashion-mnist");
        return new FashionMnist(
                Idx.read(files[0], files[1], CLASSES.size()), Idx.read(files[2], files[3], CLASSES.size()));
    }

    /** The first images of both parts, or all where there are fewer. */
    FashionMnist first(int count) {
        return new FashionMnist(
                train.subset(0, Math.min(count, train.size())), test.subset(0, Math.min(count, test.size())));
    }
}
