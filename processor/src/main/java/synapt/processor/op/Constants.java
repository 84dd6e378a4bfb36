package synapt.processor.op;

import synapt.processor.graph.Node;

/** Constants of the generated class; a name that is declared again keeps its first value, which is the same. */
public interface Constants {

    /**
     * Declares a constant.
     *
     * @param type a class of the runtime, by its simple name, or a primitive
     */
    String constant(String name, String type, String format, Object... args);

    /** A node's name as a constant's: {@code CONV1_DROP}. */
    static String name(Node n) {
        return n.identifier().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }
}
