package synapt.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Prints how long the processor takes: the time of javac with it, less that of javac alone on the same declarations and the classes
 * that were generated from them. Not a test, since it measures time; run its {@code main}.
 */
final class CompileTimes {

    private static final int RUNS = Integer.getInteger("runs", 5);

    /** The compiling thread's own time, which other programs do not change much. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final String IMPORTS = """
            import static synapt.annotation.ActivationFunction.*;
            import java.util.List;
            import synapt.annotation.*;
            import synapt.layer.*;
            """;

    private CompileTimes() {}

    public static void main(String[] args) throws IOException {
        print("1 network of 200 layers", List.<String[]>of(deep("Deep", 200)));
        print("1 network of 200 layers in blocks", List.<String[]>of(repeated("Repeated", 200)));
        print("1 network of 100 convolutions", List.<String[]>of(convolutions("Convolutions", 100)));
        int small = 100;
        double each = print(small + " small networks", all(small, i -> small("Small" + i))) / small;
        System.out.printf(Locale.ROOT, "%-36s %8.2f ms each%n", "", 1e3 * each);
    }

    private static List<String[]> all(int n, IntFunction<String[]> network) {
        return IntStream.range(0, n).mapToObj(network).toList();
    }

    private static String[] source(String name, String input, String nodes) {
        return new String[] {
            name, IMPORTS + "@Network(input = " + input + ")\npublic interface " + name + " {\n" + nodes + "}\n"
        };
    }

    private static String[] deep(String name, int layers) {
        String nodes = IntStream.range(0, layers)
                .mapToObj(i -> "    @Layer(out = 8) @Activation(RELU) Linear fc" + i + "();\n")
                .collect(Collectors.joining());
        return source(name, "8", nodes + "    @Layer(out = 10) Linear last();\n");
    }

    private static String[] convolutions(String name, int layers) {
        String nodes = IntStream.range(0, layers)
                .mapToObj(i ->
                        "    @Layer(out = 3, kernel = 3, padding = 1) @BatchNorm @Activation(RELU) @Dropout2d(p = 0.1) Conv2d conv"
                                + i + "();\n")
                .collect(Collectors.joining());
        return source(name, "{3, 8, 8}", nodes + "    @Layer Flatten flat();\n    @Layer(out = 10) Linear fc();\n");
    }

    private static String[] repeated(String name, int layers) {
        return source(name, "8", """
                    @Layer(repeat = %d, with = "width = 8") List<Hidden> hidden();
                    @Layer(out = 10) Linear last();

                    @Block(params = "width")
                    interface Hidden {
                        @Layer(with = "out = width") @Activation(RELU) Linear fc();
                    }
                """.formatted(layers));
    }

    private static String[] small(String name) {
        return source(name, "{1, 12, 12}", """
                    @Layer(out = 4, kernel = 3) @Activation(RELU) @Dropout2d(p = 0.1) Conv2d conv();
                    @Layer(kernel = 2) MaxPool2d pool();
                    @Layer Flatten flat();
                    @Layer(out = 10) Linear fc();
                """);
    }

    /** Prints and returns the processor's seconds. */
    private static double print(String what, List<String[]> networks) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "networks")), "times");
        List<Path> declared = new ArrayList<>();
        for (String[] n : networks) {
            declared.add(Files.writeString(
                    Files.createDirectories(folder.resolve("declared")).resolve(n[0] + ".java"), n[1]));
        }
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        double with = best(() -> compile(classes, generated, declared, true));
        List<Path> both = new ArrayList<>(declared);
        try (Stream<Path> files = Files.list(generated)) {
            files.forEach(both::add);
        }
        double without = best(() -> compile(classes, generated, both, false));
        System.out.printf(
                Locale.ROOT,
                "%-36s %8.3f s with the processor, %.3f s javac alone, %.3f s more%n",
                what,
                with,
                without,
                with - without);
        return with - without;
    }

    private static double best(Runnable run) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RUNS; i++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            run.run();
            best = Math.min(best, (CLOCK.getCurrentThreadCpuTime() - start) * 1e-9);
        }
        return best;
    }

    private static void compile(Path classes, Path generated, List<Path> sources, boolean process) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, null)) {
            List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
            if (!process) {
                options.add("-proc:none");
            }
            var task = javac.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            if (process) {
                task.setProcessors(List.of(new NetworkProcessor()));
            }
            if (!task.call()) {
                throw new AssertionError("does not compile");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
