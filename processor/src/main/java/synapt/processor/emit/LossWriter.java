package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import synapt.processor.graph.Graph;
import synapt.processor.graph.LossSpec;
import synapt.processor.op.Constants;
import synapt.processor.plan.Buffer;

/** Writes what computes a loss, checks its targets, and says what its sum is multiplied with. */
final class LossWriter {

    private static final ClassName ELEMENT_LOSS = ClassName.get("synapt.kernel", "ElementLoss");

    private final LossSpec loss;
    private final int features;
    private final Graph graph;
    private final Constants constants;

    LossWriter(Graph graph, Constants constants) {
        this.graph = graph;
        this.loss = graph.loss();
        this.features = graph.output().shape().size();
        this.constants = constants;
    }

    /** The type of the targets. */
    TypeName targets() {
        return loss.takesLabels() ? Types.INTS : Types.FLOATS;
    }

    /** From the output y to its gradient. */
    void write(StepList steps, Buffer y, Buffer dy) {
        if (SequenceLoss.isOf(graph)) {
            SequenceLoss.write(graph, steps, y, dy);
            return;
        }
        switch (loss.function()) {
            case CROSS_ENTROPY -> {
                if (loss.isPlainCrossEntropy()) {
                    steps.add(
                            "k.crossEntropy($L,$W$L,$Wtargets,$Ww.first,$Ww.count,$Wfactor,$W$L,$Wresults,$Ww.blocks)",
                            features,
                            y,
                            dy);
                } else {
                    steps.add(
                            "k.sharesOfLabels($L,$Wtargets,$Ww.first,$Ww.count,$W$L,$W$Lf,$W$L,$W$L,$Ww.blocks)",
                            features,
                            ignored(),
                            (float) loss.labelSmoothing(),
                            classWeights(),
                            dy);
                    crossEntropyOfShares(steps, y, dy, "targets");
                }
            }
            case SOFT_CROSS_ENTROPY -> {
                steps.add(
                        "k.sharesOfRows($L,$Wtargets,$Ww.first,$Ww.count,$W$Lf,$W$L,$W$L,$Ww.blocks)",
                        features,
                        (float) loss.labelSmoothing(),
                        classWeights(),
                        dy);
                crossEntropyOfShares(steps, y, dy, "null");
            }
            case NLL ->
                steps.add(
                        "k.negativeLogLikelihood($L,$W$L,$Wtargets,$Ww.first,$Ww.count,$W$L,$W$L,$Wfactor,$W$L,$Wresults,$Ww.blocks)",
                        features,
                        y,
                        ignored(),
                        classWeights(),
                        dy);
            case MSE ->
                steps.add(
                        "k.squaredError($L,$W$L,$Wtargets,$Ww.first,$Ww.count,$Wfactor,$W$L,$Wresults,$Ww.blocks)",
                        features,
                        y,
                        dy);
            case L1, HUBER, SMOOTH_L1, BCE_WITH_LOGITS, KL_DIV ->
                steps.add(
                        "k.elementLoss($T.$L,$W$Lf,$W$L,$W$L,$W$L,$Wtargets,$Ww.first,$Ww.count,$Wfactor,$W$L,$Wresults,$Ww.blocks)",
                        ELEMENT_LOSS,
                        loss.function(),
                        (float) loss.bend(),
                        weights("POSITIVE_WEIGHTS", loss.posWeight()),
                        features,
                        y,
                        dy);
            case NONE -> steps.add("k.cellsFromFloats(targets,$Ww.first,$Ww.count,$W$L,$W$L,$Ww.blocks)", features, dy);
        }
    }

    private void crossEntropyOfShares(StepList steps, Buffer y, Buffer dy, String labels) {
        steps.add(
                "k.crossEntropyOfShares($L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$Wfactor,$W$L,$Wresults,$Ww.blocks)",
                features,
                y,
                labels,
                ignored(),
                dy);
    }

    /** {@code return Targets.classes(targets, 10)}. */
    CodeBlock checkTargets() {
        if (SequenceLoss.isOf(graph)) {
            return SequenceLoss.checkTargets(graph);
        }
        if (!loss.takesLabels()) {
            return CodeBlock.of("return $T.rows(targets, $L)", Types.TARGETS, features);
        }
        return loss.ignoreIndex().isPresent()
                ? CodeBlock.of("return $T.classes(targets, $L, $L)", Types.TARGETS, features, ignored())
                : CodeBlock.of("return $T.classes(targets, $L)", Types.TARGETS, features);
    }

    /** {@code return 1f / count}. */
    CodeBlock factor() {
        if (SequenceLoss.isOf(graph)) {
            return SequenceLoss.factor(graph);
        }
        if (loss.function() == Graph.Loss.NONE || loss.reduction() == LossSpec.Reduction.SUM) {
            return CodeBlock.of("return 1");
        }
        boolean elements = !loss.takesLabels() && loss.function() != Graph.Loss.SOFT_CROSS_ENTROPY;
        if (loss.reduction() == LossSpec.Reduction.BATCH_MEAN || !elements && !dividesByLabels()) {
            return CodeBlock.of("return 1f / count");
        }
        return elements
                ? CodeBlock.of("return 1f / (count * $LL)", features)
                : CodeBlock.of(
                        "return $T.meanFactor(targets, count, $L, $L)", Types.TARGETS, classWeights(), ignored());
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
                name,
                "float[]",
                "{$L}",
                all.stream().map(w -> w.floatValue() + "f").collect(Collectors.joining(", ")));
    }
}
