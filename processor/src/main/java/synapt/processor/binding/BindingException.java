package synapt.processor.binding;

import synapt.processor.report.Message;

/** What is wrong with a text of bindings, and where. */
public final class BindingException extends RuntimeException {

    private final transient Message message;
    private final transient int at;
    private final transient Object[] args;

    BindingException(int at, Message message, Object... args) {
        super(message.id(), null, false, false);
        this.message = message;
        this.at = at;
        this.args = args;
    }

    /** What to say of it. */
    public Message message() {
        return message;
    }

    /** The index of the character to point at. */
    public int at() {
        return at;
    }

    /** The message's arguments. */
    public Object[] args() {
        return args.clone();
    }
}
