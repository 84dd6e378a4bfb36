package synapt.processor.op;

import synapt.processor.report.Message;

/** Where a shape rule says what is wrong. */
@FunctionalInterface
public interface Problems {

    /**
     * @param member the member of the layer's annotation that is at fault, such as {@code kernel}; empty for the node itself
     * @param args   the message's arguments
     */
    void report(Message message, String member, Object... args);
}
