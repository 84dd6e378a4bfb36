package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import synapt.processor.read.NetworkReader;
import synapt.processor.read.NodeMethods;
import synapt.processor.read.WellFormed;

/**
 * Writes a class with the signatures of a network that could not be compiled: what uses it compiles, so that our messages are not
 * buried under "cannot find symbol". It never comes to run, as the messages are errors.
 */
public final class StubWriter {

    private static final ClassName TRAINING_RUN = ClassName.get("synapt", "TrainingRun");
    private static final ClassName EVALUATOR = ClassName.get("synapt", "Evaluator");

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
        stub.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        signatures(stub, self);
        stub.addType(nested("Training", ParameterizedTypeName.get(TRAINING_RUN, network)));
        stub.addType(nested("Evaluator", EVALUATOR));
        return JavaFile.builder(packageName, stub.build()).skipJavaLangImports(true).indent("    ").build();
    }

    /** Whether a class can extend it without an error of its own. */
    private static boolean isExtensible(TypeElement type, List<ExecutableElement> nodes) {
        boolean suitable = type.getKind() == ElementKind.INTERFACE
                || type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT);
        return suitable
                && type.getTypeParameters().isEmpty()
                && !type.getModifiers().contains(Modifier.PRIVATE)
                && !type.getModifiers().contains(Modifier.SEALED)
                && nodes.stream().allMatch(n -> WellFormed.exists(n.getReturnType()));
    }

    private static void signatures(TypeSpec.Builder stub, ClassName self) {
        stub.addMethod(throwing(open("create", self).addModifiers(Modifier.STATIC).addParameter(long.class, "seed")));
        stub.addMethod(throwing(open("create", self)
                .addModifiers(Modifier.STATIC)
                .addParameter(long.class, "seed")
                .addParameter(ClassName.get("synapt", "Backend"), "backend")));
        stub.addMethod(throwing(open("load", self)
                .addModifiers(Modifier.STATIC)
                .addParameter(Path.class, "path")
                .addException(IOException.class)));
        stub.addMethod(throwing(open("save", TypeName.VOID).addParameter(Path.class, "path").addException(IOException.class)));
        stub.addMethod(throwing(open("training", self.nestedClass("Training"))
                .addParameter(ClassName.get("synapt.train", "Optimizer"), "optimizer")
                .addParameter(int.class, "maxBatch")));
        stub.addMethod(throwing(open("forwardEval", ClassName.get("synapt", "EvalResult")).addParameter(float[].class, "inputs")));
        stub.addMethod(throwing(open("forwardMc", ClassName.get("synapt", "McResult"))
                .addParameter(float[].class, "inputs")
                .addParameter(int.class, "samples")
                .addParameter(long.class, "seed")));
        stub.addMethod(throwing(open("predict", TypeName.INT).addParameter(float[].class, "input")));
        stub.addMethod(throwing(open("evaluator", self.nestedClass("Evaluator")).addParameter(int.class, "maxBatch")));
        for (String text : List.of("summary", "dot", "mermaid")) {
            stub.addMethod(throwing(open(text, ClassName.get(String.class)).addModifiers(Modifier.STATIC)));
        }
    }

    private static TypeSpec nested(String name, TypeName superclass) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(superclass)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .build();
    }

    private static MethodSpec.Builder open(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returns);
    }

    private static MethodSpec throwing(MethodSpec.Builder method) {
        return method.addStatement("throw new $T($S)", UnsupportedOperationException.class, "the network has errors").build();
    }
}
