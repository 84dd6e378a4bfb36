package synapt.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Prints how long the processor takes over plain javac: the time of javac with it, less that of javac alone on the same declarations
 * and the classes that were generated from them. Both run in this process, one after the other, and times are those of the
 * compiling thread, which other programs do not change much. After some runs that warm the JIT up, the table has medians and
 * spreads, and the first run of each line besides. Not a test, since it measures time; run its {@code main}, with {@code
 * -Druns=10} for another number of runs, and with a word for the lines that have it.
 */
final class CompileTimes {

    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final int WARMING = 3;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final String IMPORTS = """
            import static synapt.annotation.ActivationFunction.*;
            import java.util.List;
            import synapt.annotation.*;
            import synapt.layer.*;
            """;

    private CompileTimes() {}

    public static void main(String[] args) throws IOException {
        String wanted = String.join(" ", args);
        System.out.printf(
                Locale.ROOT,
                "%-38s %11s %11s %11s %17s %11s%n",
                "seconds (medians of " + RUNS + ")",
                "processor",
                "javac alone",
                "more",
                "from - to",
                "first run");
        Map<String, String[]> single = new LinkedHashMap<>();
        single.put("1,000 linear layers", deep("Deep", 1000));
        single.put("1,000 convolutions, normalised", convolutions("Convolutions", 1000));
        single.put("1,000 residual units", residual("Residual", 1000));
        single.put("1,000 repeats of a block", repeated("Repeated", 1000));
        single.put("100 linear layers", deep("Short", 100));
        for (Map.Entry<String, String[]> network : single.entrySet()) {
            if (network.getKey().contains(wanted)) {
                print(network.getKey(), List.<String[]>of(network.getValue()));
            }
        }
        int small = Integer.getInteger("small", 1000);
        String what = String.format(Locale.ROOT, "%,d small networks", small);
        if (what.contains(wanted)) {
            double each = print(what, all(small, i -> small("Small" + i))) / small;
            System.out.printf(Locale.ROOT, "%-38s %35.2f ms%n", "each of these", 1e3 * each);
        }
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
                .mapToObj(i -> "    @Layer(out = 3, kernel = 3, padding = 1) @BatchNorm @Activation(RELU) Conv2d conv"
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

    private static String[] residual(String name, int units) {
        String nodes = IntStream.range(1, units)
                .mapToObj(i -> "    @Layer(out = 8) @Activation(RELU) Linear f" + i + "();\n    @Layer(from = {\"s"
                        + (i - 1) + "\", \"f" + i + "\"}) Add s" + i + "();\n")
                .collect(Collectors.joining());
        return source(
                name, "8", "    @Layer(out = 8) Linear s0();\n" + nodes + "    @Layer(out = 10) Linear last();\n");
    }

    /** Prints a line and returns the median of the processor's seconds. */
    private static double print(String what, List<String[]> networks) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "networks")), "times");
        List<Path> declared = new ArrayList<>();
        for (String[] n : networks) {
            declared.add(Files.writeString(
                    Files.createDirectories(folder.resolve("declared")).resolve(n[0] + ".java"), n[1]));
        }
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        double[] with = new double[RUNS];
        double[] without = new double[RUNS];
        double first = 0;
        for (int i = -WARMING; i < RUNS; i++) {
            double w = seconds(() -> compile(classes, generated, declared, true));
            double p = seconds(() -> compile(classes, generated, with(declared, generated), false));
            first = i == -WARMING ? w - p : first;
            with[Math.max(0, i)] = w;
            without[Math.max(0, i)] = p;
        }
        double[] more = IntStream.range(0, RUNS)
                .mapToDouble(i -> with[i] - without[i])
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-38s %11.3f %11.3f %11.3f %8.3f - %6.3f %11.3f%n",
                what,
                median(with),
                median(without),
                median(more),
                more[0],
                more[RUNS - 1],
                first);
        return median(more);
    }

    private static List<Path> with(List<Path> declared, Path generated) {
        List<Path> both = new ArrayList<>(declared);
        try (Stream<Path> files = Files.list(generated)) {
            files.forEach(both::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return both;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private static double seconds(Runnable run) {
        long start = CLOCK.getCurrentThreadCpuTime();
        run.run();
        return (CLOCK.getCurrentThreadCpuTime() - start) * 1e-9;
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
