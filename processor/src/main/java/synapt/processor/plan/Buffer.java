package synapt.processor.plan;

/**
 * Memory for one tensor of one block of examples. Two buffers are the same only if they are the same object.
 */
public final class Buffer {

    private final String name;
    private final long elements;

    /**
     * @param name     the field's name in generated code
     * @param elements elements of one block
     */
    public Buffer(String name, long elements) {
        this.name = name;
        this.elements = elements;
    }

    public String name() {
        return name;
    }

    public long elements() {
        return elements;
    }

    /** How generated code writes it. */
    @Override
    public String toString() {
        return "w." + name;
    }
}
