package synapt.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A block as declared.
 *
 * @param parameters their names
 * @param methods    its nodes, in source order, inherited ones first
 */
record BlockDeclaration(TypeElement type, List<String> parameters, List<ExecutableElement> methods) {

    /** What repeats are counted with, and how many there are: not free for parameters. */
    static final String FIRST = "first";

    static final String INDEX = "index";
    static final String REPEAT = "repeat";

    BlockDeclaration {
        parameters = List.copyOf(parameters);
        methods = List.copyOf(methods);
    }

    String title() {
        return type.getSimpleName().toString();
    }
}
