package synapt.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;

/** The command line. */
record Options(
        List<Workload> workloads, List<Integer> threads, List<Library> contenders, int pairs, int warmup, int measure) {
    static final String USAGE = """
            usage: [WORKLOAD | MODEL]... [--threads 1,2] [--contenders OURS,RIVAL] [--pairs N] [--warmup S] [--measure S]
              WORKLOAD, MODEL  such as lenet5.train, or lenet5 for all of its workloads; without any: everything
              --threads        numbers of threads to measure with; 1 unless given
              --contenders     two libraries to compare, or one to measure alone; synapt,libtorch unless given
              --pairs          processes of each library for each figure, taking turns; 5 unless given
              --warmup         seconds in each process before measuring; 3 unless given
              --measure        seconds measured in each process; 5 unless given
            """;

    /** @throws IllegalArgumentException with what is wrong, and what would be right */
    static Options parse(List<String> args) {
        SequencedSet<Workload> workloads = new LinkedHashSet<>();
        List<Integer> threads = List.of(1);
        String contenders = "synapt,libtorch";
        int pairs = 5;
        int warmup = 3;
        int measure = 5;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
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
                case "--contenders" -> contenders = value;
                case "--pairs" -> pairs = positive(arg, value);
                case "--warmup" -> warmup = positive(arg, value);
                case "--measure" -> measure = positive(arg, value);
                default -> throw new IllegalArgumentException("no option " + arg);
            }
        }
        List<Library> libraries = list(contenders, Library::named);
        if (libraries.size() > 2) {
            throw new IllegalArgumentException("--contenders takes one library or two, but got " + contenders);
        }
        return new Options(
                workloads.isEmpty() ? Workload.ALL : List.copyOf(workloads),
                threads,
                libraries,
                pairs,
                warmup,
                measure);
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
