package synapt.processor.report;

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
 */
public record Position(
        String subject,
        Element element,
        @Nullable AnnotationMirror mirror,
        @Nullable AnnotationValue value) {

    public static Position of(String subject, Element element) {
        return new Position(subject, element, null, null);
    }

    public Position at(AnnotationMirror mirror) {
        return new Position(subject, element, mirror, null);
    }

    public Position at(AnnotationMirror mirror, AnnotationValue value) {
        return new Position(subject, element, mirror, value);
    }
}
