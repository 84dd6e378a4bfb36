package synapt.processor.random;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import synapt.processor.NetworkProcessor;

/** Networks that were compiled together, since starting javac takes longer than a hundred of them. */
final class Compiled {

    private final Map<String, Classes> loaders = new HashMap<>();

    /** What the compiler said of those that it refused. */
    final Map<String, String> refused = new HashMap<>();

    static Compiled of(List<Network> networks) {
        Compiled compiled = new Compiled();
        compiled.add(networks);
        return compiled;
    }

    private void add(List<Network> networks) {
        List<JavaFileObject> files = new ArrayList<>();
        networks.forEach(n -> files.add(JavaFileObjects.forSourceString(n.name() + ".Net", n.source())));
        Compilation compilation = javac().withProcessors(new NetworkProcessor()).compile(files);
        if (compilation.status() == Compilation.Status.SUCCESS) {
            Classes classes = new Classes(compilation);
            networks.forEach(n -> loaders.put(n.name(), classes));
        } else if (networks.size() == 1) {
            refused.put(
                    networks.getFirst().name(),
                    compilation.errors().stream()
                            .map(d -> d.getMessage(Locale.ENGLISH))
                            .collect(Collectors.joining("\n")));
        } else {
            add(networks.subList(0, networks.size() / 2));
            add(networks.subList(networks.size() / 2, networks.size()));
        }
    }

    /** The compiled class. */
    Class<?> load(Network network) throws ClassNotFoundException {
        return loaders.get(network.name()).loadClass(network.name() + ".CompiledNet");
    }

    private static final class Classes extends ClassLoader {

        private static final String ROOT = "/" + StandardLocation.CLASS_OUTPUT + "/";

        private final Map<String, JavaFileObject> files = new HashMap<>();

        Classes(Compilation compilation) {
            super(Compiled.class.getClassLoader());
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    String path = file.getName()
                            .substring(ROOT.length(), file.getName().length() - ".class".length());
                    files.put(path.replace('/', '.'), file);
                }
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            JavaFileObject file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = file.openInputStream()) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
