package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The part of a stub that depends on how many inputs and outputs a network has, where it has several. */
final class MultiStub {

    private static final ClassName EVAL_RESULT = ClassName.get("synapt", "EvalResult");
    private static final ClassName MC_RESULT = ClassName.get("synapt", "McResult");

    private final ClassName self;
    private final TypeName network;
    private final List<ParameterSpec> inputs;
    private final List<ParameterSpec> targets;

    /**
     * @param inputs  rows of each input, named after it
     * @param targets targets of each output, named after it
     */
    MultiStub(ClassName self, TypeName network, List<ParameterSpec> inputs, List<ParameterSpec> targets) {
        this.self = self;
        this.network = network;
        this.inputs = inputs;
        this.targets = targets;
    }

    void addTo(TypeSpec.Builder stub) {
        boolean isOne = targets.size() == 1;
        stub.addMethod(
                StubWriter.throwing(StubWriter.open("forwardEval", isOne ? EVAL_RESULT : self.nestedClass("Outputs"))
                        .addParameters(inputs)));
        stub.addMethod(
                StubWriter.throwing(StubWriter.open("forwardMc", isOne ? MC_RESULT : self.nestedClass("McOutputs"))
                        .addParameters(inputs)
                        .addParameter(int.class, "samples_")
                        .addParameter(long.class, "seed_")));
        stub.addMethod(
                StubWriter.throwing(StubWriter.open("forwardMc", isOne ? MC_RESULT : self.nestedClass("McOutputs"))
                        .addParameters(inputs)
                        .addParameter(int.class, "samples_")
                        .addParameter(long.class, "seed_")
                        .addParameter(ClassName.get("synapt", "McMasks"), "masks_")));
        ClassName rows = ClassName.get("synapt.train", "Rows");
        TypeName any = isOne ? targets.getFirst().type() : ClassName.get(Object.class);
        stub.addMethod(StubWriter.throwing(StubWriter.open(
                        "examples", ParameterizedTypeName.get(ClassName.get("synapt.train", "Examples"), any))
                .addModifiers(Modifier.STATIC)
                .addParameters(inputs.stream()
                        .map(i -> ParameterSpec.builder(rows, i.name()).build())
                        .toList())
                .addParameters(targets)));
        stub.addMethod(StubWriter.throwing(
                StubWriter.open("evaluator", self.nestedClass("BatchEvaluator")).addParameter(int.class, "maxBatch")));
        if (isOne) {
            stub.addMethod(
                    StubWriter.throwing(StubWriter.open("predict", TypeName.INT).addParameters(inputs)));
        } else {
            stub.addType(results("Outputs", EVAL_RESULT)).addType(results("McOutputs", MC_RESULT));
        }
        List<ParameterSpec> rooms = targets.stream()
                .map(t -> ParameterSpec.builder(float[].class, t.name()).build())
                .toList();
        stub.addType(part("BatchEvaluator", ClassName.get("synapt", "MultiEvaluator"), "super(null, 0)")
                .addMethod(StubWriter.throwing(StubWriter.open("evaluate", TypeName.VOID)
                        .addParameters(inputs)
                        .addParameters(rooms)))
                .build());
        TypeName pass = ParameterizedTypeName.get(ClassName.get("synapt", "TrainPass"), network);
        stub.addType(part(
                        "Training",
                        ParameterizedTypeName.get(ClassName.get("synapt", "MultiTraining"), network, any),
                        "super(null)")
                .addMethod(StubWriter.throwing(
                        StubWriter.open("forwardTrain", pass).addParameters(inputs)))
                .addMethod(StubWriter.throwing(
                        StubWriter.open("loss", ParameterizedTypeName.get(ClassName.get("synapt", "Loss"), network))
                                .addParameter(pass, "pass_")
                                .addParameters(targets)))
                .addMethod(StubWriter.throwing(StubWriter.open("trainStep", TypeName.FLOAT)
                        .addParameters(
                                Stream.concat(inputs.stream(), targets.stream()).toList())))
                .build());
    }

    private TypeSpec results(String name, ClassName each) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        targets.forEach(t -> components.addParameter(each, t.name()));
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .build();
    }

    private static TypeSpec.Builder part(String name, TypeName superclass, String construct) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.ABSTRACT)
                .superclass(superclass)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement(construct)
                        .build());
    }
}
