package synapt.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each case in {@code good} is read as, without a word from the compiler. */
class GoodNetworksTest {

    static List<Path> cases() {
        return Sources.in("good");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void javacReads(Path source) throws IOException {
        Models models = new Models();
        Compilation compilation = javac().withProcessors(models.processor())
                .withOptions("-Xlint:all,-processing", "-Werror")
                .compile(JavaFileObjects.forResource(source.toUri().toURL()));

        assertThat(compilation.diagnostics()).isEmpty();
        Golden.check(Sources.expected(source), String.join("\n", models.texts().values()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ecjReadsTheSame(Path source, @TempDir Path folder) throws IOException {
        Models underJavac = new Models();
        javac().withProcessors(underJavac.processor())
                .compile(JavaFileObjects.forResource(source.toUri().toURL()));
        Models underEcj = new Models();
        var diagnostics = new Ecj(folder).compile(underEcj.processor(), List.of(source), List.of("-warn:none"));

        assertThat(diagnostics).isEmpty();
        assertThat(underEcj.texts()).isNotEmpty().isEqualTo(underJavac.texts());
    }
}
