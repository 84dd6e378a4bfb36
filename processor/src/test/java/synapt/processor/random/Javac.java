package synapt.processor.random;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import synapt.processor.NetworkProcessor;

/** javac with the processor, in memory; what it writes can be looked at after errors too. */
final class Javac {

    /** Opens the class path once for all compilations. */
    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

    private final JavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, null);

    /**
     * What came of it.
     *
     * @param sources what the processor wrote, by the names of classes
     * @param classes what was compiled, by the names of classes
     */
    record Result(
            boolean success,
            List<Diagnostic<? extends JavaFileObject>> errors,
            Map<String, String> sources,
            Map<String, byte[]> classes) {}

    /** Sources are given by the names of classes. */
    Result compile(Map<String, String> sources) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Memory memory = new Memory(files);
        List<Source> units = sources.entrySet().stream()
                .map(e -> new Source(e.getKey(), e.getValue()))
                .toList();
        JavaCompiler.CompilationTask task =
                javac.getTask(new StringWriter(), memory, found, List.of("-Xmaxerrs", "10000"), null, units);
        task.setProcessors(List.of(new NetworkProcessor()));
        boolean success = task.call();
        Map<String, String> written = new HashMap<>();
        memory.sources.forEach((name, text) -> written.put(name, text.toString()));
        Map<String, byte[]> classes = new HashMap<>();
        memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return new Result(
                success,
                found.getDiagnostics().stream()
                        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                        .toList(),
                written,
                classes);
    }

    private static URI uri(String name, JavaFileObject.Kind kind) {
        return URI.create("memory:///" + name.replace('.', '/') + kind.extension);
    }

    /** The name of the class in a file that was given. */
    static String nameOf(JavaFileObject file) {
        String path = file.toUri().getPath();
        return path.substring(1, path.length() - file.getKind().extension.length())
                .replace('/', '.');
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(uri(name, Kind.SOURCE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is written. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, StringWriter> sources = new HashMap<>();
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(uri(name, kind), kind) {
                @Override
                public Writer openWriter() {
                    return sources.computeIfAbsent(name, any -> new StringWriter());
                }

                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }

                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return sources.getOrDefault(name, new StringWriter()).toString();
                }
            };
        }
    }
}
