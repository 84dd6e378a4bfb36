package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Writes text blocks. */
final class TextWriter {

    /** A string in a class file has at most 65,535 bytes, and a character at most 3. */
    private static final int LONGEST = 20_000;

    private TextWriter() {}

    /** A text of whole lines; a very long one in several blocks, joined when it is asked for. */
    static CodeBlock literal(String text) {
        List<CodeBlock> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!block.isEmpty() && block.length() + line.length() > LONGEST) {
                blocks.add(quoted(block));
                block.setLength(0);
            }
            block.append(line.replace("\\", "\\\\")).append('\n');
        }
        blocks.add(quoted(block));
        return blocks.size() == 1
                ? blocks.getFirst()
                : CodeBlock.of("$T.join(\"\",\n$L)", String.class, CodeBlock.join(blocks, ",\n"));
    }

    private static CodeBlock quoted(StringBuilder lines) {
        return CodeBlock.of("\"\"\"\n$L\"\"\"", lines.toString());
    }
}
