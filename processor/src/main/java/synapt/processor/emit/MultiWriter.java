package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Graph.Output;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/** Writes what users call of a network of several inputs or outputs: with a parameter for each, named after its node. */
final class MultiWriter {

    /** Holds the targets of several outputs. */
    static final String TARGETS = "StepTargets";

    /** The training run behind what users see. */
    static final String RUN = "Run";

    private static final String EVALUATOR = "BatchEvaluator";
    private static final String OUTPUTS = "Outputs";
    private static final String MC_OUTPUTS = "McOutputs";

    private final Graph graph;
    private final ClassName compiled;
    private final TypeName network;
    private final List<String> inputs;
    private final List<String> outputs;

    MultiWriter(Graph graph, ClassName compiled, TypeName network) {
        this.graph = graph;
        this.compiled = compiled;
        this.network = network;
        this.inputs = graph.inputs().stream().map(Node::name).toList();
        this.outputs = graph.outputs().stream().map(Output::name).toList();
    }

    /**
     * <pre>
     * private static final Ports PORTS = new Ports(
     *         List.of(new Ports.Port("image", 1, 784), new Ports.Port("numbers", 5, 1)), List.of(...));
     * </pre>
     *
     * @param shapes of the outputs, as they lie in the evaluation of one example
     */
    FieldSpec ports(List<Shape> shapes) {
        List<Shape> read = graph.inputs().stream().map(Node::shape).toList();
        return FieldSpec.builder(Types.PORTS, "PORTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($L,$W$L)",
                        Types.PORTS,
                        ports(inputs, read, i -> ""),
                        ports(outputs, shapes, this::ofPixels))
                .build();
    }

    private String ofPixels(int output) {
        return LossWriter.ofPixels(graph.outputs().get(output));
    }

