package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;

/** Constants and fields of the generated class. */
public interface Constants {

    /**
     * Declares a constant, unless it is there already.
     *
     * @param type a class of the runtime, by its simple name or in full, or a primitive
     * @return its name, which is another than the one asked for where that has another value
     */
    String constant(String name, String type, String format, Object... args);

    /** Where the rows of an input come from, an {@code InputStage}. */
    String stage(Node input);

    /** Where the lengths of an input's sequences come from, an {@code InputStage}; null if no input has them. */
    @Nullable
    String stageOfEnds(Node input);

    /** The field that holds a node's layer. */
    String layer(Node n);

    /** The field with a parameter's values as they are; evaluation reads it while it packs, and only then. */
    String tensor(Parameter p);

    /** A node's name as a constant's: {@code CONV1_DROP}. */
    static String name(Node n) {
        return name(n.identifier());
    }

    /** An identifier as a constant's. */
    static String name(String identifier) {
        return identifier.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }
}
