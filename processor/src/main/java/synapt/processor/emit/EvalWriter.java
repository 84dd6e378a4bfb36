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
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.plan.MemoryPlan;
import synapt.processor.plan.Traffic;

/** Writes the nested classes of evaluation: the engine, the copy of the weights, and the buffers. */
final class EvalWriter {

    private final Graph graph;
    private final EvalBuilder code;
    private final boolean hasNoise;
    private final ClassName weights;
    private final ClassName buffers;
    private final ClassName singleBuffers;
    private final ClassName engine;
    private final MemoryPlan plan;

    EvalWriter(Graph graph, ClassName compiled, EvalBuilder code, boolean hasNoise) {
        this.graph = graph;
        this.code = code;
        this.hasNoise = hasNoise;
        this.weights = compiled.nestedClass("Weights");
        this.buffers = compiled.nestedClass("EvalBuffers");
        this.singleBuffers = compiled.nestedClass("SingleBuffers");
        this.engine = compiled.nestedClass("Eval");
        this.plan = MemoryPlan.of(code.monteCarlo.all(), code.keptOutputs());
    }

    MemoryPlan plan() {
        return plan;
    }

    Traffic traffic() {
        return Traffic.of(code.eval.all(), "");
    }

    /** How the outputs lie in the evaluation of one example. */
    List<Shape> outputShapes() {
        return graph.outputs().stream().map(o -> code.singleShape(o.node())).toList();
    }

    FieldSpec planConstant() {
        return FieldSpec.builder(Types.EVAL_PLAN, "EVAL_PLAN", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        graph.hasSeveral()
                                ? "new $T($L, $L, $L, $L, $L, PORTS)"
                                : "new $T($L, $L, $L, $L, $L)"
                                        + LossWriter.ofPixels(graph.outputs().getFirst()),
                        Types.EVAL_PLAN,
                        graph.input().shape().channels(),
                        graph.input().shape().positions(),
                        graph.output().shape().size(),
                        code.singleShape(graph.output()).channels(),
                        BlockSize.blocksPerTask(graph, plan.elements()))
                .build();
    }

    /**
     * <pre>
     * private final class Eval extends EvalEngine&lt;Weights, EvalBuffers&gt; {
     *   protected void forwardEval(Kernels k, Weights p, EvalBuffers w, InputStage input) { ... }
     *   protected void forwardSingle(Kernels k, Weights p, Workspace workspace, InputStage input) { ... }
     *   protected void forwardMc(Kernels k, Weights p, EvalBuffers w, InputStage input, long seed, int sample) { ... }
     * }
     * </pre>
     */
    TypeSpec engineType() {
        TypeSpec.Builder type = TypeSpec.classBuilder(engine)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("Evaluates the network. Monte Carlo passes differ from evaluation by their noise alone.\n")
                .superclass(ParameterizedTypeName.get(Types.EVAL_ENGINE, weights, buffers))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(parameters, EVAL_PLAN, new $L())", MemoryWriter.NAME)
                        .build())
                .addMethod(Hook.of("newWeights", weights)
                        .addStatement("return new $T()", weights)
                        .build())
                .addMethod(Hook.of("newWorkspace", buffers)
                        .addParameter(Types.KERNELS, "k")
                        .addParameter(TypeName.INT, "blocks")
                        .addStatement("return new $T(k, blocks)", buffers)
                        .build())
                .addMethod(Hook.of("newSingleWorkspace", code.hasSingle() ? singleBuffers : Types.WORKSPACE)
                        .addParameter(Types.KERNELS, "k")
                        .addStatement(
                                code.hasSingle() ? "return new $T(k, 1)" : "return null",
                                code.hasSingle() ? new Object[] {singleBuffers} : new Object[0])
                        .build());
        MethodPool methods = new MethodPool(engine.simpleName(), type, code.room).withoutKernels();
        code.eval.addTo(methods, pass("forwardEval", buffers, "w"));
        if (code.hasSingle()) {
            code.single.addTo(
                    methods,
                    pass("forwardSingle", Types.WORKSPACE, "workspace"),
                    CodeBlock.builder()
                            .addStatement("$T w = ($T) workspace", singleBuffers, singleBuffers)
                            .build());
        }
        if (hasNoise) {
            code.monteCarlo.addTo(
                    methods,
                    pass("forwardMc", buffers, "w")
                            .addParameter(TypeName.LONG, "seed")
                            .addParameter(TypeName.INT, "sample"));
        }
        methods.close();
        if (!code.samplePacks.isEmpty()) {
            type.addMethod(Hook.of("drawsWeights", TypeName.BOOLEAN)
                    .addStatement("return true")
                    .build());
        }
        return type.build();
    }

    private MethodSpec.Builder pass(String name, TypeName workspace, String parameter) {
        return Hook.of(name, TypeName.VOID)
                .addParameter(Types.KERNELS, "k")
                .addParameter(weights, "p")
                .addParameter(workspace, parameter)
                .addParameter(Types.INPUT_STAGE, "input");
    }

    /**
     * <pre>
     * private final class Weights extends PackedWeights {
     *   private final Packed conv1Packed = packed(CONV1_WEIGHTS.length());
     *   protected void pack(Kernels k) {
     *     k.pack(CONV1_WEIGHTS, conv1Weight, conv1Packed);
     * </pre>
     */
    TypeSpec weightsType() {
        TypeSpec.Builder type = TypeSpec.classBuilder(weights)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("A copy of the weights, in the order in which the kernels of evaluation read them.\n")
                .superclass(Types.PACKED_WEIGHTS)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(parameters)")
                        .build());
        code.weights.addTo(type);
        MethodPool methods = new MethodPool(weights.simpleName(), type, code.room).withoutKernels();
        MethodSize.addStatements(methods, Hook.of("pack", TypeName.VOID).addParameter(Types.KERNELS, "k"), code.packs);
        if (!code.samplePacks.isEmpty()) {
            MethodSize.addStatements(
                    methods,
                    Hook.of("packSample", TypeName.VOID)
                            .addParameter(Types.KERNELS, "k")
                            .addParameter(TypeName.LONG, "seed")
                            .addParameter(TypeName.INT, "sample"),
                    code.samplePacks);
        }
        methods.close();
        code.weights.addHomesTo(type);
        return type.build();
    }

    TypeSpec buffersType() {
        return BuffersWriter.write(
                buffers,
                plan,
                graph.outputs().stream().map(o -> code.value(o.node())).toList(),
                BuffersWriter.Pass.EVALUATION);
    }

    TypeSpec singleBuffersType() {
        List<Buffer> outputs =
                graph.outputs().stream().map(o -> code.singleValue(o.node())).toList();
        return BuffersWriter.write(
                singleBuffers, MemoryPlan.of(code.single.all(), outputs), outputs, BuffersWriter.Pass.SINGLE);
    }

    /** The class with the buffers of one example; empty where there is none. */
    String single() {
        return code.hasSingle() ? singleBuffers.simpleName() : "";
    }

    List<CodeBlock> allocations() {
        return code.weights.allocations();
    }

    boolean hasSingle() {
        return code.hasSingle();
    }
}
