package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import synapt.processor.plan.Step;

/** The statements of a pass, in parts: what comes after a part needs all examples to have passed it. */
final class StepList {

    private final List<List<Step>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    private String comment = "";

    /** What the next statement begins. */
    void comment(String text) {
        comment = text;
    }

    void add(String format, Object... args) {
        parts.getLast().add(Step.of(comment, format, args));
        comment = "";
    }

    /** As {@link #add}, for a statement that stands for the latest of another list too: both have what either of them uses. */
    void addBeside(StepList other, String format, Object... args) {
        add(format, args);
        Step step = parts.getLast().removeLast();
        parts.getLast().add(step.alsoUsing(other.parts.getLast().getLast().buffers()));
    }

    void cut() {
        parts.add(new ArrayList<>());
    }

    int parts() {
        return parts.size();
    }

    /** All statements, one part after another. */
    List<Step> all() {
        return parts.stream().flatMap(List::stream).toList();
    }

    /**
     * Adds the parts as a method; where there are several, it has a parameter {@code segment}:
     *
     * <pre>
     * switch (segment) {
     *   case 0 -&gt; {
     *     // conv1: Conv2d(3, 6, kernel 5) -&gt; 6x28x28
     *     k.product(...);
     *   }
     *   ...
     * }
     * </pre>
     */
    void addTo(TypeSpec.Builder type, MethodSpec.Builder header) {
        addTo(type, header, CodeBlock.of(""));
    }

    /** As above, with what declares a local variable. */
    void addTo(TypeSpec.Builder type, MethodSpec.Builder header, CodeBlock prologue) {
        if (parts.size() == 1) {
            MethodSize.add(type, header, prologue, statements(parts.getFirst()));
            return;
        }
        boolean isTooLong = MethodSize.isTooLong(
                parts.stream().flatMap(p -> statements(p).stream()).toList());
        MethodSpec signature = header.build();
        int pieces = 0;
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (segment)");
        for (int i = 0; i < parts.size(); i++) {
            List<CodeBlock> part = statements(parts.get(i));
            if (isTooLong) {
                part = MethodSize.outsourced(type, signature, signature.name(), part, pieces);
                pieces += part.size();
            }
            code.beginControlFlow("$L ->", i + 1 < parts.size() ? "case " + i : "default");
            code.add(CodeBlock.join(part, ""));
            code.endControlFlow();
        }
        type.addMethod(header.addCode(code.endControlFlow().build()).build());
    }

    private static List<CodeBlock> statements(List<Step> steps) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Step s : steps) {
            CodeBlock.Builder code = CodeBlock.builder();
            if (!s.comment().isEmpty()) {
                code.add("// $L\n", s.comment());
            }
            statements.add(code.addStatement(s.code()).build());
        }
        return statements;
    }
}
