package synapt.processor.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import synapt.data.Cifar10;
import synapt.data.Dataset;
import synapt.data.Idx;

/**
 * Training images for the runs. The first of Fashion-MNIST come with the examples. CIFAR-10 has no licence that would let anyone
 * pass it on: it is looked for in the folder that the system property {@value #PROPERTY} names, else in {@code ../shared/data}
 * beside the project.
 */
enum ImageData {
    CIFAR10 {
        @Override
        Path folder() {
            String named = System.getProperty(PROPERTY);
            return (named == null ? PROJECT.resolve("../shared/data") : PROJECT.resolve(named)).resolve("cifar-10");
        }

        @Override
        Optional<Dataset> first(int count) throws IOException {
            for (String name : new String[] {"data_batch_1.bin", "data_batch_1.bin.gz"}) {
                if (Files.exists(folder().resolve(name))) {
                    return Optional.of(Cifar10.readBatch(folder().resolve(name)).subset(0, count));
                }
            }
            return Optional.empty();
        }
    },

    FASHION_MNIST {
        @Override
        Path folder() {
            return PROJECT.resolve("examples/src/main/resources/fashion-mnist");
        }

        @Override
        Optional<Dataset> first(int count) throws IOException {
            Path images = folder().resolve("train-images-idx3-ubyte.gz");
            Path labels = folder().resolve("train-labels-idx1-ubyte.gz");
            return Files.exists(images)
                    ? Optional.of(Idx.read(images, labels, 10).subset(0, count))
                    : Optional.empty();
        }
    };

    static final String PROPERTY = "synapt.data";

    /** The project, from the module where its tests run. */
    static final Path PROJECT = Path.of("..");

    abstract Path folder();

    /** The first images of the training set; empty if it is not there. */
    abstract Optional<Dataset> first(int count) throws IOException;

    /** What is missing where, for people. */
    String missing() {
        return "no " + name() + " in " + folder().toAbsolutePath().normalize() + "; name its parent folder by -D"
                + PROPERTY;
    }
}
