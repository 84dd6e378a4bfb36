package synapt.processor.random;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Networks that were compiled together, since starting javac takes longer than some of them. */
final class Compiled {

    private final Map<String, Classes> loaders = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();

    static Compiled of(Javac javac, List<Network> networks) {
        Compiled compiled = new Compiled();
        compiled.add(javac, networks);
        return compiled;
    }

    private void add(Javac javac, List<Network> networks) {
        Map<String, String> sources = new LinkedHashMap<>();
        networks.forEach(n -> sources.put(n.name() + ".Net", n.source()));
        Javac.Result result = javac.compile(sources);
        if (result.success()) {
            Classes classes = new Classes(result.classes());
            networks.forEach(n -> loaders.put(n.name(), classes));
        } else if (networks.size() == 1) {
            refused.put(
                    networks.getFirst().name(),
                    result.errors().stream()
                            .map(d -> d.getMessage(Locale.ENGLISH))
                            .collect(Collectors.joining("\n")));
        } else {
            add(javac, networks.subList(0, networks.size() / 2));
            add(javac, networks.subList(networks.size() / 2, networks.size()));
        }
    }

    /** What the compiler said of a network that it refused; null of others. */
    @Nullable
    String refusal(Network network) {
        return refused.get(network.name());
    }

    /** The compiled class. */
    Class<?> load(Network network) throws ClassNotFoundException {
        Classes classes = loaders.get(network.name());
        if (classes == null) {
            throw new ClassNotFoundException(network.name());
        }
        return classes.loadClass(network.name() + ".CompiledNet");
    }

    private static final class Classes extends ClassLoader {

        private final Map<String, byte[]> classes;

        Classes(Map<String, byte[]> classes) {
            super(Compiled.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
