package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
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
    void addTo(MethodPool methods, MethodSpec.Builder header) {
        addTo(methods, header, CodeBlock.of(""));
    }

    /** As above, with what declares a local variable. */
    void addTo(MethodPool methods, MethodSpec.Builder header, CodeBlock prologue) {
        if (parts.size() == 1) {
            MethodSize.add(methods, header, prologue, statements(parts.getFirst()));
            return;
        }
        List<List<CodeBlock>> bodies = parts.stream().map(StepList::statements).toList();
        List<CodeBlock> all = bodies.stream().flatMap(List::stream).toList();
        if (MethodSize.isTooLong(all, methods.room())) {
            addCalls(methods, header, bodies);
            return;
        }
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (segment)");
        for (int i = 0; i < bodies.size(); i++) {
            code.add(entry(i + 1 < bodies.size() ? "case " + i : "default", bodies.get(i)));
        }
        methods.type().addMethod(header.addCode(code.endControlFlow().build()).build());
    }

    /** The same where parts are methods of their own. */
    private static void addCalls(MethodPool methods, MethodSpec.Builder header, List<List<CodeBlock>> bodies) {
        MethodSpec signature = header.build();
        List<CodeBlock> entries = new ArrayList<>();
        int pieces = 0;
        for (List<CodeBlock> body : bodies) {
            List<CodeBlock> calls = MethodSize.outsourced(methods, signature, body, pieces);
            pieces += calls.size();
            entries.add(entry("case " + entries.size(), calls));
        }
        MethodSize.addSwitch(methods, header, "segment", entries, pieces);
    }

    private static CodeBlock entry(String label, List<CodeBlock> body) {
        return CodeBlock.builder()
                .beginControlFlow("$L ->", label)
                .add(CodeBlock.join(body, ""))
                .endControlFlow()
                .build();
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
