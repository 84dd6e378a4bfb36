package synapt.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.NetworkModel;
import synapt.processor.graph.Node;
import synapt.processor.op.NoiseRate;
import synapt.processor.plan.Lowering;

/** Writes the class that a network is compiled to. */
public final class NetworkWriter {

    private final NetworkModel model;
    private final Room room;
    private final ClassName compiled;
    private final TypeName network;
    private final Graph train;
    private final ConstantPool constants;
    private final Ties ties;
    private final TensorPool tensors;
    private final BlockWriter blocks;
    private final TrainWriter trainWriter;
    private final EvalWriter evalWriter;
    private final MultiWriter multi;
    private final boolean hasNoise;
    private final List<Node> adjustable;

    private NetworkWriter(NetworkModel model, Room room) {
        this.model = model;
        this.room = room;
        this.constants = new ConstantPool(room);
        this.compiled = ClassName.get(model.packageName(), model.compiledName());
        this.network = ClassName.get(model.type());
        this.train = Lowering.train(model.graph());
        this.ties = new Ties(train);
        AccessorWriter layers = new AccessorWriter(model.graph());
        this.blocks = new BlockWriter(compiled, layers);
        this.tensors = new TensorPool(layers(layers), ties, room);
        this.hasNoise = Lowering.hasNoise(model.graph());
        this.adjustable = train.nodes().stream()
                .filter(n -> n.op().rates().stream().anyMatch(NoiseRate::isAdjustable))
                .toList();
        this.trainWriter =
                new TrainWriter(train, network, compiled, new TrainBuilder(train, ties, constants, tensors, room));
        EvalBuilder eval = new EvalBuilder(train, constants, tensors, room);
        if (!Lowering.hasSingleLayout(model.graph())) {
            eval.noSingle();
        }
        this.multi = new MultiWriter(train, compiled, network);
        this.evalWriter = new EvalWriter(train, compiled, eval, hasNoise);
    }

    /**
     * The compiled class of a network.
     *
     * @param version the processor's version, which the runtime's must equal
     */
    public static JavaFile write(NetworkModel model, String version) {
        return write(model, version, Room.USUAL);
    }

    /** As above, where classes and methods are split by another measure. */
    public static JavaFile write(NetworkModel model, String version, Room room) {
        return new NetworkWriter(model, room).file(version);
    }

    private List<TensorPool.Layer> layers(AccessorWriter layers) {
        return Stream.concat(
                        model.accessors().stream()
                                .map(a -> new TensorPool.Layer(
                                        a.name(), AccessorWriter.type(a), layers.creation(a, a.name()))),
                        model.blocks().stream()
                                .map(b -> new TensorPool.Layer(b.name(), BlockWriter.type(b), blocks.creation(b))))
                .toList();
    }

