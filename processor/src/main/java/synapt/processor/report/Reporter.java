package synapt.processor.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * Says what is wrong with one network. The first line of a message stands alone: compilers print it, then the source and the
 * caret, then the facts below.
 */
public final class Reporter {

    private static final String INDENT = "    ";

    private final Messager messager;
    private final BiPredicate<Element, Message> silenced;
    private final Set<List<Object>> saidOfBlocks = new HashSet<>();
    private boolean errors;

    /**
     * @param silenced whether advice about an element is not wanted
     */
    public Reporter(Messager messager, BiPredicate<Element, Message> silenced) {
        this.messager = messager;
        this.silenced = silenced;
    }

    /** Reports a message whose first line says it all. */
    public void report(Message message, Position position, Object... args) {
        explain(message, position, List.of(), args);
    }

    /** Reports a message with facts below it, one a line. */
    public void explain(Message message, Position position, List<String> facts, Object... args) {
        if (message.isAdvice() && position.owners().stream().anyMatch(e -> silenced.test(e, message))) {
            return;
        }
        errors |= !message.isAdvice();
        StringBuilder text = new StringBuilder(message.firstLine(position.subject(), args));
        for (String fact : facts) {
            text.append('\n').append(INDENT).append(fact);
        }
        for (String use : position.uses()) {
            text.append('\n').append(INDENT).append(use);
        }
        if (position.uses().isEmpty() || saidOfBlocks.add(mistake(message, position, args))) {
            print(message, position, text);
        }
    }

    /** A mistake inside a block shows in each of its uses; it is said once. */
    private static List<Object> mistake(Message message, Position at, Object... args) {
        String place = at.mirror() + " " + at.value();
        return List.of(message, at.element(), place, List.of(args).toString());
    }

    /** Reports a message about no element. */
    public static void report(Messager messager, Message message, String subject, Object... args) {
        messager.printMessage(message.kind(), message.firstLine(subject, args));
    }

    /** Whether something was an error, so that no network can be written. */
    public boolean hasErrors() {
        return errors;
    }

    private void print(Message message, Position at, CharSequence text) {
        AnnotationMirror mirror = at.mirror();
        if (mirror == null) {
            messager.printMessage(message.kind(), text, at.element());
        } else if (at.value() == null) {
            messager.printMessage(message.kind(), text, at.element(), mirror);
        } else {
            messager.printMessage(message.kind(), text, at.element(), mirror, at.value());
        }
    }
}
