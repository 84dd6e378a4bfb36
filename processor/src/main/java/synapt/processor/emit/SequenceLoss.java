package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/** Cross entropy of each position of a sequence: what a language model learns from. */
final class SequenceLoss {

    private SequenceLoss() {}

    /** Whether a network's loss is of this kind: its output is {length, classes}. */
    static boolean isOf(Graph graph) {
        return graph.loss().function() == Graph.Loss.CROSS_ENTROPY
                && graph.output().shape().rank() == 2;
    }

    static void write(Graph graph, StepList loss, Buffer y, Buffer dy) {
        Shape shape = graph.output().shape();
        loss.add(
                "k.crossEntropyOfPositions($L,$W$L,$W$L,$Wtargets,$Ww.first,$Ww.count,$W$L,$Wfactor,$W$L,$Wresults,$Ww.blocks)",
                shape.dim(1),
                shape.dim(0),
                y,
                graph.loss().ignored(),
                dy);
    }

    static CodeBlock checkTargets(Graph graph) {
        Shape shape = graph.output().shape();
        return graph.loss().ignoreIndex().isPresent()
                ? CodeBlock.of(
                        "return $T.classesOfPositions(targets, $L, $L, $L)",
                        Types.TARGETS,
                        shape.dim(0),
                        shape.dim(1),
                        graph.loss().ignored())
                : CodeBlock.of(
                        "return $T.classesOfPositions(targets, $L, $L)", Types.TARGETS, shape.dim(0), shape.dim(1));
    }

    static CodeBlock factor(Graph graph) {
        int positions = graph.output().shape().dim(0);
        return switch (graph.loss().reduction()) {
            case SUM -> CodeBlock.of("return 1");
            case BATCH_MEAN -> CodeBlock.of("return 1f / count");
            case MEAN ->
                graph.loss().ignoreIndex().isPresent()
                        ? CodeBlock.of(
                                "return $T.meanFactor(targets, count * $L, null, $L)",
                                Types.TARGETS,
                                positions,
                                graph.loss().ignored())
                        : CodeBlock.of("return 1f / (count * $LL)", positions);
        };
    }
}
