package synapt.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler says of each case in {@code bad}: word for word under javac, id and line under ecj. */
class MessagesTest {

    private static final Pattern ID = Pattern.compile("\\[([a-z]+/[a-z-]+)] ");

    /** Eclipse's compiler knows no place of a record. */
    private static final String NO_POSITION_UNDER_ECJ = "NetworkRecord.java";

    static List<Path> cases() {
        return Sources.in("bad");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void javacSays(Path source) throws IOException {
        Golden.check(
                Sources.expected(source),
                compile(source).stream().map(MessagesTest::render).collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ecjSaysTheSameOnTheSameLine(Path source, @TempDir Path folder) throws IOException {
        List<Diagnostic<? extends JavaFileObject>> diagnostics =
                new Ecj(folder).compile(new Models().processor(), List.of(source), Sources.options(source));
        boolean lines = !source.endsWith(NO_POSITION_UNDER_ECJ);
        assertThat(ours(diagnostics, lines)).isNotEmpty().isEqualTo(ours(compile(source), lines));
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(Path source) throws IOException {
        Compilation compilation = javac().withProcessors(new Models().processor())
                .withOptions(Sources.options(source))
                .compile(JavaFileObjects.forResource(source.toUri().toURL()));
        return List.copyOf(compilation.diagnostics());
    }

    /** {@code line:column kind text}. */
    private static String render(Diagnostic<?> d) {
        String place = d.getPosition() == Diagnostic.NOPOS ? "-" : d.getLineNumber() + ":" + d.getColumnNumber();
        return place + " " + d.getKind().toString().toLowerCase(Locale.ROOT) + " " + d.getMessage(Locale.ENGLISH)
                + "\n";
    }

    private static TreeSet<String> ours(List<? extends Diagnostic<?>> diagnostics, boolean lines) {
        TreeSet<String> found = new TreeSet<>();
        for (Diagnostic<?> d : diagnostics) {
            Matcher id = ID.matcher(d.getMessage(Locale.ENGLISH));
            if (id.lookingAt()) {
                found.add((lines ? Math.max(0, d.getLineNumber()) : "") + " " + id.group(1) + " " + d.getKind());
            }
        }
        return found;
    }
}
