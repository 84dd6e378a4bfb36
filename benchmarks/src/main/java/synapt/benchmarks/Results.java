package synapt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that a run has measured, and how it is told. */
final class Results {
    /** What our own figures must stay below, in their units, whatever the rivals' are. */
    private static final Map<String, Double> LIMITS =
            Map.of("start.first", 150.0, "start.peak", 80.0, "jars", 2.0, "lenet5.train.warmup", 2.0);

    private final List<Figure> figures = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();

    void addAll(Comparison comparison) {
        figures.addAll(comparison.figures());
        ratios.addAll(comparison.ratios());
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void add(Ratio ratio) {
        ratios.add(ratio);
    }

    /** Prints the tables and the lines for scripts, and writes them and a chart to {@code folder}. */
    void write(Path folder) throws IOException {
        List<String> text = new ArrayList<>();
        text.add(Figure.HEADER);
        figures.forEach(f -> text.add(f.row()));
        figures.stream()
                .filter(f -> f.library().equals(Library.SYNAPT.toString()) && LIMITS.containsKey(f.workload()))
                .forEach(f -> text.add(limit(f, LIMITS.get(f.workload()))));
        if (!ratios.isEmpty()) {
            text.add("");
            ratios.forEach(r -> text.add(r.row()));
            text.add("");
            ratios.forEach(r -> text.add(r.line()));
        }
        System.out.println();
        text.forEach(System.out::println);

        Files.createDirectories(folder);
        Files.write(folder.resolve("table.txt"), text);
        Files.write(folder.resolve("figures.csv"), csv(Figure.CSV_HEADER, figures, Figure::csv));
        Files.write(folder.resolve("ratios.csv"), csv(Ratio.CSV_HEADER, ratios, Ratio::csv));
        if (!ratios.isEmpty()) {
            RatioChart.write(ratios, folder.resolve("ratios.png"));
        }
        System.out.println();
        System.out.println("tables and charts are in " + folder);
    }

    private static String limit(Figure figure, double limit) {
        double value = figure.values().median();
        return String.format(
                Locale.ROOT,
                "LIMIT,%s,%d,%.3f,%s,%.0f,%s",
                figure.workload(),
                figure.threads(),
                value,
                figure.unit(),
                limit,
                value < limit ? "kept" : "EXCEEDED");
    }

    private static <T> List<String> csv(String header, List<T> rows, Function<T, String> line) {
        return Stream.concat(Stream.of(header), rows.stream().map(line)).toList();
    }
}
