package synapt.processor.gradient;

import java.util.Map;
import java.util.TreeMap;

/** How many derivatives were compared, and how well they agreed. */
final class Tally {

    /** Below this, rounding says more than the gradient. */
    private static final double SMALL = 1e-3;

    private final Map<String, Row> rows = new TreeMap<>();

    private record Row(int count, double worst) {}

    /**
     * @param step of the differences that agreed
     * @param size sum of the absolute values of what was added up to the derivative
     */
    void add(double step, double error, double size, boolean ofInput) {
        String key = (ofInput ? "input (floats)" : "parameters") + " at step %.0e".formatted(step);
        double relative = size > SMALL ? error / size : 0;
        rows.merge(key, new Row(1, relative), (a, b) -> new Row(a.count + b.count, Math.max(a.worst, b.worst)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rows.forEach((key, row) -> text.append(
                "gradients: %s: %d derivatives, greatest relative error %.1e%n".formatted(key, row.count, row.worst)));
        return text.toString();
    }
}
