package synapt.processor.graph;

import java.util.List;
import java.util.OptionalInt;

/**
 * A loss with its parameters.
 *
 * @param function       which
 * @param reduction      how a batch's losses become one number
 * @param labelSmoothing 0 to 1
 * @param ignoreIndex    the label of examples that do not count
 * @param classWeights   one for each class, or empty
 * @param bend           delta of Huber, beta of smooth L1, else 0
 * @param posWeight      one for each output, or empty
 */
public record LossSpec(
        Graph.Loss function,
        Reduction reduction,
        double labelSmoothing,
        OptionalInt ignoreIndex,
        List<Double> classWeights,
        double bend,
        List<Double> posWeight) {

    /** Named as in {@code synapt.annotation.Reduction}. */
    public enum Reduction {
        MEAN,
        SUM,
        BATCH_MEAN
    }

    public LossSpec {
        classWeights = List.copyOf(classWeights);
        posWeight = List.copyOf(posWeight);
    }

    /** A loss without options. */
    public static LossSpec of(Graph.Loss function) {
        return new LossSpec(function, Reduction.MEAN, 0, OptionalInt.empty(), List.of(), 0, List.of());
    }

    /** Whether targets are class numbers. */
    public boolean takesLabels() {
        return function == Graph.Loss.CROSS_ENTROPY || function == Graph.Loss.NLL;
    }

    /** Whether what is compared are classes, be it by their numbers or by their probabilities. */
    public boolean comparesClasses() {
        return takesLabels() || function == Graph.Loss.SOFT_CROSS_ENTROPY;
    }

    /** For how many positions of an example a class is wanted: for each of a sequence or of an image, else once. */
    public int positions(Shape output) {
        if (!comparesClasses() || output.isVector()) {
            return 1;
        }
        return isClassesFirst(output) ? output.size() / output.channels() : output.dim(0);
    }

    /** Whether classes are channels, as of an image; of a sequence each position has its features. */
    public boolean isClassesFirst(Shape output) {
        return comparesClasses() && output.rank() > 2;
    }

    /** The label of what does not count; -1, which no class has, where everything does. */
    public int ignored() {
        return ignoreIndex.orElse(-1);
    }

    /** Whether it is the cross entropy as such, for which there is a kernel of its own. */
    public boolean isPlainCrossEntropy() {
        return function == Graph.Loss.CROSS_ENTROPY
                && labelSmoothing == 0
                && ignoreIndex.isEmpty()
                && classWeights.isEmpty();
    }
}
