package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
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
    private final ClassName compiled;
    private final ClassName buffers;
    private final OutputLosses losses;
    private final MemoryPlan plan;

    TrainWriter(Graph graph, TypeName network, ClassName compiled, TrainBuilder code) {
        this.graph = graph;
        this.network = network;
        this.code = code;
        this.compiled = compiled;
        this.buffers = compiled.nestedClass("TrainBuffers");
        this.losses = new OutputLosses(graph, code);
        List<Buffer> outputs = outputs();
        List<Step> all = new ArrayList<>(code.forward.all());
        // Until the backward pass begins, all outputs can be asked for.
        losses.steps().all().forEach(s -> all.add(s.alsoUsing(outputs)));
        all.addAll(code.backward.all());
        List<Buffer> kept = graph.inputs().stream()
                .filter(code::computesGradient)
                .map(code::gradient)
                .toList();
        this.plan = MemoryPlan.of(all, kept);
    }

    private List<Buffer> outputs() {
        return graph.outputs().stream().map(o -> code.value(o.node())).toList();
    }

    MemoryPlan plan() {
        return plan;
    }

    int blocksPerTask() {
        return BlockSize.blocksPerTask(plan.elements());
    }

    /** The type of the targets. */
    TypeName targets() {
        return graph.outputs().size() > 1
                ? compiled.nestedClass(MultiWriter.TARGETS)
                : LossWriter.targets(graph.outputs().getFirst());
    }

    /**
     * <pre>
     * private static final TrainPlan TRAIN_PLAN = new TrainPlan(3, 1024, 10, 1, 1, 1, 9, 18, 1);
     * </pre>
     */
    FieldSpec planConstant() {
        return FieldSpec.builder(Types.TRAIN_PLAN, "TRAIN_PLAN", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        graph.hasSeveral()
                                ? "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L, PORTS)"
                                : "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L)",
                        Types.TRAIN_PLAN,
                        graph.input().shape().channels(),
                        graph.input().shape().positions(),
                        graph.output().shape().size(),
                        blocksPerTask(),
                        code.forward.parts(),
                        code.backward.parts(),
                        code.packs.size(),
                        code.outers.stream().mapToInt(TrainBuilder.Outer::units).sum(),
                        code.minBatch())
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
        boolean isPublic = !graph.hasSeveral();
        TypeSpec.Builder type = TypeSpec.classBuilder(isPublic ? "Training" : MultiWriter.RUN)
                .addModifiers(isPublic ? Modifier.PUBLIC : Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc(
                        isPublic
                                ? "Trains the network; see {@link $T}.\n"
                                : "What training works with; see {@link $T}.\n",
                        Types.TRAINING_RUN)
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
        if (!code.rates.isEmpty()) {
            MethodSpec.Builder begin = hook("begin", TypeName.VOID);
            code.rates.forEach((field, source) -> begin.addStatement("$L = $L.at(step())", field, source));
            type.addMethod(begin.build());
        }
        code.forward.addTo(type, pass("forwardTrain"));
        if (!code.forwardJoins.isEmpty()) {
            addJoins(type, "joinForward", code.forwardJoins);
        }
        losses.steps().addTo(type, lossHeader());
        code.backward.addTo(type, pass("backward"));
        if (code.backwardJoins.stream().anyMatch(j -> !j.isEmpty())) {
            addJoins(
                    type,
                    "joinBackward",
                    code.backwardJoins.stream().map(TrainWriter::sequence).toList());
        }
        if (!code.thinned.isEmpty()) {
            type.addMethod(hook("thinned", TypeName.INT)
                    .addStatement("return $L", code.thinned.size())
                    .build());
            addNumbered(type, "thin", "tensor", code.thinned);
            addNumbered(type, "thinGradient", "tensor", code.thinnedGradients);
        }
        addNumbered(type, "pack", "unit", code.packs);
        if (!code.outers.isEmpty()) {
            addOuter(type);
        }
        if (!code.tiedGradients.isEmpty()) {
            MethodSize.add(
                    type,
                    hook("joinGradients", TypeName.VOID).addParameter(TypeName.INT, "count"),
                    CodeBlock.of(""),
                    statements(code.tiedGradients.reversed()));
        }
        if (!code.statistics.isEmpty()) {
            type.addMethod(hook("nonFiniteStatistics", ClassName.get(String.class))
                    .addCode(CodeBlock.join(code.statistics, ""))
                    .addStatement("return null")
                    .build());
        }
        if (!code.commits.isEmpty()) {
            MethodSize.add(type, hook("commit", TypeName.VOID), CodeBlock.of(""), statements(code.commits));
        }
        losses.addHooks(type, targets());
        addInputGradients(type);
        return type.build();
    }

    private void addInputGradients(TypeSpec.Builder type) {
        List<Node> inputs = graph.inputs();
        if (inputs.stream().noneMatch(code::computesGradient)) {
            return;
        }
        MethodSpec.Builder hook = hook("inputGradient", Types.MEMORY_SEGMENT).addParameter(buffers, "w");
        if (inputs.size() == 1) {
            type.addMethod(
                    hook.addStatement("return $L", code.gradient(graph.input())).build());
            return;
        }
        CodeBlock.Builder which =
                CodeBlock.builder().add("return switch (which) {\n").indent();
        for (int i = 0; i < inputs.size(); i++) {
            if (code.computesGradient(inputs.get(i))) {
                which.add("case $L -> $L;\n", i, code.gradient(inputs.get(i)));
            }
        }
        type.addMethod(hook.addParameter(TypeName.INT, "which")
                .addCode(which.add("default -> null;\n").unindent().add("};\n").build())
                .build());
    }

    private MethodSpec.Builder pass(String name) {
        return hook(name, TypeName.VOID).addParameter(buffers, "w").addParameter(TypeName.INT, "segment");
    }

    private MethodSpec.Builder lossHeader() {
        return hook("loss", TypeName.VOID)
                .addParameter(buffers, "w")
                .addParameter(targets(), "targets")
                .addParameter(TypeName.FLOAT, "factor")
                .addParameter(Types.MEMORY_SEGMENT, "results");
    }

    private static List<CodeBlock> statements(List<CodeBlock> code) {
        return code.stream()
                .map(c -> CodeBlock.builder().addStatement(c).build())
                .toList();
    }

    private static CodeBlock sequence(List<CodeBlock> statements) {
        return statements.stream().collect(CodeBlock.joining(";\n"));
    }

    /** One statement list for each segment, chosen by {@code segment}. */
    private static void addJoins(TypeSpec.Builder type, String name, List<CodeBlock> joins) {
        List<CodeBlock> cases = new ArrayList<>();
        for (int i = 0; i < joins.size(); i++) {
            if (!joins.get(i).isEmpty()) {
                cases.add(CodeBlock.builder()
                        .beginControlFlow("case $L ->", i)
                        .addStatement(joins.get(i))
                        .endControlFlow()
                        .build());
            }
        }
        addSwitch(
                type,
                hook(name, TypeName.VOID).addParameter(TypeName.INT, "segment").addParameter(TypeName.INT, "count"),
                "segment",
                cases);
    }

    /**
     * <pre>
     * switch (unit) {
     *   case 0 -&gt; k.gather(CONV1_WEIGHTS, conv1Weight, conv1Packed);
     *   ...
     * </pre>
     */
    private static void addNumbered(TypeSpec.Builder type, String name, String by, List<CodeBlock> statements) {
        List<CodeBlock> cases = new ArrayList<>();
        for (CodeBlock statement : statements) {
            cases.add(CodeBlock.builder()
                    .addStatement("case $L -> $L", cases.size(), statement)
                    .build());
        }
        addSwitch(type, hook(name, TypeName.VOID).addParameter(TypeName.INT, by), by, cases);
    }

    /** A switch, or several one after another in methods of their own: what one does not know it leaves to the others. */
    private static void addSwitch(TypeSpec.Builder type, MethodSpec.Builder header, String by, List<CodeBlock> cases) {
        List<CodeBlock> switches = MethodSize.pieces(cases).stream()
                .map(some -> CodeBlock.builder()
                        .beginControlFlow("switch ($L)", by)
                        .add(some)
                        .add("default -> {}\n")
                        .endControlFlow()
                        .build())
                .toList();
        MethodSize.add(type, header, CodeBlock.of(""), switches);
    }

    /**
     * <pre>
     * if (unit &gt;= 10 &amp;&amp; unit &lt; 17) {
     *   k.outer(400, 120, ..., unit - 10);
     * }
     * </pre>
     */
    private void addOuter(TypeSpec.Builder type) {
        List<CodeBlock> pieces = new ArrayList<>();
        int from = 0;
        for (TrainBuilder.Outer outer : code.outers) {
            int to = from + outer.units();
            pieces.add(CodeBlock.builder()
                    .beginControlFlow(
                            from == 0 ? "if ($Lunit < $L)" : "if (unit >= $L && unit < $L)", from == 0 ? "" : from, to)
                    .addStatement(outer.code(from))
                    .endControlFlow()
                    .build());
            from = to;
        }
        MethodSize.add(
                type,
                hook("outer", TypeName.VOID).addParameter(TypeName.INT, "unit").addParameter(TypeName.INT, "examples"),
                CodeBlock.of(""),
                pieces);
    }

    /** The buffers of one task. */
    TypeSpec buffersType() {
        return BuffersWriter.write(buffers, plan, outputs(), "training");
    }

    static MethodSpec.Builder hook(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(returns);
    }
}
