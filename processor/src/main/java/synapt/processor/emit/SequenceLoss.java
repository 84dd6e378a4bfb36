package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Graph.Output;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/** Cross entropy of each position of a sequence: what a language model learns from. */
final class SequenceLoss {

    private SequenceLoss() {}

    /** Whether an output's loss is of this kind: the output is {length, classes}. */
    static boolean isOf(Output output) {
        return output.loss().function() == Graph.Loss.CROSS_ENTROPY
                && output.node().shape().rank() == 2;
    }

    static void write(Output output, LossWriter.Place place, StepList loss, Buffer y, Buffer dy) {
        Shape shape = output.node().shape();
        loss.add(
                "k.crossEntropyOfPositions($L,$W$L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                shape.dim(1),
                shape.dim(0),
                y,
                place.targets(),
                output.loss().ignored(),
                place.factor(),
                dy,
                place.results());
    }

    static CodeBlock checkTargets(Output output, LossWriter.Place place) {
        Shape shape = output.node().shape();
        return output.loss().ignoreIndex().isPresent()
                ? CodeBlock.of(
                        "$T.classesOfPositions($L, $L, $L, $L)",
                        Types.TARGETS,
                        place.targets(),
                        shape.dim(0),
                        shape.dim(1),
                        output.loss().ignored())
                : CodeBlock.of(
                        "$T.classesOfPositions($L, $L, $L)",
                        Types.TARGETS,
                        place.targets(),
                        shape.dim(0),
                        shape.dim(1));
    }

    static CodeBlock factor(Output output, LossWriter.Place place) {
        int positions = output.node().shape().dim(0);
        return switch (output.loss().reduction()) {
            case SUM -> CodeBlock.of("1");
            case BATCH_MEAN -> CodeBlock.of("1f / count");
            case MEAN ->
                output.loss().ignoreIndex().isPresent()
                        ? CodeBlock.of(
                                "$T.meanFactor($L, count * $L, null, $L)",
                                Types.TARGETS,
                                place.targets(),
                                positions,
                                output.loss().ignored())
                        : CodeBlock.of("1f / (count * $LL)", positions);
        };
    }
}
