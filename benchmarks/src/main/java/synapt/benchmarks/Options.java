package synapt.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;
import synapt.benchmarks.harness.Workload;

/**
 * The command line.
 *
 * @param starts whether starts of processes are measured too
 * @param out    the folder for tables and charts
 */
record Options(
        List<Workload> workloads,
        boolean starts,
        List<Integer> threads,
        List<Library> contenders,
        int pairs,
        int warmup,
        int measure,
        Path out) {
    static final String USAGE = """
            usage: [WORKLOAD]... [--threads 1,2] [--contenders OURS,RIVAL,...] [--pairs N] [--warmup S] [--measure S] [--out DIR]
              WORKLOAD         such as lenet5.train, or lenet5 for all that begin so, or start; without any: everything
              --threads        numbers of threads to measure with; 1,2 unless given
              --contenders     who is compared with the fastest of whom, or one to measure alone; all unless given
              --pairs          processes of each library for each workload, taking turns; 3 unless given
              --warmup         seconds in each process before measuring; 4 unless given
              --measure        seconds measured in each process; 3 unless given
              --out            folder for tables and charts; target/results in this module unless given
            or: scaling [--threads 1,2] [--measure S] [--out DIR]
              time of a step by batch, depth, width and threads
            """;

    private static final String STARTS = "start";

    /**
     * @param benchmarks the folder of this module
     * @throws IllegalArgumentException with what is wrong, and what would be right
     */
    static Options parse(List<String> args, Path benchmarks) {
        SequencedSet<Workload> workloads = new LinkedHashSet<>();
        boolean starts = false;
        List<Integer> threads = List.of(1, 2);
        List<Library> contenders = List.of(Library.values());
        int pairs = 3;
        int warmup = 4;
        int measure = 3;
        Path out = benchmarks.resolve("target/results");
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals(STARTS)) {
                starts = true;
                continue;
            }
            if (!arg.startsWith("--")) {
                workloads.addAll(Workload.named(arg));
                continue;
            }
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(arg + " needs a value");
            }
            String value = args.get(++i);
            switch (arg) {
                case "--threads" -> threads = list(value, v -> positive(arg, v));
                case "--contenders" -> contenders = list(value, Library::named);
                case "--pairs" -> pairs = positive(arg, value);
                case "--warmup" -> warmup = positive(arg, value);
                case "--measure" -> measure = positive(arg, value);
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("no option " + arg);
            }
        }
        boolean everything = workloads.isEmpty() && !starts;
        return new Options(
                everything ? List.of(Workload.values()) : List.copyOf(workloads),
                everything || starts,
                threads,
                contenders,
                pairs,
                warmup,
                measure,
                out);
    }

    private static <T> List<T> list(String values, Function<String, T> parse) {
        return Arrays.stream(values.split(",")).map(parse).toList();
    }

    private static int positive(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the option's name.
        }
        throw new IllegalArgumentException(option + " takes whole numbers above 0, but got \"" + value + "\"");
    }
}
