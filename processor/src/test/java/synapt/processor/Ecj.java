package synapt.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Eclipse's compiler with its own file manager, which Compile Testing cannot drive. */
final class Ecj {

    private final Path folder;

    /**
     * @param folder empty, for classes
     */
    Ecj(Path folder) {
        this.folder = folder;
    }

    List<Diagnostic<? extends JavaFileObject>> compile(Processor processor, List<Path> sources, List<String> options)
            throws IOException {
        EclipseCompiler compiler = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of(
                "--release",
                "25",
                "-d",
                folder.toString(),
                "-s",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        all.addAll(options);
        try (var files = compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            var task = compiler.getTask(
                    new StringWriter(), files, found, all, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(processor));
            task.call();
        }
        return found.getDiagnostics();
    }
}
