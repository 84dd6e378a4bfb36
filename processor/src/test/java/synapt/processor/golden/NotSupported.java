package synapt.processor.golden;

/** A case needs what does not exist here; the message says what. */
final class NotSupported extends Exception {

    private static final long serialVersionUID = 1;

    NotSupported(String reason) {
        super(reason);
    }
}
