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
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** Writes what computes the loss of an output, checks its targets, and says what its sum is multiplied with. */
final class LossWriter {

    private static final ClassName ELEMENT_LOSS = ClassName.get("synapt.kernel", "ElementLoss");

    private final Node output;
    private final LossSpec loss;
    private final int features;
    private final int positions;
    private final int classes;
    private final TrainBuilder code;
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

    LossWriter(Output output, Place place, TrainBuilder code) {
        this.output = output.node();
        this.loss = output.loss();
        this.features = output.node().shape().size();
        this.positions = loss.positions(output.node().shape());
        this.classes = features / positions;
        this.code = code;
        this.place = place;
    }

    /** The type of an output's targets. */
    static TypeName targets(Output output) {
        return output.loss().takesLabels() ? Types.INTS : Types.FLOATS;
    }

    /** What is added where a port of an output is written: its classes may be those of each pixel. */
    static String ofPixels(Output output) {
        return output.loss().isClassesFirst(output.node().shape()) ? ".withPixels()" : "";
    }

    /** From the output y to its gradient. */
    void write(StepList steps) {
        Buffer y = code.value(output);
        Buffer dy = code.gradient(output);
        // Asked for only where there are some: what is asked for is allocated.
        Object labels = loss.takesLabels() ? labels() : "null";
        if (loss.takesLabels()) {
            steps.add(
                    "k.cellsFromLabels($L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                    place.targets(),
                    positions,
                    loss.ignored(),
                    labels);
        }
        switch (loss.function()) {
            case CROSS_ENTROPY -> {
                if (loss.isPlainCrossEntropy()) {
                    steps.add(
                            "k.crossEntropy($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                            classCells(),
                            y,
                            labels,
                            place.factor(),
                            dy,
                            place.results());
                } else {
                    steps.add(
                            "k.sharesOfLabels($L,$W$L,$W$Lf,$W$L,$W$L,$Ww.blocks)",
                            classCells(),
                            labels,
                            (float) loss.labelSmoothing(),
                            classWeights(),
                            dy);
                    crossEntropyOfShares(steps, y, dy, labels);
                }
            }
            case SOFT_CROSS_ENTROPY -> {
                steps.add(
                        "k.sharesOfRows($L,$W$L,$Ww.first,$Ww.count,$W$Lf,$W$L,$W$L,$Ww.blocks)",
                        classCells(),
                        place.targets(),
                        (float) loss.labelSmoothing(),
                        classWeights(),
                        dy);
                crossEntropyOfShares(steps, y, dy, labels);
            }
            case NLL ->
                steps.add(
                        "k.negativeLogLikelihood($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                        classCells(),
                        y,
                        labels,
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

    private void crossEntropyOfShares(StepList steps, Buffer y, Buffer dy, Object labels) {
        steps.add(
                "k.crossEntropyOfShares($L,$W$L,$W$L,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                classCells(),
                y,
                labels,
                place.factor(),
                dy,
                place.results());
    }

    /** {@code k.weighExamples(10, w.fc2Gradient, weights, w.first, w.count, w.blocks)}. */
    CodeBlock weigh() {
        return CodeBlock.of(
                "k.weighExamples($L, $L, weights, w.first, w.count, w.blocks)", features, code.gradient(output));
    }

    /** Where class numbers are in lanes. */
    private Buffer labels() {
        return code.scratch(output, "Labels", 16L * positions);
    }

    /** {@code Targets.classes(targets, 10)}: for how many examples they are. */
    CodeBlock checkTargets() {
        if (!loss.takesLabels()) {
            return CodeBlock.of("$T.rows($L, $L)", Types.TARGETS, place.targets(), features);
        }
        CodeBlock.Builder check = CodeBlock.builder();
        if (positions > 1) {
            check.add("$T.classesOfPositions($L, $L, $L", Types.TARGETS, place.targets(), positions, classes);
        } else {
            check.add("$T.classes($L, $L", Types.TARGETS, place.targets(), classes);
        }
        loss.ignoreIndex().ifPresent(ignored -> check.add(", $L", ignored));
        return check.add(")").build();
    }

    /** {@code 1f / count}, without the weight. */
    CodeBlock factor() {
        if (loss.function() == Graph.Loss.NONE || loss.reduction() == LossSpec.Reduction.SUM) {
            return CodeBlock.of("1");
        }
        if (loss.reduction() == LossSpec.Reduction.BATCH_MEAN) {
            return CodeBlock.of("1f / count");
        }
        if (dividesByLabels()) {
            return CodeBlock.of(
                    "$T.meanFactor($L, count$L, $L, $L)",
                    Types.TARGETS,
                    place.targets(),
                    positions > 1 ? " * " + positions : "",
                    classWeights(),
                    loss.ignored());
        }
        int parts = loss.comparesClasses() ? positions : features;
        return parts == 1 && loss.comparesClasses()
                ? CodeBlock.of("1f / count")
                : CodeBlock.of("1f / (count * $LL)", parts);
    }

    /** Whether the mean's divisor depends on which labels there are. */
    private boolean dividesByLabels() {
        return loss.takesLabels()
                && (loss.ignoreIndex().isPresent() || !loss.classWeights().isEmpty());
    }

    /** {@code CLASSES = ClassCells.of(10)}: where the classes are. */
    private String classCells() {
        String name = place.constants() + "CLASSES";
        return positions == 1
                ? code.constant(name, "ClassCells", "ClassCells.of($L)", classes)
                : code.constant(
                        name,
                        "ClassCells",
                        "new ClassCells($L, $L, $L)",
                        classes,
                        positions,
                        loss.isClassesFirst(output.shape()));
    }

    private String classWeights() {
        return weights("CLASS_WEIGHTS", loss.classWeights());
    }

    private String weights(String name, List<Double> weights) {
        if (weights.isEmpty()) {
            return "null";
        }
        List<Double> all = weights.size() == 1 ? Collections.nCopies(features, weights.getFirst()) : weights;
        return code.constant(
                place.constants() + name,
                "float[]",
                "{$L}",
                all.stream().map(w -> w.floatValue() + "f").collect(Collectors.joining(", ")));
    }
}
