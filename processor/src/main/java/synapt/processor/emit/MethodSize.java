package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Keeps methods short enough for the JIT: HotSpot never compiles one of more than 8000 bytes. What would be longer becomes several
 * methods, {@code forwardTrain0}, {@code forwardTrain1} and so on, which the one that is called calls in their order.
 */
final class MethodSize {

    private MethodSize() {}

    /**
     * Adds a method that runs statements one after another.
     *
     * @param header   its signature; pieces take the same parameters
     * @param prologue declares what the statements use besides
     */
    static void add(MethodPool methods, MethodSpec.Builder header, CodeBlock prologue, List<CodeBlock> statements) {
        List<Piece> pieces = pieces(statements, methods.room());
        if (pieces.size() <= 1) {
            header.addCode(prologue);
            pieces.forEach(p -> header.addCode(p.code()));
            methods.type().addMethod(header.build());
            return;
        }
        List<CodeBlock> calls = calls(methods, header.build(), prologue, pieces, 0);
        methods.type().addMethod(header.addCode(CodeBlock.join(calls, "")).build());
    }

    /** As above, of statements without their semicolons, which use nothing besides. */
    static void addStatements(MethodPool methods, MethodSpec.Builder header, List<CodeBlock> statements) {
        List<CodeBlock> ended = statements.stream()
                .map(s -> CodeBlock.builder().addStatement(s).build())
                .toList();
        add(methods, header, CodeBlock.of(""), ended);
    }

    /**
     * Adds a method that is one switch, or several one after another in methods of their own: what one does not know it leaves to
     * the others.
     *
     * @param number how many methods for pieces of it there are already
     */
    static void addSwitch(MethodPool methods, MethodSpec.Builder header, String by, List<CodeBlock> cases, int number) {
        List<Piece> switches = pieces(cases, methods.room()).stream()
                .map(p -> p.with(CodeBlock.builder()
                        .beginControlFlow("switch ($L)", by)
                        .add(p.code())
                        .add("default -> {}\n")
                        .endControlFlow()
                        .build()))
                .toList();
        List<CodeBlock> body = switches.size() == 1
                ? List.of(switches.getFirst().code())
                : calls(methods, header.build(), CodeBlock.of(""), switches, number);
        methods.type().addMethod(header.addCode(CodeBlock.join(body, "")).build());
    }

    /** The statements themselves, or calls of new methods that hold them where together they would be too long. */
    static List<CodeBlock> outsourced(
            MethodPool methods, MethodSpec signature, List<CodeBlock> statements, int number) {
        return calls(methods, signature, CodeBlock.of(""), pieces(statements, methods.room()), number);
    }

    /** Calls of new methods, one for each piece. */
    static List<CodeBlock> calls(
            MethodPool methods, MethodSpec signature, CodeBlock prologue, List<Piece> pieces, int number) {
        String arguments =
                signature.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        List<CodeBlock> calls = new ArrayList<>();
        for (Piece piece : pieces) {
            MethodSpec method = MethodSpec.methodBuilder(signature.name() + (number + calls.size()))
                    .addModifiers(Modifier.PRIVATE)
                    .returns(signature.returnType())
                    .addParameters(signature.parameters())
                    .addCode(prologue)
                    .addCode(piece.code())
                    .build();
            calls.add(CodeBlock.of("$L($L);\n", methods.add(method, piece.bytes()), arguments));
        }
        return calls;
    }

    /** Whether statements are too long for one method. */
    static boolean isTooLong(List<CodeBlock> statements, Room room) {
        return statements.stream().mapToInt(MethodSize::estimate).sum() > room.method();
    }

    /**
     * What one method holds.
     *
     * @param statements how many they are
     * @param bytes      by the estimate
     */
    record Piece(CodeBlock code, int statements, int bytes) {

        Piece with(CodeBlock other) {
            return new Piece(other, statements, bytes);
        }
    }

    /** Statements together, as many as one method may hold. */
    static List<Piece> pieces(List<CodeBlock> statements, Room room) {
        List<Piece> pieces = new ArrayList<>();
        CodeBlock.Builder piece = CodeBlock.builder();
        int size = 0;
        int count = 0;
        for (CodeBlock s : statements) {
            int more = estimate(s);
            if (size > 0 && size + more > room.method()) {
                pieces.add(new Piece(piece.build(), count, size));
                piece = CodeBlock.builder();
                size = 0;
                count = 0;
            }
            piece.add(s);
            size += more;
            count++;
        }
        if (size > 0) {
            pieces.add(new Piece(piece.build(), count, size));
        }
        return pieces;
    }

    /** Bytes of a statement: an argument is at most a field of the enclosing instance, 7 bytes; a call and its target 10. */
    static int estimate(CodeBlock statement) {
        return estimate(statement.toString());
    }

    /** As above, of its text. */
    static int estimate(String statement) {
        int bytes = 10;
        for (int i = 0; i < statement.length(); i++) {
            bytes += switch (statement.charAt(i)) {
                case '(' -> 10;
                case ',', '*', '.' -> 7;
                default -> 0;
            };
        }
        return bytes;
    }
}
