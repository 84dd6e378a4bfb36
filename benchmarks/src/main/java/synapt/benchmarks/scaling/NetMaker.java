package synapt.benchmarks.scaling;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Declares networks of any width and depth, and has them compiled in this process.
 *
 * @param processorPath where javac finds our processor
 * @param folder        for the classes
 */
record NetMaker(String processorPath, Path folder) {
    private static final String DECLARATION = """
            package made;

            import java.util.List;
            import synapt.Backend;
            import synapt.TrainingRun;
            import synapt.annotation.*;
            import synapt.benchmarks.scaling.MadeNet;
            import synapt.layer.Linear;
            import synapt.train.Sgd;

            @Init(Initializer.PYTORCH)
            @Network(input = %1$d)
            public interface %2$s {
                @Layer(repeat = %3$d) List<Hidden> hidden();
                @Layer(out = 10) Linear answer();

                @Block
                interface Hidden {
                    @Layer(out = %1$d) @Activation(ActivationFunction.RELU) @Dropout(p = 0.1) Linear fc();
                }

                final class Use implements MadeNet {
                    public TrainingRun<?, int[], ?> training(int threads, int batch) {
                        return Compiled%2$s.create(1, Backend.threads(threads)).training(Sgd.of(0.001).momentum(0.9), batch);
                    }
                }
            }
            """;

    /**
     * A perceptron: hidden layers with ReLU and dropout, all as wide as the input, and ten classes.
     *
     * @throws IllegalStateException with what javac says, should it not compile
     */
    MadeNet make(int width, int depth) throws IOException, ReflectiveOperationException {
        String name = "Wide" + width + "Deep" + depth;
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of(
                "-nowarn",
                "--add-modules",
                "jdk.incubator.vector",
                "-d",
                Files.createDirectories(folder).toString(),
                "-classpath",
                classPath,
                "-processorpath",
                processorPath);
        JavaFileObject source = new Source(name, DECLARATION.formatted(width, name, depth));
        if (!javac.getTask(messages, null, null, options, null, List.of(source)).call()) {
            throw new IllegalStateException(name + " does not compile:\n" + messages);
        }
        // Stays open as long as the network is used, which is to the end of the process.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        return (MadeNet) loader.loadClass("made." + name + "$Use")
                .getDeclaredConstructor()
                .newInstance();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///made/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
