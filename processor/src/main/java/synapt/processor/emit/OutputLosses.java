package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Graph.Output;
import synapt.processor.op.Constants;

/**
 * Writes the losses of a network's outputs. Where there is one, its targets, factor and results are arguments; of several, each has
 * its own.
 */
final class OutputLosses {

    private final List<Output> outputs;
    private final List<LossWriter> writers = new ArrayList<>();
    private final StepList steps = new StepList();
    private final boolean isOne;

    OutputLosses(Graph graph, TrainBuilder code) {
        this.outputs = graph.outputs();
        this.isOne = outputs.size() == 1;
        for (int i = 0; i < outputs.size(); i++) {
            Output o = outputs.get(i);
            LossWriter writer = new LossWriter(o, place(i), code);
            if (!isOne) {
                steps.comment(
                        o.name() + ": " + o.loss().function() + (o.weight() == 1 ? "" : ", weight " + o.weight()));
            }
            writer.write(steps);
            writers.add(writer);
        }
    }

    private LossWriter.Place place(int i) {
        if (isOne) {
            return new LossWriter.Place("targets", "factor", "results", "");
        }
        String name = outputs.get(i).name();
        return new LossWriter.Place(
                "targets." + name, "factor(" + i + ")", "results(" + i + ").of(w)", Constants.name(name) + "_");
    }

    /** What computes the losses and their gradients. */
    StepList steps() {
        return steps;
    }

    /** Adds what weighs examples, checks targets, and says what the losses are multiplied with. */
    void addHooks(TypeSpec.Builder type, TypeName buffers, TypeName targets) {
        MethodSpec.Builder weigh =
                Hook.of("weigh", TypeName.VOID).addParameter(buffers, "w").addParameter(Types.FLOATS, "weights");
        writers.forEach(w -> weigh.addStatement(w.weigh()));
        type.addMethod(weigh.build());
        MethodSpec.Builder check = Hook.of("checkTargets", TypeName.INT).addParameter(targets, "targets");
        MethodSpec.Builder factor = Hook.of("lossFactor", TypeName.FLOAT);
        if (isOne) {
            check.addStatement("return $L", writers.getFirst().checkTargets());
            factor.addStatement("return $L", writers.getFirst().factor());
        } else {
            check.addStatement("int examples = $L", writers.getFirst().checkTargets());
            for (int i = 1; i < outputs.size(); i++) {
                check.addStatement(
                        "$T.requireSame($S, examples, $S, $L)",
                        Types.TARGETS,
                        outputs.getFirst().name(),
                        outputs.get(i).name(),
                        writers.get(i).checkTargets());
            }
            check.addStatement("return examples");
            factor.addParameter(TypeName.INT, "output")
                    .addCode(choice(writers.stream().map(LossWriter::factor).toList()));
        }
        type.addMethod(check.build())
                .addMethod(factor.addParameter(targets, "targets")
                        .addParameter(TypeName.INT, "count")
                        .build());
        if (outputs.stream().anyMatch(o -> o.weight() != 1)) {
            type.addMethod(Hook.of("lossWeight", TypeName.FLOAT)
                    .addParameter(TypeName.INT, "output")
                    .addCode(choice(outputs.stream()
                            .map(o -> CodeBlock.of("$Lf", (float) o.weight()))
                            .toList()))
                    .build());
        }
    }

    /** What belongs to the output of a number. */
    private static CodeBlock choice(List<CodeBlock> values) {
        if (values.size() == 1) {
            return CodeBlock.builder()
                    .addStatement("return $L", values.getFirst())
                    .build();
        }
        int last = values.size() - 1;
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (output) {\n").indent();
        IntStream.range(0, last).forEach(i -> code.add("case $L -> $L;\n", i, values.get(i)));
        return code.add("default -> $L;\n", values.get(last))
                .unindent()
                .add("};\n")
                .build();
    }
}