    private JavaFile file(String version) {
        TypeSpec.Builder type = TypeSpec.classBuilder(compiled)
                .addOriginatingElement(model.type())
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", "synapt.processor.NetworkProcessor")
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("{@link $T}, compiled. Generated from $L.java; edit that file.\n", network, topLevelName())
                .addJavadoc("\n<pre>\n$L</pre>\n", escape(summary()));
        if (model.isInterface()) {
            type.addSuperinterface(network);
        } else {
            type.superclass(network);
        }
        type.addStaticBlock(CodeBlock.builder()
                .addStatement("$T.require($S)", Types.RUNTIME_VERSION, version)
                .build());
        constants.addTo(type);
        ParameterWriter parameters = new ParameterWriter(train, ties, room);
        parameters.addTo(type);
        type.addFields(ports()).addField(trainWriter.planConstant()).addField(evalWriter.planConstant());
        addState(type);
        addFactories(type);
        addPasses(type);
        model.accessors().forEach(a -> type.addMethod(AccessorWriter.method(a, tensors.field(a.name()))));
        model.blocks().forEach(b -> type.addMethod(blocks.method(b, tensors.field(b.name()))));
        DescriptionWriter.addTo(type, model, summary(), trainWriter, evalWriter);
        type.addType(trainWriter.training(Declaration.of(model.graph())))
                .addType(trainWriter.buffersType())
                .addType(evalWriter.engineType())
                .addType(evalWriter.weightsType())
                .addType(evalWriter.buffersType());
        if (train.hasSeveral()) {
            addMulti(type);
        }
        if (evalWriter.hasSingle()) {
            type.addType(evalWriter.singleBuffersType());
        }
        type.addType(MemoryWriter.write(
                compiled,
                evalWriter.single(),
                trainWriter.allocations(),
                evalWriter.allocations(),
                constants.maps(),
                room));
        if (!adjustable.isEmpty()) {
            type.addType(RatesWriter.write(adjustable));
        }
        blocks.types().forEach(type::addType);
        parameters.addHomesTo(type);
        constants.addHomesTo(type);
        return JavaFile.builder(model.packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    private List<FieldSpec> ports() {
        return train.hasSeveral() ? List.of(multi.ports(evalWriter.outputShapes())) : List.of();
    }

    private void addMulti(TypeSpec.Builder type) {
        type.addType(multi.training()).addType(multi.evaluator());
        if (train.outputs().size() > 1) {
            type.addType(multi.targetsType());
        }
    }

    private String topLevelName() {
        return ClassName.get(model.type()).topLevelClassName().simpleName();
    }

    private void addState(TypeSpec.Builder type) {
        type.addField(Types.PARAMETERS, "parameters", Modifier.PRIVATE, Modifier.FINAL)
                .addField(
                        ClassName.get(model.packageName(), model.compiledName(), "Eval"),
                        "eval",
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                .addField(TypeName.LONG, "seed", Modifier.PRIVATE, Modifier.FINAL);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Types.BACKEND, "backend")
                .addParameter(TypeName.LONG, "seed")
                .addStatement("this.parameters = new $T(PARAMETERS, backend)", Types.PARAMETERS)
                .addStatement("this.seed = seed");
        if (!adjustable.isEmpty()) {
            type.addField(FieldSpec.builder(compiled.nestedClass("Rates"), "rates", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new Rates()")
                    .build());
        }
        tensors.declare(type, constructor);
        constructor.addStatement("this.eval = new Eval()");
        type.addMethod(constructor.build());
    }

    private void addFactories(TypeSpec.Builder type) {
        type.addMethod(factory("create", "A network with start values drawn from a seed, on the shared backend.")
                        .addParameter(TypeName.LONG, "seed")
                        .addStatement("return create(seed, $T.shared())", Types.BACKEND)
                        .build())
                .addMethod(factory("create", "A network with start values drawn from a seed.")
                        .addParameter(TypeName.LONG, "seed")
                        .addParameter(Types.BACKEND, "backend")
                        .addStatement("$T net = new $T(backend, seed)", compiled, compiled)
                        .addStatement("net.parameters.initialise(seed)")
                        .addStatement("return net")
                        .build())
                .addMethod(factory(
                                "load",
                                "A network with the weights of a {@code .safetensors} file, on the shared backend.")
                        .addParameter(Types.PATH, "file")
                        .addException(Types.IO_EXCEPTION)
                        .addStatement("return load(file, $T.shared())", Types.BACKEND)
                        .build())
                .addMethod(factory("load", "A network with the weights of a {@code .safetensors} file.")
                        .addParameter(Types.PATH, "file")
                        .addParameter(Types.BACKEND, "backend")
                        .addException(Types.IO_EXCEPTION)
                        .addStatement("$T net = new $T(backend, 0)", compiled, compiled)
                        .addStatement("net.parameters.load(file)")
                        .addStatement("return net")
                        .build())
                .addMethod(MethodSpec.methodBuilder("save")
                        .addJavadoc(
                                "Writes all weights and running statistics to a {@code .safetensors} file, whole or not at all.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(Types.PATH, "file")
                        .addException(Types.IO_EXCEPTION)
                        .addStatement("parameters.save(file)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("parameters")
                        .addJavadoc("All tensors by name, as PyTorch names and lays them out.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(Types.PARAMETERS)
                        .addStatement("return parameters")
                        .build());
    }

    private MethodSpec.Builder factory(String name, String javadoc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(compiled);
    }

    private void addPasses(TypeSpec.Builder type) {
        ClassName training = compiled.nestedClass("Training");
        type.addMethod(MethodSpec.methodBuilder("training")
                        .addJavadoc(
                                "Trains this network in steps of up to {@code maxBatch} examples, with noise from the network's seed.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(training)
                        .addParameter(Types.OPTIMIZER, "optimizer")
                        .addParameter(TypeName.INT, "maxBatch")
                        .addStatement("return training(optimizer, maxBatch, seed)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("training")
                        .addJavadoc("As {@link #training($T, int)}, with noise from another seed.\n", Types.OPTIMIZER)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(training)
                        .addParameter(Types.OPTIMIZER, "optimizer")
                        .addParameter(TypeName.INT, "maxBatch")
                        .addParameter(TypeName.LONG, "noiseSeed")
                        .addStatement(newTraining())
                        .build())
                .addMethod(delegate(
                                "trainingMemory",
                                "What {@code training} takes in memory, parameters included; nothing is allocated.",
                                Types.MEMORY_FORECAST)
                        .addParameter(Types.OPTIMIZER, "optimizer")
                        .addParameter(TypeName.INT, "maxBatch")
                        .addStatement("return eval.trainingMemory(optimizer, maxBatch)")
                        .build())
                .addMethod(delegate(
                                "evaluatorMemory",
                                "What {@code evaluator} takes in memory, parameters included; nothing is allocated.",
                                Types.MEMORY_FORECAST)
                        .addParameter(TypeName.INT, "maxBatch")
                        .addStatement("return eval.evaluatorMemory(maxBatch)")
                        .build());
        if (train.hasSeveral()) {
            multi.addPasses(type, hasNoise);
        } else {
            addEvaluation(type, train.input().shape().isTokens() ? Types.INTS : Types.FLOATS);
        }
        if (!adjustable.isEmpty()) {
            type.addMethod(
                    delegate("rates", "The rates that can be changed between steps.", compiled.nestedClass("Rates"))
                            .addStatement("return rates")
                            .build());
        }
    }

    private CodeBlock newTraining() {
        ClassName training = compiled.nestedClass("Training");
        return train.hasSeveral()
                ? CodeBlock.of(
                        "return new $T(eval.training(optimizer, maxBatch,$W() -> new $T(optimizer, maxBatch, noiseSeed)))",
                        training,
                        compiled.nestedClass(MultiWriter.RUN))
                : CodeBlock.of(
                        "return eval.training(optimizer, maxBatch,$W() -> new $T(optimizer, maxBatch, noiseSeed))",
                        training);
    }

    private void addEvaluation(TypeSpec.Builder type, ArrayTypeName inputs) {
        addForward(type, inputs);
        type.addMethod(delegate(
                        "evaluator",
                        "Evaluates in memory of its own, which it reuses: one for each thread.",
                        Types.EVALUATOR)
                .addParameter(TypeName.INT, "maxBatch")
                .addStatement("return eval.evaluator(maxBatch)")
                .build());
        if (hasNoise) {
            type.addMethod(delegate(
                            "forwardMc",
                            "Samples the output with dropout on and everything else as in evaluation.",
                            Types.MC_RESULT)
                    .addParameter(inputs, "inputs")
                    .addParameter(TypeName.INT, "samples")
                    .addParameter(TypeName.LONG, "seed")
                    .addStatement("return eval.forwardMc(inputs, samples, seed)")
                    .build());
            type.addMethod(delegate(
                            "forwardMc",
                            "As {@code forwardMc(inputs, samples, seed)}, and says whether examples share their masks.",
                            Types.MC_RESULT)
                    .addParameter(inputs, "inputs")
                    .addParameter(TypeName.INT, "samples")
                    .addParameter(TypeName.LONG, "seed")
                    .addParameter(Types.MC_MASKS, "masks")
                    .addStatement("return eval.forwardMc(inputs, samples, seed, masks)")
                    .build());
        }
    }

    /** Of examples as they come: arrays of floats, segments and bytes, or arrays of token ids. */
    private void addForward(TypeSpec.Builder type, ArrayTypeName inputs) {
        boolean areTokens = inputs.equals(Types.INTS);
        type.addMethod(delegate(
                        "forwardEval",
                        "Evaluates examples, [n]["
                                + train.input().shape().size() + "] " + (areTokens ? "token ids" : "numbers")
                                + "; any number of threads may.",
                        Types.EVAL_RESULT)
                .addParameter(inputs, "inputs")
                .addStatement("return eval.forwardEval(inputs)")
                .build());
        if (!areTokens) {
            type.addMethod(delegate(
                                    "forwardEval",
                                    "As {@link #forwardEval(float[])}, from a native segment of floats.",
                                    Types.EVAL_RESULT)
                            .addParameter(Types.MEMORY_SEGMENT, "inputs")
                            .addStatement("return eval.forwardEval(inputs)")
                            .build())
                    .addMethod(delegate(
                                    "forwardEval",
                                    "As {@link #forwardEval(float[])}, from unsigned bytes.",
                                    Types.EVAL_RESULT)
                            .addParameter(Types.BYTES, "inputs")
                            .addParameter(Types.NORMALIZATION, "normalization")
                            .addStatement("return eval.forwardEval(inputs, normalization)")
                            .build());
        }
        type.addMethod(
                delegate("predict", "The class of one example: the feature with the greatest output.", TypeName.INT)
                        .addParameter(inputs, "input")
                        .addStatement("return eval.predict(input)")
                        .build());
    }

    private static MethodSpec.Builder delegate(String name, String javadoc, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    private String summary() {
        return new Describe(model).summary(trainWriter.plan(), evalWriter.plan());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }
}
