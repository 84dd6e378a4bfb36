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
import synapt.processor.plan.Traffic;

/** Writes the nested class {@code Training} and its buffers. */
final class TrainWriter {

    /** Stands for the losses where nodes are listed. */
    private static final String LOSS = "loss";

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

    /** What the forward pass and the losses move. */
    Traffic forwardTraffic() {
        List<Step> steps = new ArrayList<>(code.forward.all());
        steps.add(new Step(LOSS + ":", CodeBlock.of(""), List.of()));
        steps.addAll(losses.steps().all());
        return Traffic.of(steps, LOSS);
    }

    Traffic backwardTraffic() {
        return Traffic.of(code.backward.all(), LOSS);
    }

    int blocksPerTask() {
        return BlockSize.blocksPerTask(graph, plan.elements());
    }

    List<CodeBlock> allocations() {
        return code.fields.allocations();
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
                        code.packs.units(),
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
     *
     * @param declaration what network it is, for checkpoints
     */
    TypeSpec training(String declaration) {
        boolean isPublic = !graph.hasSeveral();
        TypeSpec.Builder type = TypeSpec.classBuilder(isPublic ? "Training" : MultiWriter.RUN)
                .addModifiers(isPublic ? Modifier.PUBLIC : Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc(
                        isPublic
                                ? "Trains the network; see {@link $T}.\n"
                                : "What training works with; see {@link $T}.\n",
                        Types.TRAINING_RUN)
                .superclass(ParameterizedTypeName.get(Types.TRAINING_RUN, network, targets(), buffers))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Types.OPTIMIZER, "optimizer")
                        .addParameter(TypeName.INT, "maxBatch")
                        .addParameter(TypeName.LONG, "seed")
                        .addStatement("super(parameters, TRAIN_PLAN, optimizer, maxBatch, seed)")
                        .build())
                .addMethod(Hook.of("newWorkspace", buffers)
                        .addParameter(TypeName.INT, "blocks")
                        .addParameter(TypeName.BOOLEAN, "apart")
                        .addStatement("return new $T(k, blocks, apart)", buffers)
                        .build());
        code.fields.addTo(type);
        MethodPool methods = new MethodPool(isPublic ? "Training" : MultiWriter.RUN, type, code.room);
        if (!code.rates.isEmpty()) {
            List<CodeBlock> begin = new ArrayList<>();
            code.rates.forEach((field, source) -> begin.add(CodeBlock.of("$L = $L.at(step())", field, source)));
            MethodSize.addStatements(methods, Hook.of("begin", TypeName.VOID), begin);
        }
        code.forward.addTo(methods, pass("forwardTrain"));
        if (!code.forwardJoins.isEmpty()) {
            addJoins(methods, "joinForward", code.forwardJoins);
        }
        losses.steps().addTo(methods, lossHeader());
        code.backward.addTo(methods, pass("backward"));
        if (code.backwardJoins.stream().anyMatch(j -> !j.isEmpty())) {
            addJoins(
                    methods,
                    "joinBackward",
                    code.backwardJoins.stream().map(TrainWriter::sequence).toList());
        }
        if (!code.thinned.isEmpty()) {
            type.addMethod(Hook.of("thinned", TypeName.INT)
                    .addStatement("return $L", code.thinned.size())
                    .build());
            addNumbered(methods, "thin", "tensor", code.thinned);
            addNumbered(methods, "thinGradient", "tensor", code.thinnedGradients);
        }
        MethodSize.addSwitch(
                methods,
                Hook.of("pack", TypeName.VOID).addParameter(TypeName.INT, "unit"),
                "unit",
                code.packs.cases(),
                0);
        if (!code.outers.isEmpty()) {
            addOuter(methods);
        }
        if (!code.tiedGradients.isEmpty()) {
            MethodSize.addStatements(
                    methods,
                    Hook.of("joinGradients", TypeName.VOID).addParameter(TypeName.INT, "count"),
                    code.tiedGradients.reversed());
        }
        if (!code.statistics.isEmpty()) {
            addStatistics(methods);
        }
        InspectionWriter.add(methods, graph, code, buffers);
        if (!code.commits.isEmpty()) {
            MethodSize.addStatements(methods, Hook.of("commit", TypeName.VOID), code.commits);
        }
        losses.addHooks(type, buffers, targets());
        addCheckpoints(type, declaration);
        addInputGradients(type);
        methods.close();
        code.fields.addHomesTo(type);
        return type.build();
    }

    /** Looks at one batch normalisation after another; where that takes several methods, at those of one after another. */
    private void addStatistics(MethodPool methods) {
        MethodSpec.Builder header = Hook.of("nonFiniteStatistics", ClassName.get(String.class));
        List<CodeBlock> looks = code.statistics.values().stream()
                .map(TrainWriter::returnedUnlessFinite)
                .toList();
        CodeBlock nothing = CodeBlock.of("return null;\n");
        List<MethodSize.Piece> pieces = MethodSize.pieces(looks, methods.room()).stream()
                .map(p -> p.with(p.code().toBuilder().add(nothing).build()))
                .toList();
        if (pieces.size() == 1) {
            header.addCode(pieces.getFirst().code());
        } else {
            List<CodeBlock> calls = MethodSize.calls(methods, header.build(), CodeBlock.of(""), pieces, 0);
            header.addCode("$T found = $L", String.class, calls.getFirst());
            for (CodeBlock call : calls.subList(1, calls.size())) {
                header.beginControlFlow("if (found == null)")
                        .addCode("found = $L", call)
                        .endControlFlow();
            }
            header.addStatement("return found");
        }
        methods.type().addMethod(header.build());
    }

