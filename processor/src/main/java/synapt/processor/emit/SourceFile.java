package synapt.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/**
 * A generated file, as it is written: JavaPoet's text with the fields of a class close together and short comments on one line.
 * The one way out for all that we generate.
 */
public final class SourceFile {

    private static final Pattern SHORT_JAVADOC = Pattern.compile("/\\*\\*\\n\\s*\\* (.{1,90})\\n\\s*\\*/");
    /** An initialiser ends with its line: if it could go on, each of some thousand fields would be tried against all that follow. */
    private static final Pattern BETWEEN_FIELDS = Pattern.compile(
            "(?m)(^ +(?:private |protected |public |static |final |volatile )+[^(){}\\n;=]* (?:\\w+)(?: = [^{};]*+(?:;(?!\\n)[^{};]*+)*+)?;\\n)\\n(?= +(?:private |static |final )+[^(){}\\n]*(?: = |;))");

    private static final Pattern BEFORE_COMMENTED_FIELD =
            Pattern.compile("(?m)(^ +private final MemorySegment [^;]*;\\n)\\n(?= +/\\*\\* Steps )");

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
        String text = SHORT_JAVADOC.matcher(file.toString()).replaceAll("/** $1 */");
        text = BETWEEN_FIELDS.matcher(text).replaceAll("$1");
        return BEFORE_COMMENTED_FIELD.matcher(text).replaceAll("$1");
    }
}
