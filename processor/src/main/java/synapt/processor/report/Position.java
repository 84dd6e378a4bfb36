package synapt.processor.report;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about, and where the caret goes.
 *
 * @param subject the node or network in the user's words, the first word of the message
 * @param element the element to point at
 * @param mirror  the annotation to point at, if it is one
 * @param value   the value in {@code mirror} to point at, if it is one
 * @param uses    for what is inside a block: how it came to be there, one use of a block a line, the innermost first
 */
public record Position(
        String subject,
        Element element,
        @Nullable AnnotationMirror mirror,
        @Nullable AnnotationValue value,
        List<String> uses) {

    public Position {
        uses = List.copyOf(uses);
    }

    public static Position of(String subject, Element element) {
        return new Position(subject, element, null, null, List.of());
    }

    /** The same place, as seen from the nodes of a block. */
    public Position named(String newSubject, List<String> newUses) {
        return new Position(newSubject, element, mirror, value, newUses);
    }

    public Position at(AnnotationMirror mirror) {
        return new Position(subject, element, mirror, null, uses);
    }

    public Position at(AnnotationMirror mirror, AnnotationValue value) {
        return new Position(subject, element, mirror, value, uses);
    }
}
