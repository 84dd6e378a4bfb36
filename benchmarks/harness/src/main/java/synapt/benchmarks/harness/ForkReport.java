package synapt.benchmarks.harness;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a measuring process tells the one that started it: lines {@code FORK,key,value} on standard output, where
 * libraries may print too.
 */
public final class ForkReport {
    private static final String PREFIX = "FORK,";

    /** What can be told, besides a figure for each {@link Metric}. */
    public enum Key {
        /** The library's description of itself. */
        LIBRARY,
        /** What {@link Canary} gave, before the process and after it. */
        CANARY,
        /** Cores used by the process while it was measured. */
        OWN,
        /** Cores used by everything else at the same time. */
        OTHERS,
        /** What {@link LearningCurve} says. */
        LEARNT
    }

    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private final Map<Metric, Double> figures = new EnumMap<>(Metric.class);

    static void print(Key key, String value) {
        System.out.println(PREFIX + key + "," + value);
    }

    static void print(Key key, double value) {
        print(key, number(value));
    }

    static void print(Metric metric, double value) {
        System.out.println(PREFIX + metric + "," + number(value));
    }

    /** Takes a line of output if it is part of a report. Of the two canaries the lower stays. */
    public void read(String line) {
        if (!line.startsWith(PREFIX)) {
            return;
        }
        String[] parts = line.split(",", 3);
        for (Metric metric : Metric.values()) {
            if (metric.name().equals(parts[1])) {
                figures.put(metric, Double.valueOf(parts[2]));
                return;
            }
        }
        Key key = Key.valueOf(parts[1]);
        values.merge(
                key, parts[2], (a, b) -> key == Key.CANARY && Double.parseDouble(a) < Double.parseDouble(b) ? a : b);
    }

    /** Empty if it isn't there. */
    public String text(Key key) {
        return values.getOrDefault(key, "");
    }

    /** NaN if it isn't there. */
    public double number(Key key) {
        return values.containsKey(key) ? Double.parseDouble(values.get(key)) : Double.NaN;
    }

    /** NaN if it isn't there. */
    public double figure(Metric metric) {
        return figures.getOrDefault(metric, Double.NaN);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
