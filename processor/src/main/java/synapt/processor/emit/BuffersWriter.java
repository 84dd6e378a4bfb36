package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import synapt.processor.plan.Buffer;
import synapt.processor.plan.MemoryPlan;

/** Writes the class that names the buffers of a task. */
final class BuffersWriter {

    /** What the buffers are for. */
    enum Pass {
        TRAINING("training"),
        EVALUATION("evaluation"),
        SINGLE("the evaluation of one example");

        private final String text;

        Pass(String text) {
            this.text = text;
        }
    }

    private BuffersWriter() {}

    /**
     * <pre>
     * private static final class TrainBuffers extends Workspace {
     *   static final long ELEMENTS = 190_000;
     *   /&#42;&#42; Used by steps 0 to 14. &#42;/
     *   final MemorySegment conv1 = buffer(0, 75264);
     * </pre>
     */
    static TypeSpec write(ClassName name, MemoryPlan plan, List<Buffer> outputs, Pass pass) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "One task's buffers in $L. Offsets and sizes are elements of one block of 16 examples;\n",
                        pass.text)
                .addJavadoc("buffers that are never needed at the same time share memory.\n")
                .superclass(Types.WORKSPACE)
                .addField(
                        FieldSpec.builder(TypeName.LONG, "ELEMENTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("$LL", plan.elements())
                                .build());
        Map<String, List<FieldSpec>> fields = new LinkedHashMap<>(Map.of("", new ArrayList<>()));
        for (MemoryPlan.Place place : plan.places().values()) {
            fields.computeIfAbsent(place.buffer().home(), any -> new ArrayList<>())
                    .add(FieldSpec.builder(
                                    Types.MEMORY_SEGMENT, place.buffer().name(), Modifier.PRIVATE, Modifier.FINAL)
                            .addJavadoc("Steps $L to $L.", place.first(), place.last())
                            .initializer(
                                    "buffer($LL, $LL)",
                                    place.offset(),
                                    place.buffer().elements())
                            .build());
        }
        fields.forEach((home, some) -> {
            if (home.isEmpty()) {
                type.addFields(some);
            } else {
                type.addField(FieldPool.instance(home)).addType(FieldPool.inner(home, some));
            }
        });
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Types.KERNELS, "k")
                .addParameter(TypeName.INT, "blocks");
        if (pass == Pass.TRAINING) {
            constructor.addParameter(TypeName.BOOLEAN, "apart").addStatement("super(k, ELEMENTS, blocks, apart)");
        } else {
            constructor.addStatement("super(k, ELEMENTS, blocks)");
        }
        type.addMethod(constructor.build())
                .addMethod(MethodSpec.methodBuilder("output")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(Types.MEMORY_SEGMENT)
                        .addStatement("return $L", outputs.getFirst().path())
                        .build());
        if (outputs.size() > 1) {
            CodeBlock.Builder which =
                    CodeBlock.builder().add("return switch (i) {\n").indent();
            for (int i = 0; i < outputs.size(); i++) {
                which.add(
                        i + 1 < outputs.size() ? "case " + i + " -> $L;\n" : "default -> $L;\n",
                        outputs.get(i).path());
            }
            type.addMethod(MethodSpec.methodBuilder("output")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .addParameter(TypeName.INT, "i")
                    .returns(Types.MEMORY_SEGMENT)
                    .addCode(which.unindent().add("};\n").build())
                    .build());
        }
        return type.build();
    }
}
