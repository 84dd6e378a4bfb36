package synapt.benchmarks;

/** A measuring process that ended without a figure. */
final class ForkFailure extends RuntimeException {
    ForkFailure(String message) {
        super(message);
    }
}
