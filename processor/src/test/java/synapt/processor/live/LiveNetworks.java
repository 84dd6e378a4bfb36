package synapt.processor.live;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import synapt.Backend;
import synapt.processor.NetworkProcessor;

/** Compiled networks, loaded. They are compiled together, since starting javac takes longer than a hundred of them. */
public final class LiveNetworks {

    /** What every network is created with. */
    public static final long SEED = 20_251_121;

    private final Map<String, Classes> loaders = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();

    private LiveNetworks() {}

    /** Compiles networks with the processor. One that does not compile does not hide the others; {@link #create} says so then. */
    public static LiveNetworks compile(Collection<NetworkSource> sources) {
        LiveNetworks networks = new LiveNetworks();
        networks.add(sources);
        return networks;
    }

    private void add(Collection<NetworkSource> sources) {
        if (sources.isEmpty()) {
            return;
        }
        List<JavaFileObject> files = new ArrayList<>();
        for (NetworkSource s : sources) {
            files.add(JavaFileObjects.forSourceString(s.packageName() + ".Net", s.network()));
            files.add(JavaFileObjects.forSourceString(s.packageName() + ".Driver", s.driver()));
        }
        Compilation compilation = javac().withProcessors(new NetworkProcessor()).compile(files);
        if (compilation.status() == Compilation.Status.SUCCESS) {
            Classes classes = new Classes(compilation);
            sources.forEach(s -> loaders.put(s.name(), classes));
        } else if (sources.size() == 1) {
            NetworkSource only = sources.iterator().next();
            failures.put(
                    only.name(),
                    compilation.errors().stream().map(Object::toString).collect(Collectors.joining("\n")) + "\n"
                            + only.network());
        } else {
            sources.forEach(s -> add(List.of(s)));
        }
    }

    /**
     * A new network.
     *
     * @param <Y> its targets
     * @throws AssertionError if it did not compile
     */
    @SuppressWarnings("unchecked") // the loss that the source was written with decides
    public <Y> LiveNetwork<?, Y> create(String name, Backend backend) {
        if (failures.containsKey(name)) {
            throw new AssertionError("its network does not compile:\n" + failures.get(name));
        }
        try {
            Class<?> driver = loaders.get(name).loadClass(NetworkSource.packageName(name) + ".Driver");
            return (LiveNetwork<?, Y>) driver.getMethod("create", Backend.class).invoke(null, backend);
        } catch (InvocationTargetException e) {
            throw new AssertionError("its network can't be created", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Classes extends ClassLoader {

        private static final String ROOT = "/" + StandardLocation.CLASS_OUTPUT + "/";

        private final Map<String, JavaFileObject> files = new HashMap<>();

        Classes(Compilation compilation) {
            super(LiveNetworks.class.getClassLoader());
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
