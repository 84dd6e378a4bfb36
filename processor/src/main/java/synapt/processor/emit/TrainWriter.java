package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;
import synapt.processor.plan.MemoryPlan;
import synapt.processor.plan.Step;

/** Writes the nested class {@code Training} and its buffers. */
final class TrainWriter {

    private final Graph graph;
    private final TypeName network;
    private final TrainBuilder code;
    private final ClassName buffers;
    private final StepList loss = new StepList();
    private final MemoryPlan plan;

    TrainWriter(Graph graph, TypeName network, ClassName compiled, TrainBuilder code) {
        this.graph = graph;
        this.network = network;
        this.code = code;
        this.buffers = compiled.nestedClass("TrainBuffers");
        writeLoss();
        List<Step> all = new java.util.ArrayList<>(code.forward.all());
        all.addAll(loss.all());
        all.addAll(code.backward.all());
        this.plan = MemoryPlan.of(
                all, code.computesInputGradient() ? List.of(code.gradient(graph.input())) : List.of());
    }

    private void writeLoss() {
        Buffer y = code.value(graph.output());
        Buffer dy = code.gradient(graph.output());
        int features = graph.output().shape().size();
        switch (graph.loss()) {
            case CROSS_ENTROPY -> loss.add(
                    "k.crossEntropy($L,$W$L,$Wtargets,$Ww.first,$Ww.count,$Wfactor,$W$L,$Wresults,$Ww.blocks)", features, y, dy);
            case MSE -> loss.add(
                    "k.squaredError($L,$W$L,$Wtargets,$Ww.first,$Ww.count,$Wfactor,$W$L,$Wresults,$Ww.blocks)", features, y, dy);
            case NONE -> loss.add("k.cellsFromFloats(targets,$Ww.first,$Ww.count,$W$L,$W$L,$Ww.blocks)", features, dy);
        }
    }

    MemoryPlan plan() {
        return plan;
    }

    int blocksPerTask() {
        return BlockSize.blocksPerTask(plan.elements());
    }

    /** The type of the targets. */
    TypeName targets() {
        return graph.loss() == Graph.Loss.CROSS_ENTROPY ? Types.INTS : Types.FLOATS;
    }

