package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Graph.Output;

/** Writes the losses of a network's outputs. Of one output, its targets are the batch's; of several, a field of those. */
final class LossWriter {

    private final Graph graph;
    private final boolean isOne;
    private final StepList steps = new StepList();

    LossWriter(Graph graph, TrainBuilder code) {
        this.graph = graph;
        this.isOne = graph.outputs().size() == 1;
        for (int i = 0; i < graph.outputs().size(); i++) {
            loss(i, code);
        }
    }

    /** The type of an output's targets. */
    static TypeName targets(Graph.Loss loss) {
        return loss == Graph.Loss.CROSS_ENTROPY ? Types.INTS : Types.FLOATS;
    }

    /** What computes the losses and their gradients. */
    StepList steps() {
        return steps;
    }

    private void loss(int i, TrainBuilder code) {
        Output o = graph.outputs().get(i);
        int features = o.node().shape().size();
        if (!isOne) {
            steps.comment(o.name() + ": " + o.loss() + (o.weight() == 1 ? "" : ", weight " + o.weight()));
        }
        if (o.loss() == Graph.Loss.NONE) {
            steps.add(
                    "k.cellsFromFloats($L,$Ww.first,$Ww.count,$W$L,$W$L,$Ww.blocks)",
                    targets(i),
                    features,
                    code.gradient(o.node()));
            return;
        }
        steps.add(
                "k.$L($L,$W$L,$W$L,$Ww.first,$Ww.count,$W$L,$W$L,$W$L,$Ww.blocks)",
                o.loss() == Graph.Loss.CROSS_ENTROPY ? "crossEntropy" : "squaredError",
                features,
                code.value(o.node()),
                targets(i),
                isOne ? "factor" : weight(o) + "lossFactor(" + i + ", count())",
                code.gradient(o.node()),
                isOne ? "results" : "results(" + i + ").of(w)");
    }

    private String targets(int i) {
        return isOne ? "targets" : "targets." + MultiWriter.target(i, graph);
    }

    private static String weight(Output o) {
        return o.weight() == 1 ? "" : (float) o.weight() + "f * ";
    }

    /** Adds what checks targets and says what a loss is multiplied with. */
    void addHooks(TypeSpec.Builder type, TypeName targets) {
        MethodSpec.Builder check =
                TrainWriter.hook("checkTargets", TypeName.INT).addParameter(targets, "targets");
        if (isOne) {
            check.addStatement("return $L", check(0));
        } else {
            check.addStatement("int examples = $L", check(0));
            for (int i = 1; i < graph.outputs().size(); i++) {
                check.addStatement(
                        "$T.requireSame($S, examples, $S, $L)",
                        Types.TARGETS,
                        graph.outputs().getFirst().name(),
                        graph.outputs().get(i).name(),
                        check(i));
            }
            check.addStatement("return examples");
        }
        type.addMethod(check.build());
        type.addMethod(TrainWriter.hook("lossFactor", TypeName.FLOAT)
                .addParameter(TypeName.INT, "count")
                .addStatement(
                        "return $L",
                        isOne
                                ? weight(graph.outputs().getFirst())
                                        + factor(graph.outputs().getFirst())
                                : "1")
                .build());
        if (!isOne) {
            type.addMethod(TrainWriter.hook("lossFactor", TypeName.FLOAT)
                    .addParameter(TypeName.INT, "output")
                    .addParameter(TypeName.INT, "count")
                    .addCode(choice(
                            graph.outputs().stream().map(LossWriter::factor).toList()))
                    .build());
            type.addMethod(TrainWriter.hook("lossWeight", TypeName.FLOAT)
                    .addParameter(TypeName.INT, "output")
                    .addCode(choice(graph.outputs().stream()
                            .map(o -> (float) o.weight() + "f")
                            .toList()))
                    .build());
        }
    }

    private CodeBlock check(int i) {
        Output o = graph.outputs().get(i);
        return CodeBlock.of(
                "$T.$L($L, $L)",
                Types.TARGETS,
                o.loss() == Graph.Loss.CROSS_ENTROPY ? "classes" : "rows",
                targets(i),
                o.node().shape().size());
    }

    private static String factor(Output o) {
        return switch (o.loss()) {
            case CROSS_ENTROPY -> "1f / count";
            case MSE -> "1f / (count * " + o.node().shape().size() + "L)";
            case NONE -> "1";
        };
    }

    private static CodeBlock choice(List<String> values) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (output) {\n").indent();
        for (int i = 0; i < values.size(); i++) {
            code.add(i + 1 < values.size() ? "case " + i + " -> $L;\n" : "default -> $L;\n", values.get(i));
        }
        return code.unindent().add("};\n").build();
    }
}
