package synapt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import synapt.benchmarks.harness.First;
import synapt.benchmarks.harness.WarmUp;
import synapt.benchmarks.harness.Workload;

/** What the beginning costs: the first prediction of a process, its memory, the jars, and getting warm. */
final class Starts {
    private static final String WARM_UP_SECONDS = "12";

    /** The JIT's second compiler then takes what is called rarely and takes long by itself, not from the middle of a loop first. */
    private static final String SOONER = "-XX:Tier4MinInvocationThreshold=20";

    /** Flags that all libraries get alike. */
    private enum Flags {
        PLAIN("start"),
        /** What one gives to a program that starts, answers and ends: no second compiler, so little to compile. */
        QUICK("start.quick", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        /** And classes as the JVM has kept them from a run before. */
        CACHED("start.cached", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

        private final String prefix;
        private final List<String> arguments;

        Flags(String prefix, String... arguments) {
            this.prefix = prefix;
            this.arguments = List.of(arguments);
        }
    }

    /** Milliseconds and MiB of the processes of one library with some flags. */
    private record Series(List<Double> millis, List<Double> mebibytes) {
        Series() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Path benchmarks;
    private final List<Library> contenders;
    private final Path work;
    private final int pairs;
    private final Map<Library, List<Path>> jars = new EnumMap<>(Library.class);

    /**
     * @param contenders the first is compared with the best of the others; variants of libtorch count as libtorch
     * @param pairs      processes of each library that get warm; first predictions, which are short, are made twice as often
     */
    Starts(Path benchmarks, List<Library> contenders, int pairs) throws IOException {
        this.benchmarks = benchmarks;
        this.pairs = pairs;
        this.contenders = contenders.stream()
                .filter(c -> c.does(Workload.LENET5_ONE) && c != Library.LIBTORCH_OPENBLAS)
                .toList();
        work = Files.createTempDirectory("synapt-starts");
        for (Library library : this.contenders) {
            jars.put(
                    library,
                    Jars.of(library.classPath(benchmarks), Files.createDirectory(work.resolve(library.toString()))));
        }
    }

    void run(Results results) throws IOException, InterruptedException {
        try {
            System.out.printf("%nfirst predictions%n");
            for (Flags flags : Flags.values()) {
                firstPredictions(flags, results);
            }
            sizes(results);
            System.out.printf("%nwarming up%n");
            warmUp("lenet5.train.warmup", List.of(), results);
            warmUp("lenet5.train.warmup.sooner", List.of(SOONER), results);
        } finally {
            deleteWork();
        }
    }

    private void deleteWork() throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }

    private void firstPredictions(Flags flags, Results results) throws IOException, InterruptedException {
        Map<Library, Series> all = new EnumMap<>(Library.class);
        contenders.forEach(c -> all.put(c, new Series()));
        if (flags == Flags.CACHED) {
            for (Library library : contenders) {
                first(library, flags, List.of("-XX:AOTCacheOutput=" + cache(library)), new Series());
            }
        }
        // The first round does not count: natives get unpacked in it, and files into memory.
        for (int round = 0; round <= 2 * pairs + 1; round++) {
            for (Library library : contenders) {
                List<String> cached =
                        flags == Flags.CACHED ? List.of("-XX:AOTCache=" + cache(library)) : List.<String>of();
                first(library, flags, cached, round == 0 ? new Series() : all.get(library));
            }
        }
        add(results, flags.prefix + ".first", "ms", flags == Flags.PLAIN ? 3 : Double.NaN, values(all, Series::millis));
        add(results, flags.prefix + ".peak", "MiB", Double.NaN, values(all, Series::mebibytes));
    }

    private void first(Library library, Flags flags, List<String> more, Series series)
            throws IOException, InterruptedException {
        List<String> command = Processes.java();
        command.addAll(flags.arguments);
        command.addAll(more);
        command.addAll(library.jvmArguments());
        command.addAll(List.of("-cp", classPath(library), library.packageName() + ".FirstPrediction"));
        List<String> output = new ArrayList<>();
        long start = System.nanoTime();
        double[] made = {Double.NaN, Double.NaN};
        int status = Processes.run(command, library.environment(benchmarks, 1), line -> {
            output.add(line);
            if (line.startsWith(First.MADE)) {
                made[0] = (System.nanoTime() - start) * 1e-6;
            } else if (line.startsWith(First.PEAK)) {
                made[1] = Double.parseDouble(line.substring(First.PEAK.length())) / 1024;
            }
        });
        if (status != 0 || Double.isNaN(made[0]) || Double.isNaN(made[1])) {
            throw new ForkFailure("the first prediction of " + library + " failed", command, output);
        }
        series.millis.add(made[0]);
        series.mebibytes.add(made[1]);
    }

    /** What a user of the library has to ship: neither what measures it here, nor the network. */
    private void sizes(Results results) throws IOException {
        Map<Library, double[]> sizes = new EnumMap<>(Library.class);
        for (Library library : contenders) {
            long bytes = 0;
            for (Path jar : jars.get(library)) {
                bytes += Jars.isOfBenchmarks(jar) ? 0 : Files.size(jar);
            }
            sizes.put(library, new double[] {bytes * 1e-6});
        }
        add(results, "jars", "MB", Double.NaN, sizes);
    }

    private void warmUp(String workload, List<String> flags, Results results) throws IOException, InterruptedException {
        Map<Library, List<Double>> seconds = new EnumMap<>(Library.class);
        for (int round = 0; round < pairs; round++) {
            // Deeplearning4j has no use for a JIT: it is never fast.
            for (Library library :
                    contenders.stream().filter(c -> c != Library.DL4J).toList()) {
                List<String> command = Processes.java();
                command.addAll(flags);
                command.addAll(library.jvmArguments());
                command.addAll(List.of("-Xmx2g", "-cp", classPath(library), WarmUp.class.getName()));
                command.addAll(List.of(Workload.LENET5_TRAIN.name(), "1", WARM_UP_SECONDS));
                Processes.run(command, library.environment(benchmarks, 1), line -> {
                    if (line.startsWith(WarmUp.SECONDS)) {
                        seconds.computeIfAbsent(library, l -> new ArrayList<>())
                                .add(Double.valueOf(line.substring(WarmUp.SECONDS.length())));
                    }
                });
            }
        }
        seconds.forEach((library, values) -> results.add(figure(
                workload,
                "s",
                library,
                values.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    private String classPath(Library library) {
        return jars.get(library).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Path cache(Library library) {
        return work.resolve(library + ".aot");
    }

    /** Figures of all, and the first beside the smallest of the others. */
    private void add(Results results, String name, String unit, double goal, Map<Library, double[]> values) {
        Library best = null;
        for (Library library : contenders) {
            Figure figure = figure(name, unit, library, values.get(library));
            System.out.println("  " + figure.row());
            results.add(figure);
            if (library != contenders.getFirst()
                    && (best == null
                            || figure.values().median()
                                    < Spread.of(values.get(best)).median())) {
                best = library;
            }
        }
        if (best != null) {
            double[] ours = values.get(contenders.getFirst());
            double[] theirs = values.get(best);
            double[] pairs = new double[ours.length];
            Arrays.setAll(pairs, i -> theirs[i] / ours[i]);
            results.add(new Ratio(name, 1, best.toString(), Spread.of(pairs), goal));
        }
    }

    private static Map<Library, double[]> values(Map<Library, Series> all, Function<Series, List<Double>> which) {
        Map<Library, double[]> values = new EnumMap<>(Library.class);
        all.forEach((library, series) -> values.put(
                library,
                which.apply(series).stream().mapToDouble(Double::doubleValue).toArray()));
        return values;
    }

    private static Figure figure(String name, String unit, Library library, double[] values) {
        return new Figure(name, 1, library.toString(), Spread.of(values), unit, Spread.of(Double.NaN));
    }
}
