package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Graph.Output;
import synapt.processor.graph.LossSpec;
import synapt.processor.op.Constants;
import synapt.processor.plan.Buffer;

/** Writes what computes the loss of an output, checks its targets, and says what its sum is multiplied with. */
final class LossWriter {

    private static final ClassName ELEMENT_LOSS = ClassName.get("synapt.kernel", "ElementLoss");

    private final Output output;
    private final LossSpec loss;
    private final int features;
    private final Constants constants;
    private final Place place;

    /**
     * How the code names what belongs to an output.
     *
     * @param targets   its targets
     * @param factor    what its losses are multiplied with
     * @param results   where they and the hits go
     * @param constants what its constants' names begin with
     */
    record Place(String targets, String factor, String results, String constants) {}

    LossWriter(Output output, Place place, Constants constants) {
        this.output = output;
        this.loss = output.loss();
        this.features = output.node().shape().size();
        this.constants = constants;
        this.place = place;
    }

    /** The type of an output's targets. */
    static TypeName targets(Output output) {
        return output.loss().takesLabels() ? Types.INTS : Types.FLOATS;
    }

    /** From the output y to its gradient. */
    void write(StepList steps, Buffer y, Buffer dy) {
        if (SequenceLoss.isOf(output)) {
            SequenceLoss.write(output, place, steps, y, dy);
            return;
        }
        switch (loss.function()) {
            case CROSS_ENTROPY -> {
                if (loss.isPlainCrossEntropy()) {
                    steps.add(
                            "k.crossEntropy($L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                            features,
                            y,
                            place.targets(),
                            place.factor(),
                            dy,
                            place.results());
                } else {
                    steps.add(
                            "k.sharesOfLabels($L,$W$L,$Ww.first,$Ww.count,$W$L,$W$Lf,$W$L,$W$L,$Ww.blocks)",
                            features,
                            place.targets(),
                            ignored(),
                            (float) loss.labelSmoothing(),
                            classWeights(),
                            dy);
                    crossEntropyOfShares(steps, y, dy, place.targets());
                }
            }
            case SOFT_CROSS_ENTROPY -> {
                steps.add(
                        "k.sharesOfRows($L,$W$L,$Ww.first,$Ww.count,$W$Lf,$W$L,$W$L,$Ww.blocks)",
                        features,
                        place.targets(),
                        (float) loss.labelSmoothing(),
                        classWeights(),
                        dy);
                crossEntropyOfShares(steps, y, dy, "null");
            }
            case NLL ->
                steps.add(
                        "k.negativeLogLikelihood($L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                        features,
                        y,
                        place.targets(),
                        ignored(),
                        classWeights(),
                        place.factor(),
                        dy,
                        place.results());
            case MSE ->
                steps.add(
                        "k.squaredError($L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                        features,
                        y,
                        place.targets(),
                        place.factor(),
                        dy,
                        place.results());
            case L1, HUBER, SMOOTH_L1, BCE_WITH_LOGITS, KL_DIV ->
                steps.add(
                        "k.elementLoss($T.$L,$W$Lf,$W$L,$W$L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                        ELEMENT_LOSS,
                        loss.function(),
                        (float) loss.bend(),
                        weights("POSITIVE_WEIGHTS", loss.posWeight()),
                        features,
                        y,
                        place.targets(),
                        place.factor(),
                        dy,
                        place.results());
            case NONE ->
                steps.add(
                        "k.cellsFromFloats($L,$Ww.first,$Ww.count,$W$L,$W$L,$Ww.blocks)",
                        place.targets(),
                        features,
                        dy);
        }
    }

    private void crossEntropyOfShares(StepList steps, Buffer y, Buffer dy, String labels) {
        steps.add(
                "k.crossEntropyOfShares($L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                features,
                y,
                labels,
                ignored(),
                place.factor(),
                dy,
                place.results());
    }

    /** {@code Targets.classes(targets, 10)}: for how many examples they are. */
    CodeBlock checkTargets() {
        if (SequenceLoss.isOf(output)) {
            return SequenceLoss.checkTargets(output, place);
        }
        if (!loss.takesLabels()) {
            return CodeBlock.of("$T.rows($L, $L)", Types.TARGETS, place.targets(), features);
        }
        return loss.ignoreIndex().isPresent()
                ? CodeBlock.of("$T.classes($L, $L, $L)", Types.TARGETS, place.targets(), features, ignored())
                : CodeBlock.of("$T.classes($L, $L)", Types.TARGETS, place.targets(), features);
    }

    /** {@code 1f / count}, without the weight. */
    CodeBlock factor() {
        if (SequenceLoss.isOf(output)) {
            return SequenceLoss.factor(output, place);
        }
        if (loss.function() == Graph.Loss.NONE || loss.reduction() == LossSpec.Reduction.SUM) {
            return CodeBlock.of("1");
        }
        boolean elements = !loss.takesLabels() && loss.function() != Graph.Loss.SOFT_CROSS_ENTROPY;
        if (loss.reduction() == LossSpec.Reduction.BATCH_MEAN || !elements && !dividesByLabels()) {
            return CodeBlock.of("1f / count");
        }
        return elements
                ? CodeBlock.of("1f / (count * $LL)", features)
                : CodeBlock.of(
                        "$T.meanFactor($L, count, $L, $L)", Types.TARGETS, place.targets(), classWeights(), ignored());
    }

    /** Whether the mean's divisor depends on which labels there are. */
    private boolean dividesByLabels() {
        return loss.takesLabels()
                && (loss.ignoreIndex().isPresent() || !loss.classWeights().isEmpty());
    }

    /** No label is -1, unless it is to be ignored. */
    private int ignored() {
        return loss.ignoreIndex().orElse(-1);
    }

    private String classWeights() {
        return weights("CLASS_WEIGHTS", loss.classWeights());
    }

    private String weights(String name, List<Double> weights) {
        if (weights.isEmpty()) {
            return "null";
        }
        List<Double> all = weights.size() == 1 ? Collections.nCopies(features, weights.getFirst()) : weights;
        return constants.constant(
                place.constants() + name,
                "float[]",
                "{$L}",
                all.stream().map(w -> w.floatValue() + "f").collect(Collectors.joining(", ")));
    }
}
