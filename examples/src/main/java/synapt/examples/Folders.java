package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of data sets. */
final class Folders {

    private Folders() {}

    /**
     * Files of a folder, each as it is named or with {@code .gz} behind.
     *
     * @param what the data set's name and where to get it, for the message
     * @throws IOException if the folder or files are missing; the message names them all
     */
    static Path[] find(Path folder, List<String> names, String what) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("--data: there is no folder " + folder.toAbsolutePath()
                    + "; expected one with the files of " + what);
        }
        List<Path> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            Path plain = folder.resolve(name);
            Path packed = folder.resolve(name + ".gz");
            if (Files.exists(packed)) {
                found.add(packed);
            } else if (Files.exists(plain)) {
                found.add(plain);
            } else {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException("--data: the folder " + folder.toAbsolutePath() + " lacks "
                    + String.join(", ", missing) + " (or the same with .gz); expected the files of " + what);
        }
        return found.toArray(Path[]::new);
    }
}
