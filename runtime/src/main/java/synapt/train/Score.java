package synapt.train;

import synapt.Evaluator;

/**
 * How well a network classifies some examples, dropout absent.
 *
 * @param examples how many there were, 1 or more; where each position of a sequence is classified, how many positions
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
    public static Score of(Evaluator evaluator, Examples<int[]> examples) {
        if (examples.features() != evaluator.inputFeatures()) {
            throw new IllegalArgumentException("the network takes inputs of %d numbers, but the examples have %d"
                    .formatted(evaluator.inputFeatures(), examples.features()));
        }
        int positions = examples.targetsEach();
        int classes = evaluator.outputs() / positions;
        int capacity = Math.min(evaluator.maxBatch(), examples.size());
        Examples<int[]> batch = examples.room(capacity);
        float[] outputs = new float[capacity * evaluator.outputs()];
        int correct = 0;
        double loss = 0;
        for (int from = 0; from < examples.size(); from += capacity) {
            int count = Math.min(capacity, examples.size() - from);
            examples.copy(from, count, batch);
            batch.inputs().evaluate(evaluator, count, outputs);
            for (int i = 0; i < count * positions; i++) {
                int label = batch.targets()[i];
                if (label < 0 || label >= classes) {
                    throw new IllegalArgumentException(
                            "example %d is of class %d, but the network has %d classes: 0 to %d"
                                    .formatted(from + i / positions, label, classes, classes - 1));
                }
                int best = greatest(outputs, i * classes, classes);
                correct += best == label ? 1 : 0;
                loss += logSumExp(outputs, i * classes, classes, outputs[i * classes + best])
                        - outputs[i * classes + label];
            }
        }
        int all = Math.multiplyExact(examples.size(), positions);
        return new Score(all, correct, loss / all);
    }

    private static int greatest(float[] values, int from, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    private static double logSumExp(float[] values, int from, int n, double max) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += StrictMath.exp(values[from + i] - max);
        }
        return max + StrictMath.log(sum);
    }
}
