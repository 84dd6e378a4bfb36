package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.read.Mirror;
import synapt.processor.read.Names;
import synapt.processor.read.NetworkReader;
import synapt.processor.read.NodeMethods;
import synapt.processor.read.WellFormed;
import synapt.processor.report.Position;

/**
 * Writes a class with the signatures of a network that could not be compiled: what uses it compiles, so that our messages are not
 * buried under "cannot find symbol". It never comes to run, as the messages are errors.
 */
public final class StubWriter {

    private static final ClassName TRAINING_RUN = ClassName.get("synapt", "TrainingRun");
    private static final ClassName WORKSPACE = ClassName.get("synapt", "Workspace");
    private static final ClassName PARAMETERS = ClassName.get("synapt", "Parameters");
    private static final ClassName BACKEND = ClassName.get("synapt", "Backend");
    private static final ClassName EVAL_RESULT = ClassName.get("synapt", "EvalResult");
    private static final ClassName MEMORY_FORECAST = ClassName.get("synapt", "MemoryForecast");
    private static final ClassName OPTIMIZER = ClassName.get("synapt.train", "Optimizer");
    private static final List<String> TEXTS =
            List.of("summary", "dot", "dotTrain", "dotEval", "mermaid", "mermaidTrain", "mermaidEval", "memoryPlan");

    /** Losses whose targets are class numbers. */
    private static final List<String> LABELLED = List.of("CROSS_ENTROPY", "NLL");

    private final Elements elements;

    public StubWriter(Elements elements) {
        this.elements = elements;
    }

    public JavaFile write(TypeElement type) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        ClassName self = ClassName.get(packageName, "Compiled" + NetworkReader.joinedName(type));
        List<ExecutableElement> nodes = NodeMethods.of(type, elements);
        boolean extended = isExtensible(type, nodes);
        TypeName network = extended ? ClassName.get(type) : self;
        TypeSpec.Builder stub = TypeSpec.classBuilder(self)
                .addJavadoc("A stub: $T has errors, which the compiler reports.\n", network)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addOriginatingElement(type);
        if (extended) {
            if (type.getKind() == ElementKind.INTERFACE) {
                stub.addSuperinterface(network);
            } else {
                stub.superclass(network);
            }
            nodes.forEach(node -> stub.addMethod(throwing(MethodSpec.overriding(node))));
        }
        stub.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        signatures(stub, self);
        List<ParameterSpec> inputs = inputs(type, nodes);
        List<ParameterSpec> targets = targets(nodes);
        boolean isMulti = inputs.size() > 1 || targets.size() > 1;
        if (isMulti) {
            new MultiStub(self, network, inputs, targets).addTo(stub);
        } else {
            evaluation(stub);
        }
        for (String text : TEXTS) {
            if (nodes.stream().noneMatch(n -> n.getSimpleName().contentEquals(text))) {
                stub.addMethod(throwing(open(text, ClassName.get(String.class)).addModifiers(Modifier.STATIC)));
            }
        }
        if (!isMulti) {
            TypeName wanted = targets.getFirst().type();
            stub.addType(training(ParameterizedTypeName.get(TRAINING_RUN, network, wanted, WORKSPACE)));
        }
        return JavaFile.builder(packageName, stub.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    /** Whether a class can extend it without an error of its own. */
    private static boolean isExtensible(TypeElement type, List<ExecutableElement> nodes) {
        boolean suitable = type.getKind() == ElementKind.INTERFACE
                || type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT);
        return suitable
                && type.getTypeParameters().isEmpty()
                && !isHidden(type)
                && !type.getModifiers().contains(Modifier.SEALED)
                && nodes.stream().allMatch(n -> WellFormed.exists(n.getReturnType()));
    }

    private static boolean isHidden(@Nullable Element type) {
        return type instanceof TypeElement
                && (type.getModifiers().contains(Modifier.PRIVATE) || isHidden(type.getEnclosingElement()));
    }

    /** The rows of each input, as far as they can be known. */
    private List<ParameterSpec> inputs(TypeElement type, List<ExecutableElement> nodes) {
        List<ParameterSpec> inputs = new ArrayList<>();
        for (ExecutableElement node : nodes) {
            Mirror input = Mirror.of(node, Names.INPUT, Position.of("", node), elements);
            if (input.isPresent()) {
                inputs.add(
                        ParameterSpec.builder(rows(input), node.getSimpleName().toString())
                                .build());
            }
        }
        return inputs.isEmpty()
                ? List.of(ParameterSpec.builder(
                                rows(Mirror.of(type, Names.NETWORK, Position.of("", type), elements)), "input")
                        .build())
                : inputs;
    }

