package synapt.processor.plan;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of generated code.
 *
 * @param comment what begins here, for the reader; empty where the statement goes on with what is before
 * @param code    the statement, without its semicolon
 * @param buffers what it reads or writes
 */
public record Step(String comment, CodeBlock code, List<Buffer> buffers) {

    public Step {
        buffers = List.copyOf(buffers);
    }

    /** The same statement, with more buffers to be kept for it. */
    public Step alsoUsing(List<Buffer> more) {
        return new Step(
                comment,
                code,
                Stream.concat(buffers.stream(), more.stream()).distinct().toList());
    }

    /** A statement whose buffers are those among its arguments. */
    public static Step of(String comment, String format, Object... args) {
        List<Buffer> buffers = java.util.Arrays.stream(args)
                .filter(Buffer.class::isInstance)
                .map(Buffer.class::cast)
                .toList();
        return new Step(comment, CodeBlock.of(format, args), buffers);
    }
}
