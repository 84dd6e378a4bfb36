package synapt.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds, other processors, and networks beside broken ones. */
class RoundsTest {

    private static final JavaFileObject GOOD = JavaFileObjects.forSourceString("Good", """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = 4)
            interface Good {
                @Layer(out = 3) Linear fc1();
            }
            """);
    private static final JavaFileObject BAD = JavaFileObjects.forSourceString("Bad", """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = 4)
            interface Bad {
                @Layer(out = 0) Linear fc1();
            }
            """);

    @Test
    void waitsForAClassThatAnotherProcessorWrites() {
        JavaFileObject network = JavaFileObjects.forSourceString("Late", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = Sizes.IN)
                interface Late {
                    Doubling twice();
                    @Layer(out = Sizes.OUT) Linear fc1();
                }
                """);
        Models models = new Models();
        Compilation compilation =
                javac().withProcessors(models.processor(), new Generator()).compile(network);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(models.texts().get("CompiledLate"))
                .contains("input Input -> 7", "twice Doubling -> 7", "fc1 Linear(7, 5) -> 5");
    }

    @Test
    void aBrokenNetworkDoesNotHideTheNext() {
        Models models = new Models();
        Compilation compilation = javac().withProcessors(models.processor()).compile(BAD, GOOD);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[layer/too-small] fc1")
                .inFile(BAD)
                .onLine(6);
        assertThat(models.texts()).containsOnlyKeys("CompiledGood");
    }

    @Test
    void aFailureOfOursIsSaidToBeOursAndDoesNotHideTheNext() {
        Models models = new Models();
        NetworkProcessor processor = new NetworkProcessor(model -> {
            if (model.simpleName().equals("Good")) {
                throw new IllegalStateException("planted");
            }
            return models.write(model);
        });
        JavaFileObject next = JavaFileObjects.forSourceString("Next", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = 4)
                interface Next {
                    @Layer(out = 3) Linear fc1();
                }
                """);
        Compilation compilation = javac().withProcessors(processor).compile(GOOD, next);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[internal/bug] Good: ")
                .inFile(GOOD)
                .onLine(5);
        assertThat(compilation.errors().getFirst().getMessage(Locale.ENGLISH))
                .contains(
                        "synapt ",
                        "Java " + Runtime.version(),
                        "java.lang.IllegalStateException: planted",
                        "at synapt.processor.");
        assertThat(models.texts()).containsOnlyKeys("CompiledNext");
    }

    @Test
    void usersOfABrokenNetworkSeeOurErrorOnly() {
        JavaFileObject user = JavaFileObjects.forSourceString("User", """
                import java.nio.file.Path;

                class User {
                    private final CompiledBad net = CompiledBad.create(42);
                    CompiledBad.Training run = net.training(null, 16);

                    CompiledBad load() throws Exception {
                        net.save(Path.of("x"));
                        net.forwardEval(new float[4]).values();
                        run.trainStep(new float[64], new int[16]);
                        System.out.println(CompiledBad.summary() + net.fc1().weight().length);
                        return CompiledBad.load(Path.of("x"));
                    }
                }
                """);
        Compilation compilation = javac().withProcessors(new Models().processor())
                .withOptions("-XDshould-stop.ifError=FLOW") // or bodies were not looked at
                .compile(BAD, user);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[layer/too-small]");
    }

    @Test
    void writesTheSameTwiceAndInAnyOrder(@TempDir Path folder) throws IOException {
        String first = written(folder.resolve("1"), GOOD, BAD);
        assertThat(first).contains("class CompiledBad", "class CompiledGood");
        assertThat(written(folder.resolve("2"), GOOD, BAD)).isEqualTo(first);
        assertThat(written(folder.resolve("3"), BAD, GOOD)).isEqualTo(first);
    }

    /** All that is written, in the order of names; Compile Testing keeps nothing of a compilation with errors. */
    private static String written(Path folder, JavaFileObject... sources) throws IOException {
        Files.createDirectories(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(
                null, null, d -> {}, List.of("-proc:only", "-s", folder.toString()), null, List.of(sources));
        task.setProcessors(List.of(new Models().processor()));
        task.call();
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().map(Sources::text).forEach(all::append);
        }
        return all.toString();
    }

    @Test
    void notesWhatItWritesIfAsked() {
        Compilation compilation = javac().withProcessors(new Models().processor())
                .withOptions("-Asynapt.verbose")
                .compile(GOOD);

        assertThat(compilation).hadNoteContaining("synapt: writing CompiledGood from Good");
        assertThat(javac().withProcessors(new Models().processor()).compile(GOOD))
                .hadNoteCount(0);
    }

    /** Writes, in the first round, what {@code Late} refers to. */
    private static final class Generator extends AbstractProcessor {
        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                write("Sizes", "public class Sizes { public static final int IN = 7, OUT = 5; }");
                write("Doubling", """
                        @synapt.annotation.CustomLayer
                        public record Doubling() implements synapt.layer.Elementwise {
                            @Override public float forward(float x, synapt.layer.Noise noise) { return 2 * x; }
                            @Override public float backward(float x, float dy, synapt.layer.Noise noise) { return 2 * dy; }
                        }
                        """);
            }
            return false;
        }

        private void write(String name, String text) {
            try (Writer out = processingEnv.getFiler().createSourceFile(name).openWriter()) {
                out.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
