package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
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
     * The parts as the body of a method with a parameter {@code segment}:
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
    CodeBlock body() {
        if (parts.size() == 1) {
            return statements(parts.getFirst());
        }
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (segment)");
        for (int i = 0; i < parts.size(); i++) {
            code.beginControlFlow("$L ->", i + 1 < parts.size() ? "case " + i : "default");
            code.add(statements(parts.get(i)));
            code.endControlFlow();
        }
        return code.endControlFlow().build();
    }

    static CodeBlock statements(List<Step> steps) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Step s : steps) {
            if (!s.comment().isEmpty()) {
                code.add("// $L\n", s.comment());
            }
            code.addStatement(s.code());
        }
        return code.build();
    }
}
