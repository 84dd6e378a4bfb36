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
 * @param owners  the elements whose {@code @Allow} silences advice here, besides the network's: the node, the type that declares it, and
 *                the uses of blocks and the blocks that it is in
 * @param uses    for what is inside a block: how it came to be there, one use of a block a line, the innermost first
 */
public record Position(
        String subject,
        Element element,
        @Nullable AnnotationMirror mirror,
        @Nullable AnnotationValue value,
        List<Element> owners,
        List<String> uses) {

    public Position {
        owners = List.copyOf(owners);
        uses = List.copyOf(uses);
    }

    public static Position of(String subject, Element element) {
        return new Position(subject, element, null, null, List.of(element), List.of());
    }

    /** The same place, where advice is silenced by other elements. */
    public Position ownedBy(List<Element> newOwners) {
        return new Position(subject, element, mirror, value, newOwners, uses);
    }

    /** The element of this place, and not a part of it. */
    public Position whole() {
        return new Position(subject, element, null, null, owners, uses);
    }

    /** The same place, as seen from the nodes of a block. */
    public Position named(String newSubject, List<String> newUses) {
        return new Position(newSubject, element, mirror, value, owners, newUses);
    }

    public Position at(AnnotationMirror mirror) {
        return new Position(subject, element, mirror, null, owners, uses);
    }

    public Position at(AnnotationMirror mirror, AnnotationValue value) {
        return new Position(subject, element, mirror, value, owners, uses);
    }
}