    private static CodeBlock ports(List<String> names, List<Shape> shapes, IntFunction<String> suffix) {
        List<CodeBlock> ports = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ports.add(CodeBlock.of(
                    "new $T($S, $L, $L)" + suffix.apply(i),
                    Types.PORTS.nestedClass("Port"),
                    names.get(i),
                    shapes.get(i).channels(),
                    shapes.get(i).positions()));
        }
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(ports, ",$W"));
    }

    // ---- training ----

    /**
     * <pre>
     * public static final class Training extends MultiTraining&lt;Net, StepTargets&gt; {
     *   public TrainPass&lt;Net&gt; forwardTrain(float[] image, float[] numbers) { ... }
     *   public Loss&lt;Net&gt; loss(TrainPass&lt;Net&gt; pass, int[] digit, float[] size) { ... }
     *   public float trainStep(float[] image, float[] numbers, int[] digit, float[] size) { ... }
     * }
     * </pre>
     */
    TypeSpec training() {
        TypeName targets = targets();
        ClassName run = compiled.nestedClass(RUN);
        TypeSpec.Builder type = TypeSpec.classBuilder("Training")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Trains the network; see {@link $T}.\n", Types.MULTI_TRAINING)
                .superclass(ParameterizedTypeName.get(Types.MULTI_TRAINING, network, targets))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(run, "run")
                        .addStatement("super(run)")
                        .build());
        if (outputs.size() > 1) {
            type.addField(FieldSpec.builder(targets, "targets", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T($L)", targets, emptyTargets())
                    .build());
        }
        Signature forward = new Signature();
        type.addMethod(forward.begin("forwardTrain", pass())
                .addJavadoc("Forward pass with dropout on and batch statistics, of rows of $L.\n", rows())
                .addCode(forward.setInputs())
                .addStatement("return forwardPass()")
                .build());
        Signature loss = new Signature("pass");
        type.addMethod(open("loss", ParameterizedTypeName.get(Types.LOSS, network))
                .addJavadoc("The weighted sum of the losses of a pass.\n")
                .addParameter(pass(), "pass")
                .addParameters(loss.targets())
                .addCode(loss.setTargets())
                .addStatement("return lossOf(pass, $L)", loss.given())
                .build());
        Signature step = new Signature();
        type.addMethod(step.begin("trainStep", TypeName.FLOAT)
                .addJavadoc(
                        "A whole step, in memory that is there already; returns the weighted sum of the mean losses.\n")
                .addParameters(step.targets())
                .addCode(step.setInputs())
                .addCode(step.setTargets())
                .addStatement("return step($L)", step.given())
                .build());
        return type.build();
    }

    private TypeName pass() {
        return ParameterizedTypeName.get(Types.TRAIN_PASS, network);
    }

    private String emptyTargets() {
        return graph.outputs().stream()
                .map(o -> LossWriter.targets(o).equals(Types.INTS) ? "new int[0]" : "new float[0]")
                .collect(Collectors.joining(", "));
    }

    /** The class of the targets; only where there are several outputs. */
    TypeSpec targetsType() {
        TypeSpec.Builder type = TypeSpec.classBuilder(TARGETS)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The targets of a step; the arrays are not copied.\n");
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
        for (Output o : graph.outputs()) {
            type.addField(LossWriter.targets(o), o.name(), Modifier.PRIVATE);
            constructor.addParameter(LossWriter.targets(o), o.name()).addStatement("this.$L = $L", o.name(), o.name());
        }
        return type.addMethod(constructor.build()).build();
    }

    /**
     * <pre>
     * public static Examples&lt;StepTargets&gt; examples(Rows image, Rows numbers, int[] digit, float[] size) {
     *   return Examples.of(PORTS, new Rows[] {image, numbers}, new Object[] {digit, size},
     *           columns -&gt; new StepTargets((int[]) columns[0], (float[]) columns[1]));
     * }
     * </pre>
     */
    private MethodSpec examples() {
        Signature s = new Signature("columns");
        List<CodeBlock> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            columns.add(CodeBlock.of(
                    "($T) columns[$L]", LossWriter.targets(graph.outputs().get(i)), i));
        }
        CodeBlock all = CodeBlock.join(columns, ", ");
        return open("examples", ParameterizedTypeName.get(Types.EXAMPLES, targets()))
                .addModifiers(Modifier.STATIC)
                .addJavadoc(
                        "Examples for a trainer or a score: rows of $L, and targets. Arrays are not copied.\n", rows())
                .addParameters(inputs.stream()
                        .map(i -> ParameterSpec.builder(Types.ROWS, s.name(i)).build())
                        .toList())
                .addParameters(s.targets())
                .addStatement(
                        "return $T.of(PORTS,$Wnew $T[] {$L},$Wnew $T[] {$L},$Wcolumns -> $L)",
                        Types.EXAMPLES,
                        Types.ROWS,
                        inputs.stream().map(s::name).collect(Collectors.joining(", ")),
                        Object.class,
                        outputs.stream().map(s::name).collect(Collectors.joining(", ")),
                        outputs.size() == 1 ? all : CodeBlock.of("new $T($L)", compiled.nestedClass(TARGETS), all))
                .build();
    }

    /** What a step takes as its targets. */
    private TypeName targets() {
        return outputs.size() == 1 ? LossWriter.targets(graph.outputs().getFirst()) : compiled.nestedClass(TARGETS);
    }

    // ---- evaluation ----

    /** Adds forwardEval and its kin. */
    void addPasses(TypeSpec.Builder type, boolean hasNoise) {
        boolean isOne = outputs.size() == 1;
        Signature forward = new Signature();
        type.addMethod(forward.begin("forwardEval", isOne ? Types.EVAL_RESULT : compiled.nestedClass(OUTPUTS))
                .addJavadoc("Evaluates examples, rows of $L; any number of threads may.\n", rows())
                .addCode(results(Types.EVAL_RESULT, OUTPUTS, "eval.forwardEvalAll(" + forward.setter() + ")"))
                .build());
        type.addMethod(open("forwardEval", isOne ? Types.EVAL_RESULT : compiled.nestedClass(OUTPUTS))
                .addJavadoc(
                        "As the other, of inputs that are set in their order, from bytes or segments too: {@code batch -> batch.set(0, ...)}.\n")
                .addParameter(Types.BATCH_SOURCE, "inputs")
                .addCode(results(Types.EVAL_RESULT, OUTPUTS, "eval.forwardEvalAll(inputs)"))
                .build());
        type.addMethod(examples());
        if (isOne) {
            Signature predict = new Signature();
            type.addMethod(predict.begin("predict", TypeName.INT)
                    .addJavadoc("The class of one example: the feature with the greatest output.\n")
                    .addStatement("return eval.predictAll($L)", predict.setter())
                    .build());
        } else {
            type.addType(results(OUTPUTS, Types.EVAL_RESULT, "What the network says of some examples, by output."));
        }
        type.addMethod(open("evaluator", compiled.nestedClass(EVALUATOR))
                .addJavadoc("Evaluates in memory of its own, which it reuses: one for each thread.\n")
                .addParameter(TypeName.INT, "maxBatch")
                .addStatement("return new $T(eval, maxBatch)", compiled.nestedClass(EVALUATOR))
                .build());
        if (hasNoise) {
            Signature mc = new Signature("samples", "seed");
            type.addMethod(mc.begin("forwardMc", isOne ? Types.MC_RESULT : compiled.nestedClass(MC_OUTPUTS))
                    .addJavadoc("Samples the outputs with dropout on and everything else as in evaluation.\n")
                    .addParameter(TypeName.INT, "samples")
                    .addParameter(TypeName.LONG, "seed")
                    .addCode(results(
                            Types.MC_RESULT, MC_OUTPUTS, "eval.forwardMcAll(samples, seed, " + mc.setter() + ")"))
                    .build());
            Signature shared = new Signature("samples", "seed", "masks");
            type.addMethod(shared.begin("forwardMc", isOne ? Types.MC_RESULT : compiled.nestedClass(MC_OUTPUTS))
                    .addJavadoc("As the other, and says whether examples share their masks.\n")
                    .addParameter(TypeName.INT, "samples")
                    .addParameter(TypeName.LONG, "seed")
                    .addParameter(Types.MC_MASKS, "masks")
                    .addCode(results(
                            Types.MC_RESULT,
                            MC_OUTPUTS,
                            "eval.forwardMcAll(samples, seed, masks, " + shared.setter() + ")"))
                    .build());
            if (!isOne) {
                type.addType(results(MC_OUTPUTS, Types.MC_RESULT, "Samples of the network's outputs, by output."));
            }
        }
    }

    private CodeBlock results(ClassName each, String together, String call) {
        if (outputs.size() == 1) {
            return CodeBlock.builder().addStatement("return $L[0]", call).build();
        }
        CodeBlock.Builder code = CodeBlock.builder().addStatement("$T[] results = $L", each, call);
        String all = IntStream.range(0, outputs.size())
                .mapToObj(i -> "results[" + i + "]")
                .collect(Collectors.joining(", "));
        return code.addStatement("return new $T($L)", compiled.nestedClass(together), all)
                .build();
    }

    private TypeSpec results(String name, TypeName each, String javadoc) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        outputs.forEach(o -> components.addParameter(each, o));
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", javadoc)
                .recordConstructor(components.build())
                .build();
    }

    /**
     * <pre>
     * public static final class BatchEvaluator extends MultiEvaluator {
     *   public void evaluate(float[] image, float[] numbers, float[] digit, float[] size) { ... }
     * </pre>
     */
    TypeSpec evaluator() {
        Signature s = new Signature();
        CodeBlock.Builder code = CodeBlock.builder().add(s.setInputs());
        List<ParameterSpec> to = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            to.add(ParameterSpec.builder(Types.FLOATS, s.name(outputs.get(i))).build());
            code.addStatement("output($L, $L)", i, s.name(outputs.get(i)));
        }
        return TypeSpec.classBuilder(EVALUATOR)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Evaluates the network; see {@link $T}.\n", Types.MULTI_EVALUATOR)
                .superclass(Types.MULTI_EVALUATOR)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(compiled.nestedClass("Eval"), "engine")
                        .addParameter(TypeName.INT, "maxBatch")
                        .addStatement("super(engine, maxBatch)")
                        .build())
                .addMethod(s.begin("evaluate", TypeName.VOID)
                        .addJavadoc("Evaluates rows of $L into arrays with room for the outputs.\n", rows())
                        .addParameters(to)
                        .addCode(code.addStatement("evaluateInto()").build())
                        .build())
                .build();
    }

    /** {@code image (784 numbers) and numbers (5)}. */
    private String rows() {
        return graph.inputs().stream()
                .map(n -> n.name() + " (" + n.shape().size() + ")")
                .collect(Collectors.joining(", "));
    }

    private static MethodSpec.Builder open(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returns);
    }

    /** The parameters of one method. */
    private final class Signature {

        private final NameAllocator names = new NameAllocator();

        Signature(String... taken) {
            List.of("targets", "results", "eval", "batch").forEach(names::newName);
            List.of(taken).forEach(names::newName);
            inputs.forEach(i -> names.newName(i, i));
            outputs.forEach(o -> names.newName(o, o));
        }

        String name(String node) {
            return names.get(node);
        }

        MethodSpec.Builder begin(String method, TypeName returns) {
            MethodSpec.Builder builder = open(method, returns);
            graph.inputs()
                    .forEach(n ->
                            builder.addParameter(n.shape().isTokens() ? Types.INTS : Types.FLOATS, name(n.name())));
            return builder;
        }

        /** {@code batch -> batch.set(0, image).set(1, numbers)}. */
        String setter() {
            return IntStream.range(0, inputs.size())
                    .mapToObj(i -> ".set(" + i + ", " + name(inputs.get(i)) + ")")
                    .collect(Collectors.joining("", "batch -> batch", ""));
        }

        List<ParameterSpec> targets() {
            return graph.outputs().stream()
                    .map(o -> ParameterSpec.builder(LossWriter.targets(o), name(o.name()))
                            .build())
                    .toList();
        }

        CodeBlock setInputs() {
            CodeBlock.Builder code = CodeBlock.builder();
            for (int i = 0; i < inputs.size(); i++) {
                code.addStatement("input($L, $L)", i, name(inputs.get(i)));
            }
            return code.build();
        }

        CodeBlock setTargets() {
            CodeBlock.Builder code = CodeBlock.builder();
            if (outputs.size() > 1) {
                outputs.forEach(o -> code.addStatement("targets.$L = $L", o, name(o)));
            }
            return code.build();
        }

        String given() {
            return outputs.size() == 1 ? name(outputs.getFirst()) : "targets";
        }
    }
}