    private static Class<?> rows(Mirror input) {
        return input.isPresent() && input.isReadable() && input.isSet("tokens") ? int[].class : float[].class;
    }

    /** The targets of each output, as far as they can be known. */
    private List<ParameterSpec> targets(List<ExecutableElement> nodes) {
        List<ParameterSpec> targets = new ArrayList<>();
        for (ExecutableElement node : nodes) {
            Mirror output = Mirror.of(node, Names.OUTPUT, Position.of("", node), elements);
            Mirror input = Mirror.of(node, Names.INPUT, Position.of("", node), elements);
            if (output.isPresent() && !input.isPresent()) { // a name can be one parameter only
                boolean isClasses = !output.isReadable()
                        || LABELLED.contains(output.constant("loss").value());
                targets.add(ParameterSpec.builder(
                                isClasses ? int[].class : float[].class,
                                node.getSimpleName().toString())
                        .build());
            }
        }
        return targets.isEmpty()
                ? List.of(ParameterSpec.builder(int[].class, "labels").build())
                : targets;
    }

    private static void signatures(TypeSpec.Builder stub, ClassName self) {
        for (boolean withBackend : new boolean[] {false, true}) {
            MethodSpec.Builder create =
                    open("create", self).addModifiers(Modifier.STATIC).addParameter(long.class, "seed");
            MethodSpec.Builder load = open("load", self)
                    .addModifiers(Modifier.STATIC)
                    .addParameter(Path.class, "file")
                    .addException(IOException.class);
            if (withBackend) {
                create.addParameter(BACKEND, "backend");
                load.addParameter(BACKEND, "backend");
            }
            stub.addMethod(throwing(create)).addMethod(throwing(load));
        }
        stub.addMethod(throwing(open("save", TypeName.VOID)
                        .addParameter(Path.class, "file")
                        .addException(IOException.class)))
                .addMethod(throwing(open("parameters", PARAMETERS)));
        for (boolean withSeed : new boolean[] {false, true}) {
            MethodSpec.Builder training = open("training", self.nestedClass("Training"))
                    .addParameter(OPTIMIZER, "optimizer")
                    .addParameter(int.class, "maxBatch");
            stub.addMethod(throwing(withSeed ? training.addParameter(long.class, "noiseSeed") : training));
        }
        stub.addMethod(throwing(open("trainingMemory", MEMORY_FORECAST)
                        .addParameter(OPTIMIZER, "optimizer")
                        .addParameter(int.class, "maxBatch")))
                .addMethod(throwing(open("evaluatorMemory", MEMORY_FORECAST).addParameter(int.class, "maxBatch")));
    }

    private static void evaluation(TypeSpec.Builder stub) {
        stub.addMethod(throwing(open("forwardEval", EVAL_RESULT).addParameter(float[].class, "inputs")))
                .addMethod(throwing(open("forwardEval", EVAL_RESULT).addParameter(int[].class, "tokens")))
                .addMethod(throwing(open("forwardEval", EVAL_RESULT).addParameter(MemorySegment.class, "inputs")))
                .addMethod(throwing(open("forwardEval", EVAL_RESULT)
                        .addParameter(byte[].class, "inputs")
                        .addParameter(ClassName.get("synapt.data", "Normalization"), "normalization")))
                .addMethod(throwing(open("forwardMc", ClassName.get("synapt", "McResult"))
                        .addParameter(float[].class, "inputs")
                        .addParameter(int.class, "samples")
                        .addParameter(long.class, "seed")))
                .addMethod(throwing(open("forwardMc", ClassName.get("synapt", "McResult"))
                        .addParameter(int[].class, "tokens")
                        .addParameter(int.class, "samples")
                        .addParameter(long.class, "seed")))
                .addMethod(throwing(open("predict", TypeName.INT).addParameter(float[].class, "input")))
                .addMethod(throwing(open("predict", TypeName.INT).addParameter(int[].class, "tokens")))
                .addMethod(throwing(
                        open("evaluator", ClassName.get("synapt", "Evaluator")).addParameter(int.class, "maxBatch")));
    }

    /** Abstract, so that it need not know what it would have to implement. */
    private static TypeSpec training(TypeName superclass) {
        return TypeSpec.classBuilder("Training")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.ABSTRACT)
                .superclass(superclass)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(null, null, null, 0, 0)")
                        .build())
                .build();
    }

    static MethodSpec.Builder open(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returns);
    }

    static MethodSpec throwing(MethodSpec.Builder method) {
        return method.addStatement("throw new $T($S)", UnsupportedOperationException.class, "the network has errors")
                .build();
    }
}