    private void addCheckpoints(TypeSpec.Builder type, String declaration) {
        type.addMethod(Hook.of("declaration", ClassName.get(String.class))
                .addCode("return $L;\n", TextWriter.literal(declaration))
                .build());
        List<String> adjustable = code.rates.values().stream()
                .filter(source -> source.startsWith(RatesWriter.FIELD))
                .toList();
        if (!adjustable.isEmpty()) {
            type.addMethod(Hook.of("adjustableRates", Types.SCHEDULED_RATES)
                    .addStatement("return $T.of($L)", List.class, String.join(", ", adjustable))
                    .build());
        }
    }

    private void addInputGradients(TypeSpec.Builder type) {
        List<Node> inputs = graph.inputs();
        if (inputs.stream().noneMatch(code::computesGradient)) {
            return;
        }
        MethodSpec.Builder hook = Hook.of("inputGradient", Types.MEMORY_SEGMENT).addParameter(buffers, "w");
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

    private static CodeBlock returnedUnlessFinite(TrainBuilder.Statistics s) {
        return CodeBlock.builder()
                .beginControlFlow("if (!k.allFinite($L, $L))", s.field(), s.elements())
                .addStatement("return $S", s.norm())
                .endControlFlow()
                .build();
    }

    private MethodSpec.Builder pass(String name) {
        return Hook.of(name, TypeName.VOID).addParameter(buffers, "w").addParameter(TypeName.INT, "segment");
    }

    private MethodSpec.Builder lossHeader() {
        return Hook.of("loss", TypeName.VOID)
                .addParameter(buffers, "w")
                .addParameter(targets(), "targets")
                .addParameter(TypeName.FLOAT, "factor")
                .addParameter(Types.MEMORY_SEGMENT, "results");
    }

    private static CodeBlock sequence(List<CodeBlock> statements) {
        return statements.stream().collect(CodeBlock.joining(";\n"));
    }

    /** One statement list for each segment, chosen by {@code segment}. */
    private static void addJoins(MethodPool methods, String name, List<CodeBlock> joins) {
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
        MethodSize.addSwitch(
                methods,
                Hook.of(name, TypeName.VOID)
                        .addParameter(TypeName.INT, "segment")
                        .addParameter(TypeName.INT, "count"),
                "segment",
                cases,
                0);
    }

    /**
     * <pre>
     * switch (tensor) {
     *   case 0 -&gt; WeightDropout.apply(..., fc1Weight, ..., fc1WeightKept);
     *   ...
     * </pre>
     */
    private static void addNumbered(MethodPool methods, String name, String by, List<CodeBlock> statements) {
        List<CodeBlock> cases = new ArrayList<>();
        for (CodeBlock statement : statements) {
            cases.add(CodeBlock.builder()
                    .addStatement("case $L -> $L", cases.size(), statement)
                    .build());
        }
        MethodSize.addSwitch(methods, Hook.of(name, TypeName.VOID).addParameter(TypeName.INT, by), by, cases, 0);
    }

    /**
     * <pre>
     * if (unit &gt;= 10 &amp;&amp; unit &lt; 17) {
     *   k.outer(400, 120, ..., unit - 10);
     * }
     * </pre>
     *
     * In the order of the tensors, not in that of the backward pass: the thread that computes a gradient mostly updates with it.
     */
    private void addOuter(MethodPool methods) {
        List<CodeBlock> choices = new ArrayList<>();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (TrainBuilder.Outer outer : code.outers.reversed()) {
            int from = ends.getLast();
            ends.add(from + outer.units());
            choices.add(choice(
                    from,
                    ends.getLast(),
                    CodeBlock.builder().addStatement(outer.code(from)).build()));
        }
        MethodSpec.Builder header = Hook.of("outer", TypeName.VOID)
                .addParameter(TypeName.INT, "unit")
                .addParameter(TypeName.INT, "examples");
        List<MethodSize.Piece> pieces = MethodSize.pieces(choices, methods.room());
        if (pieces.size() == 1) {
            header.addCode(pieces.getFirst().code());
        } else {
            List<CodeBlock> calls = MethodSize.calls(methods, header.build(), CodeBlock.of(""), pieces, 0);
            int done = 0;
            for (int i = 0; i < calls.size(); i++) {
                int after = done + pieces.get(i).statements();
                header.addCode(choice(ends.get(done), ends.get(after), calls.get(i)));
                done = after;
            }
        }
        methods.type().addMethod(header.build());
    }

    /** What is done for the units from one to less than another. */
    private static CodeBlock choice(int from, int to, CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow(
                        from == 0 ? "if ($Lunit < $L)" : "if (unit >= $L && unit < $L)", from == 0 ? "" : from, to)
                .add(body)
                .endControlFlow()
                .build();
    }

    /** The buffers of one task. */
    TypeSpec buffersType() {
        return BuffersWriter.write(buffers, plan, outputs(), BuffersWriter.Pass.TRAINING);
    }
}
