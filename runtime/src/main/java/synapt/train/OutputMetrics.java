package synapt.train;

import java.util.List;

/**
 * How well one output of a network does.
 *
 * @param name     the output's; {@code output} where there is one
 * @param loss     in training its mean loss, without its weight; otherwise the mean cross entropy in nats, or the mean squared
 *                 difference where targets are no classes
 * @param accuracy the part that was classified right; NaN where targets are no classes
 */
public record OutputMetrics(String name, double loss, double accuracy) {

    /** That of the first which has one, else NaN. */
    static double accuracy(List<OutputMetrics> outputs) {
        return outputs.stream()
                .mapToDouble(OutputMetrics::accuracy)
                .filter(a -> !Double.isNaN(a))
                .findFirst()
                .orElse(Double.NaN);
    }
}
