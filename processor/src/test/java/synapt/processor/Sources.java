package synapt.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Test cases in {@code src/test/resources}: one Java file each, and beside it what is expected. */
final class Sources {

    private static final Path ROOT = Path.of("src", "test", "resources");
    private static final String OPTIONS = "// options:";

    private Sources() {}

    static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiler options from a comment in the first line of a case. */
    static List<String> options(Path source) {
        String first = text(source).lines().findFirst().orElse("");
        return first.startsWith(OPTIONS)
                ? List.of(first.substring(OPTIONS.length()).strip().split(" "))
                : List.of();
    }

    static Path expected(Path source) {
        return source.resolveSibling(source.getFileName().toString().replace(".java", ".txt"));
    }
}
