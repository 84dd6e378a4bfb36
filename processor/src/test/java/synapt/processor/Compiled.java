package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import synapt.Backend;

/** A network of the folder {@code networks}, or given as text, compiled as a user would and loaded. */
final class Compiled {

    private static final Path NETWORKS = Path.of("src", "test", "resources", "networks");
    private static final Map<String, Compiled> KNOWN = new ConcurrentHashMap<>();

    private final Path classes;
    private final String className;
    private final String declared;
    private final String generated;
    private final Class<?> type;

    private Compiled(Path classes, String className, String declared, String generated) {
        this.classes = classes;
        this.className = className;
        this.declared = declared;
        this.generated = generated;
        type = load(classes, className);
    }

    private static Class<?> load(Path classes, String className) {
        try {
            URL[] urls = {classes.toUri().toURL()};
            return new URLClassLoader(urls, Compiled.class.getClassLoader()).loadClass(className);
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Names of all networks in the folder. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(NETWORKS)) {
            return files.map(f -> f.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network of the folder; compiled once. */
    static Compiled of(String name) {
        return KNOWN.computeIfAbsent(name, n -> ofSource(n, declared(n)));
    }

    /** The text of a network of the folder. */
    static String declared(String name) {
        return Sources.text(NETWORKS.resolve(name + ".java"));
    }

    /** A network given as text, that compiles without a word. */
    static Compiled ofSource(String name, String text) {
        return ofSource(name, text, new NetworkProcessor());
    }

    /** As above, compiled by another processor. */
    static Compiled ofSource(String name, String text, NetworkProcessor processor) {
        Compiler compiler = new Compiler()
                .processor(processor)
                .options("-Xlint:all,-processing,-incubating", "-Werror")
                .compile(name, text);
        assertThat(compiler.messages()).isEmpty();
        assertThat(compiler.success()).isTrue();
        Path sources = compiler.folder.resolve("sources");
        try (Stream<Path> files = Files.walk(sources)) {
            Path file = files.filter(f -> f.toString().endsWith(".java"))
                    .findFirst()
                    .orElseThrow();
            String relative = sources.relativize(file).toString().replace(".java", "");
            return new Compiled(
                    compiler.folder.resolve("classes"),
                    relative.replace(File.separatorChar, '.'),
                    text,
                    Sources.text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same network with another text of the generated file. */
    Compiled rewritten(String text) {
        assertThat(text).isNotEqualTo(generated);
        Compiler compiler = new Compiler()
                .options("-proc:none")
                .compile(Map.of(simple(declaredName()), declared, simple(className), text));
        assertThat(compiler.messages()).isEmpty();
        return new Compiled(compiler.folder.resolve("classes"), className, declared, text);
    }

    private String declaredName() {
        return className.replaceFirst("Compiled([A-Za-z0-9]*).*", "$1");
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Where the classes are. */
    Path classes() {
        return classes;
    }

    String className() {
        return className;
    }

    /** The generated file. */
    String generated() {
        return generated;
    }

    /** A network with start values drawn from a seed. */
    Net create(long seed, Backend backend) {
        return new Net(invoke("create", new Class<?>[] {long.class, Backend.class}, seed, backend));
    }

    Net load(Path file, Backend backend) {
        return new Net(invoke("load", new Class<?>[] {Path.class, Backend.class}, file, backend));
    }

    /** The table of its layers. */
    String summary() {
        return (String) invoke("summary", new Class<?>[0]);
    }

    private Object invoke(String name, Class<?>[] types, Object... args) {
        try {
            Method method = type.getMethod(name, types);
            method.setAccessible(true);
            return method.invoke(null, args);
        } catch (InvocationTargetException e) {
            throw Net.unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** javac with the processor, in a new folder under {@code target}. */
    static final class Compiler {

        private final List<String> options = new ArrayList<>();
        private final DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        private Path folder = Path.of("");
        private boolean success;
        private NetworkProcessor processor = new NetworkProcessor();

        Compiler processor(NetworkProcessor other) {
            processor = other;
            return this;
        }

        Compiler options(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        Compiler compile(String name, String text) {
            return compile(Map.of(name, text));
        }

        Compiler compile(Map<String, String> texts) {
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = javac.getStandardFileManager(found, Locale.ENGLISH, null)) {
                folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "networks")), "net")
                        .toAbsolutePath();
                List<Path> sources = new ArrayList<>();
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    Path declared = Files.createDirectories(folder.resolve("declared"));
                    sources.add(Files.writeString(declared.resolve(text.getKey() + ".java"), text.getValue()));
                }
                List<String> all = new ArrayList<>(List.of(
                        "-d",
                        Files.createDirectories(folder.resolve("classes")).toString(),
                        "-s",
                        Files.createDirectories(folder.resolve("sources")).toString(),
                        "-implicit:none"));
                all.addAll(options);
                var task = javac.getTask(null, files, found, all, null, files.getJavaFileObjectsFromPaths(sources));
                if (!options.contains("-proc:none")) {
                    task.setProcessors(List.of(processor));
                }
                success = task.call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        boolean success() {
            return success;
        }

        Path classes() {
            return folder.resolve("classes");
        }

        /** The text of a generated class of the unnamed package. */
        String generated(String name) {
            return Sources.text(folder.resolve("sources").resolve(name + ".java"));
        }

        /** One of the compiled classes. */
        Class<?> load(String name) {
            return Compiled.load(classes(), name);
        }

        /** Errors and warnings: {@code line: text}. */
        List<String> messages() {
            return found.getDiagnostics().stream()
                    .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
                    .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ENGLISH))
                    .toList();
        }
    }
}
