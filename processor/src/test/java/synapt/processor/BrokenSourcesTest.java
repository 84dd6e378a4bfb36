package synapt.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that are no Java, in {@code broken}: compilers say so, and the processor does not fail on them. */
class BrokenSourcesTest {

    static List<Path> cases() {
        return Sources.in("broken");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void underJavac(Path source) throws IOException {
        check(javac().withProcessors(new Models().processor())
                .compile(JavaFileObjects.forResource(source.toUri().toURL()))
                .diagnostics());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void underEcj(Path source, @TempDir Path folder) throws IOException {
        check(new Ecj(folder).compile(new Models().processor(), List.of(source), List.of()));
    }

    private static void check(List<? extends Diagnostic<?>> diagnostics) {
        assertThat(diagnostics).anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        assertThat(diagnostics)
                .extracting(d -> d.getMessage(Locale.ENGLISH))
                .noneMatch(m -> m.contains("internal/bug"));
    }
}