    /**
     * <pre>
     * private static final TrainPlan TRAIN_PLAN = new TrainPlan(3, 1024, 10, 1, 1, 1, 9, 18, 1);
     * </pre>
     */
    FieldSpec planConstant() {
        return FieldSpec.builder(
                        Types.TRAIN_PLAN, "TRAIN_PLAN", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L)",
                        Types.TRAIN_PLAN, graph.input().shape().channels(), graph.input().shape().positions(),
                        graph.output().shape().size(), blocksPerTask(), code.forward.parts(), code.backward.parts(),
                        code.packs.size(), code.outers.stream().mapToInt(TrainBuilder.Outer::units).sum(), code.minBatch())
                .build();
    }

    /**
     * <pre>
     * public final class Training extends TrainingRun&lt;LeNet5, int[], TrainBuffers&gt; {
     *   private final MemorySegment conv1Bias = parameters.tensor("conv1.bias");
     *   ...
     *   protected void forwardTrain(TrainBuffers w, int segment) { ... }
     *   protected void backward(TrainBuffers w, int segment) { ... }
     * }
     * </pre>
     */
    TypeSpec training() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Training")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Trains the network; see {@link $T}.\n", Types.TRAINING_RUN)
                .superclass(ParameterizedTypeName.get(Types.TRAINING_RUN, network, targets(), buffers))
                .addFields(code.fields.values())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Types.OPTIMIZER, "optimizer")
                        .addParameter(TypeName.INT, "maxBatch")
                        .addParameter(TypeName.LONG, "seed")
                        .addStatement("super(parameters, TRAIN_PLAN, optimizer, maxBatch, seed)")
                        .build())
                .addMethod(hook("newWorkspace", buffers)
                        .addParameter(TypeName.INT, "blocks")
                        .addStatement("return new $T(k, blocks)", buffers)
                        .build());
        if (!code.adjustable.isEmpty()) {
            MethodSpec.Builder begin = hook("begin", TypeName.VOID);
            for (Node n : code.adjustable) {
                begin.addStatement("$LRate = rates.$L", n.name(), n.name());
            }
            type.addMethod(begin.build());
        }
        type.addMethod(pass("forwardTrain", code.forward));
        if (!code.forwardJoins.isEmpty()) {
            type.addMethod(joins("joinForward", code.forwardJoins));
        }
        type.addMethod(lossMethod());
        type.addMethod(pass("backward", code.backward));
        if (code.backwardJoins.stream().anyMatch(j -> !j.isEmpty())) {
            type.addMethod(joins("joinBackward", code.backwardJoins.stream().map(TrainWriter::sequence).toList()));
        }
        type.addMethod(packMethod());
        if (!code.outers.isEmpty()) {
            type.addMethod(outerMethod());
        }
        if (!code.commits.isEmpty()) {
            MethodSpec.Builder commit = hook("commit", TypeName.VOID);
            code.commits.forEach(commit::addStatement);
            type.addMethod(commit.build());
        }
        type.addMethod(hook("checkTargets", TypeName.INT)
                .addParameter(targets(), "targets")
                .addStatement(
                        graph.loss() == Graph.Loss.CROSS_ENTROPY ? "return $T.classes(targets, $L)" : "return $T.rows(targets, $L)",
                        Types.TARGETS, graph.output().shape().size())
                .build());
        type.addMethod(hook("lossFactor", TypeName.FLOAT)
                .addParameter(TypeName.INT, "count")
                .addStatement(
                        graph.loss() == Graph.Loss.MSE ? "return 1f / (count * $LL)" : graph.loss() == Graph.Loss.NONE ? "return 1" : "return 1f / count",
                        graph.loss() == Graph.Loss.MSE ? new Object[] {graph.output().shape().size()} : new Object[0])
                .build());
        if (code.computesInputGradient()) {
            type.addMethod(hook("inputGradient", Types.MEMORY_SEGMENT)
                    .addParameter(buffers, "w")
                    .addStatement("return $L", code.gradient(graph.input()))
                    .build());
        }
        return type.build();
    }

    private MethodSpec pass(String name, StepList steps) {
        return hook(name, TypeName.VOID)
                .addParameter(buffers, "w")
                .addParameter(TypeName.INT, "segment")
                .addCode(steps.body())
                .build();
    }

    private MethodSpec lossMethod() {
        return hook("loss", TypeName.VOID)
                .addParameter(buffers, "w")
                .addParameter(targets(), "targets")
                .addParameter(TypeName.FLOAT, "factor")
                .addParameter(Types.MEMORY_SEGMENT, "results")
                .addCode(loss.body())
                .build();
    }

    private static CodeBlock sequence(List<CodeBlock> statements) {
        return statements.stream().collect(CodeBlock.joining(";\n"));
    }

    /** One statement list for each segment, chosen by {@code segment}. */
    private static MethodSpec joins(String name, List<CodeBlock> joins) {
        MethodSpec.Builder method = hook(name, TypeName.VOID)
                .addParameter(TypeName.INT, "segment")
                .addParameter(TypeName.INT, "count")
                .beginControlFlow("switch (segment)");
        for (int i = 0; i < joins.size(); i++) {
            if (!joins.get(i).isEmpty()) {
                method.beginControlFlow("case $L ->", i).addStatement(joins.get(i)).endControlFlow();
            }
        }
        return method.addCode("default -> {}\n").endControlFlow().build();
    }

    /**
     * <pre>
     * switch (unit) {
     *   case 0 -&gt; k.gather(CONV1_WEIGHTS, conv1Weight, conv1Packed);
     *   ...
     * </pre>
     */
    private MethodSpec packMethod() {
        MethodSpec.Builder method = hook("pack", TypeName.VOID)
                .addParameter(TypeName.INT, "unit")
                .beginControlFlow("switch (unit)");
        for (int i = 0; i < code.packs.size(); i++) {
            method.addStatement("case $L -> $L", i, code.packs.get(i));
        }
        return method.addStatement("default -> throw new $T(unit)", IndexOutOfBoundsException.class).endControlFlow().build();
    }

    /**
     * <pre>
     * if (unit &lt; 10) {
     *   k.outer(400, 120, ..., unit);
     *   return;
     * }
     * unit -= 10;
     * </pre>
     */
    private MethodSpec outerMethod() {
        MethodSpec.Builder method = hook("outer", TypeName.VOID)
                .addParameter(TypeName.INT, "unit")
                .addParameter(TypeName.INT, "examples");
        List<TrainBuilder.Outer> outers = code.outers;
        for (int i = 0; i < outers.size(); i++) {
            if (i + 1 == outers.size()) {
                method.addStatement(outers.get(i).code());
                break;
            }
            method.beginControlFlow("if (unit < $L)", outers.get(i).units())
                    .addStatement(outers.get(i).code())
                    .addStatement("return")
                    .endControlFlow()
                    .addStatement("unit -= $L", outers.get(i).units());
        }
        return method.build();
    }

    /** The buffers of one task. */
    TypeSpec buffersType() {
        return BuffersWriter.write(buffers, plan, code.value(graph.output()), "training");
    }

    private static MethodSpec.Builder hook(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(returns);
    }
}
