package synapt;

/** A pass or loss was used after it had been used up, or after a later one had taken its place. */
public final class StalePassException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StalePassException(String message) {
        super(message);
    }
}
