package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the nested class that counts the memory of training and evaluation before any is taken. */
final class MemoryWriter {

    static final String NAME = "Memory";

    /** What initialisers of fields call to get memory, in the runtime's classes and in what counts there. */
    private static final Set<String> ALLOCATING = Set.of("packed", "panels", "buffer", "batchBuffer", "table");

    private MemoryWriter() {}

    /** Whether an initialiser gets memory for its field. */
    static boolean allocates(CodeBlock initializer) {
        String text = initializer.toString();
        int call = text.indexOf('(');
        return call > 0 && ALLOCATING.contains(text.substring(0, call));
    }

    /**
     * <pre>
     * private static final class Memory extends NetworkMemory {
     *   protected void training() {
     *     packed(CONV1_WEIGHTS.length());
     *     ...
     * </pre>
     *
     * @param single the class with the buffers of one example; empty where there is none
     */
    static TypeSpec write(
            ClassName compiled,
            String single,
            List<CodeBlock> training,
            List<CodeBlock> evaluation,
            List<String> maps,
            Room room) {
        TypeSpec.Builder type = TypeSpec.classBuilder(compiled.nestedClass(NAME))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Counts what training and evaluation take, by the calls that take it.\n")
                .superclass(Types.NETWORK_MEMORY)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement(
                                "super(PARAMETERS, TRAIN_PLAN, EVAL_PLAN, TrainBuffers.ELEMENTS,$WEvalBuffers.ELEMENTS, $L)",
                                single.isEmpty() ? "0" : single + ".ELEMENTS")
                        .build());
        MethodPool methods = new MethodPool(NAME, type, room).withoutKernels();
        MethodSize.addStatements(methods, Hook.of("training", TypeName.VOID), training);
        MethodSize.addStatements(methods, Hook.of("evaluation", TypeName.VOID), evaluation);
        List<CodeBlock> counts =
                maps.stream().map(m -> CodeBlock.of("map($L)", m)).toList();
        MethodSize.addStatements(methods, Hook.of("maps", TypeName.VOID), counts);
        methods.close();
        return type.build();
    }
}
