package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Keeps methods short enough for the JIT: HotSpot never compiles one of more than 8000 bytes. What would be longer becomes several
 * methods, {@code forwardTrain0}, {@code forwardTrain1} and so on, which the one that is called calls in their order.
 */
final class MethodSize {

    /** By the estimate below, which is on the high side. */
    private static final int LONGEST = 6000;

    private MethodSize() {}

    /**
     * Adds a method that runs statements one after another.
     *
     * @param header   its signature; pieces take the same parameters
     * @param prologue declares what the statements use besides
     */
    static void add(TypeSpec.Builder type, MethodSpec.Builder header, CodeBlock prologue, List<CodeBlock> statements) {
        List<CodeBlock> pieces = pieces(statements);
        if (pieces.size() <= 1) {
            type.addMethod(
                    header.addCode(prologue).addCode(CodeBlock.join(pieces, "")).build());
            return;
        }
        List<CodeBlock> calls = calls(type, header.build(), header.build().name(), prologue, pieces, 0);
        type.addMethod(header.addCode(CodeBlock.join(calls, "")).build());
    }

    /** The statements themselves, or calls of new methods that hold them where together they would be too long. */
    static List<CodeBlock> outsourced(
            TypeSpec.Builder type, MethodSpec signature, String name, List<CodeBlock> statements, int number) {
        List<CodeBlock> pieces = pieces(statements);
        return calls(type, signature, name, CodeBlock.of(""), pieces, number);
    }

    private static List<CodeBlock> calls(
            TypeSpec.Builder type,
            MethodSpec signature,
            String name,
            CodeBlock prologue,
            List<CodeBlock> pieces,
            int number) {
        String arguments =
                signature.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        List<CodeBlock> calls = new ArrayList<>();
        for (CodeBlock piece : pieces) {
            String pieceName = name + (number + calls.size());
            type.addMethod(MethodSpec.methodBuilder(pieceName)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(signature.parameters())
                    .addCode(prologue)
                    .addCode(piece)
                    .build());
            calls.add(CodeBlock.of("$L($L);\n", pieceName, arguments));
        }
        return calls;
    }

    /** Whether statements are too long for one method. */
    static boolean isTooLong(List<CodeBlock> statements) {
        return statements.stream().mapToInt(MethodSize::estimate).sum() > LONGEST;
    }

    /** Statements together, as many as one method may hold. */
    static List<CodeBlock> pieces(List<CodeBlock> statements) {
        List<CodeBlock> pieces = new ArrayList<>();
        CodeBlock.Builder piece = CodeBlock.builder();
        int size = 0;
        for (CodeBlock s : statements) {
            int more = estimate(s);
            if (size > 0 && size + more > LONGEST) {
                pieces.add(piece.build());
                piece = CodeBlock.builder();
                size = 0;
            }
            piece.add(s);
            size += more;
        }
        if (size > 0) {
            pieces.add(piece.build());
        }
        return pieces;
    }

    /** Bytes of a statement: an argument is at most a field of the enclosing instance, 7 bytes; a call and its target 10. */
    private static int estimate(CodeBlock statement) {
        String text = statement.toString();
        long calls = text.chars().filter(c -> c == '(').count();
        long arguments =
                text.chars().filter(c -> c == ',' || c == '*' || c == '.').count();
        return Math.toIntExact(10 + 10 * calls + 7 * arguments);
    }
}
