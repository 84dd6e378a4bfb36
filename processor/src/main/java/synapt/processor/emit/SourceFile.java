package synapt.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/**
 * A generated file, as it is written: JavaPoet's text with the fields of a class close together and short comments on one line.
 * The one way out for all that we generate.
 */
public final class SourceFile {

    private static final List<String> MODIFIERS =
            List.of("private ", "protected ", "public ", "static ", "final ", "volatile ");

    private static final String TENSOR = "private final MemorySegment ";

    /** A comment on one line has at most so many characters. */
    private static final int SHORT = 90;

    private final JavaFile file;

    public SourceFile(JavaFile file) {
        this.file = file;
    }

    /** Writes the file; it has one originating element, the network. */
    public void writeTo(Filer filer) throws IOException {
        String name = file.packageName().isEmpty()
                ? file.typeSpec().name()
                : file.packageName() + "." + file.typeSpec().name();
        Element[] originating = file.typeSpec().originatingElements().toArray(Element[]::new);
        try (Writer out = filer.createSourceFile(name, originating).openWriter()) {
            out.write(text());
        }
    }

    /** What is written. */
    public String text() {
        List<String> lines = shortComments(file.toString().split("\n", -1));
        StringBuilder text = new StringBuilder();
        FieldEnd end = new FieldEnd();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() && i + 1 < lines.size() && end.isCloseTo(lines.get(i + 1))) {
                continue;
            }
            end.read(line);
            text.append(line).append(i + 1 < lines.size() ? "\n" : "");
        }
        return text.toString();
    }

    /** Comments of one line of text, each on one line. */
    private static List<String> shortComments(String[] lines) {
        List<String> all = new ArrayList<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            String text = i + 2 < lines.length && lines[i].endsWith("/**") ? lines[i + 1].strip() : "";
            if (text.startsWith("* ")
                    && text.length() <= SHORT + 2
                    && lines[i + 2].strip().equals("*/")) {
                all.add(lines[i] + text.substring(1) + " */");
                i += 2;
            } else {
                all.add(lines[i]);
            }
        }
        return all;
    }

    private static boolean beginsField(String line) {
        String declaration = line.stripLeading();
        if (declaration.length() == line.length() || MODIFIERS.stream().noneMatch(declaration::startsWith)) {
            return false;
        }
        for (int i = 0; i < declaration.length(); i++) {
            switch (declaration.charAt(i)) {
                case '=', ';' -> {
                    return true;
                }
                case '(', ')', '{', '}' -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether the line before is the last of a field without braces. */
    private static final class FieldEnd {

        private boolean open;
        private boolean reached;
        private boolean isTensor;

        void read(String line) {
            if (!open) {
                open = beginsField(line);
                isTensor = open && line.stripLeading().startsWith(TENSOR);
            }
            boolean isBlock = line.indexOf('{') >= 0 || line.indexOf('}') >= 0;
            reached = open && !isBlock && line.endsWith(";");
            open &= !isBlock && !reached;
        }

        /** Whether no blank line is wanted between it and another. */
        boolean isCloseTo(String next) {
            return reached
                    && (beginsField(next) || isTensor && next.stripLeading().startsWith("/** Steps "));
        }
    }
}
