package synapt.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import synapt.data.Cifar10;
import synapt.data.Dataset;

/** CIFAR-10: colour photographs of 32 x 32 of ten kinds of things, 50,000 to train with and 10,000 to test. */
public record CifarImages(Dataset train, Dataset test) {

    /** The whole, from a folder with the binary version's files, plain or packed. */
    public static CifarImages read(Path folder) throws IOException {
        List<String> names = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "data_batch_" + i + ".bin")
                .toList();
        return new CifarImages(batches(folder, names), batches(folder, List.of("test_batch.bin")));
    }

    /** All images to test, and the first of those to train with, or all where there are fewer. */
    CifarImages first(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("--images: " + count + " images, expected 1 or more");
        }
        return new CifarImages(train.subset(0, Math.min(count, train.size())), test);
    }

    private static Dataset batches(Path folder, List<String> names) throws IOException {
        return Cifar10.readBatch(Folders.find(
                folder,
                names,
                "CIFAR-10, binary version; they are in the archive at https://www.cs.toronto.edu/~kriz/cifar.html"));
    }
}
