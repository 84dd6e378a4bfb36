package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with an expected file, byte for byte; with {@code -Dsynapt.accept=true} writes it instead. */
final class Golden {

    private Golden() {}

    static void check(Path expected, String actual) {
        if (Boolean.getBoolean("synapt.accept")) {
            try {
                Files.writeString(expected, actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        assertThat(expected).as("accept it with -Dsynapt.accept=true").exists();
        assertThat(actual).isEqualTo(Sources.text(expected));
    }
}
