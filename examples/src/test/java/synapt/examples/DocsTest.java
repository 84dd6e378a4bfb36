package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles the Java snippets of the documents, all of a document together. One that declares types stands for itself; any other
 * becomes a method, with the names below at hand.
 */
class DocsTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern DECLARES = Pattern.compile("(?m)^(final |abstract )*(class|interface|record) \\w+");
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public (?:final |abstract )*(?:class|interface|record) (\\w+)");

    private static final String IMPORTS = """
            import static synapt.annotation.ActivationFunction.*;
            import static synapt.annotation.Initializer.*;
            import static synapt.annotation.LossFunction.*;
            import static synapt.annotation.NormFunction.*;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.*;
            import synapt.*;
            import synapt.annotation.*;
            import synapt.data.*;
            import synapt.layer.*;
            import synapt.random.Rate;
            import synapt.random.RateSchedule;
            import synapt.train.*;
            """;

    private static final String AT_HAND = """
            class Snippet%d {
                CompiledLeNet5 net;
                CompiledLeNet5.Training run;
                float[] images;
                float[] image;
                int[] labels;
                float[] numbers;
                int[] digits;
                float[] sizes;
                Path path;
                Examples<int[]> train;
                Examples<int[]> test;

                void snippet() throws Exception {
            %s
                }
            }
            """;

    private static final String LENET5 = """
            @Network(input = {3, 32, 32})
            interface LeNet5 {
                @Layer(out = 6, kernel = 5) @Activation(RELU) @Dropout2d(p = 0.5) Conv2d conv1();
                @Layer Flatten flat();
                @Layer(out = 10) Linear fc2();
            }
            """;

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("..", "README.md")));
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void snippetsCompile(Path document, @TempDir Path out) throws IOException {
        List<String> snippets = snippets(document);
        List<Source> sources = new ArrayList<>();
        if (snippets.stream().noneMatch(s -> s.contains("interface LeNet5 "))) {
            sources.add(new Source("LeNet5", LENET5));
        }
        for (int i = 0; i < snippets.size(); i++) {
            String snippet = snippets.get(i);
            Matcher named = PUBLIC.matcher(snippet);
            boolean isPublic = named.find();
            sources.add(new Source(
                    isPublic ? named.group(1) : "Snippet" + i,
                    isPublic || DECLARES.matcher(snippet).find() ? snippet : AT_HAND.formatted(i, snippet)));
        }
        assertThat(compile(sources, out)).isEmpty();
    }

    @Test
    void theTourShowsWhatIsGenerated() throws IOException {
        Set<String> generated = new HashSet<>();
        for (String file : List.of(
                "src/main/java/synapt/examples/Mlp.java",
                "target/generated-sources/annotations/synapt/examples/CompiledMlp.java")) {
            Files.readAllLines(Path.of(file)).forEach(line -> generated.add(line.strip()));
        }
        List<String> shown = Files.readAllLines(Path.of("..", "docs", "generated-code.md")).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
        assertThat(shown)
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(generated).contains(line));
    }

    private static List<String> snippets(Path document) throws IOException {
        return SNIPPET.matcher(Files.readString(document))
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    /** The errors. */
    private static String compile(List<Source> sources, Path out) {
        StringWriter messages = new StringWriter();
        String path = System.getProperty("java.class.path");
        List<String> options = List.of("-d", out.toString(), "-cp", path, "-processorpath", path, "-nowarn");
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, sources)
                .call();
        return compiles ? "" : messages.toString();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String snippet) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = IMPORTS + snippet;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
