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
                "k.crossEntropyOfPositions($L,$W$L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                shape.dim(1),
                shape.dim(0),
                y,
                place.targets(),
                place.factor(),
                dy,
                place.results());
    }

    static CodeBlock checkTargets(Output output, LossWriter.Place place) {
        Shape shape = output.node().shape();
        return CodeBlock.of(
                "$T.classesOfPositions($L, $L, $L)", Types.TARGETS, place.targets(), shape.dim(0), shape.dim(1));
    }

    static CodeBlock factor(Output output) {
        return CodeBlock.of("1f / (count * $LL)", output.node().shape().dim(0));
    }
}
