package synapt.train;

import java.util.List;
import java.util.Objects;
import synapt.Evaluates;

/**
 * How well a network classifies some examples, dropout absent.
 *
 * @param examples how many there were, 1 or more; where each position of a sequence is classified, how many positions. What is
 *                 {@linkplain Examples#ignoring ignored} is not among them
 * @param correct  how many had their greatest output (the first of equals) at their class
 * @param loss     the mean cross entropy of softmax of the outputs, in nats
 */
public record Score(int examples, int correct, double loss) {

    /** The part that is right, 0 to 1. */
    public double accuracy() {
        return (double) correct / examples;
    }

    /**
     * Measures a network.
     *
     * @param evaluator of the network; it is given as many examples at a time as it takes
     * @throws IllegalArgumentException if the examples do not fit the network, or one is of a class that it does not have
     */
    public static Score of(Evaluates evaluator, Examples<int[]> examples) {
        return Objects.requireNonNull(Scores.of(evaluator, examples).first());
    }

    /**
     * Measures a network of several outputs.
     *
     * @param evaluator of the network; it is given as many examples at a time as it takes
     * @throws IllegalArgumentException if the examples do not fit the network, or one is of a class that it does not have
     */
    public static List<OutputMetrics> ofEach(Evaluates evaluator, Examples<?> examples) {
        return Scores.of(evaluator, examples).outputs();
    }
}
