package synapt.processor.plan;

/**
 * Memory for one tensor of one block of examples. Two buffers are the same only if they are the same object.
 */
public final class Buffer {

    private final String home;
    private final String name;
    private final long elements;

    /**
     * @param name     the field's name in generated code
     * @param elements elements of one block
     */
    public Buffer(String name, long elements) {
        this("", name, elements);
    }

    /**
     * @param home     the field of the workspace through which it is reached; empty where it is one itself
     * @param name     the field's name in generated code
     * @param elements elements of one block
     */
    public Buffer(String home, String name, long elements) {
        this.home = home;
        this.name = name;
        this.elements = elements;
    }

    public String name() {
        return name;
    }

    public String home() {
        return home;
    }

    /** How the workspace names it. */
    public String path() {
        return home.isEmpty() ? name : home + "." + name;
    }

    public long elements() {
        return elements;
    }

    /** How generated code writes it. */
    @Override
    public String toString() {
        return "w." + path();
    }
}
