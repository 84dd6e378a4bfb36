package synapt.benchmarks;

import java.util.List;

/** A measuring process that ended without a figure. */
final class ForkFailure extends RuntimeException {
    /** @param what begins the message; the command follows, and what it printed */
    ForkFailure(String what, List<String> command, List<String> output) {
        super(what + ". Started as\n" + String.join(" ", command) + "\nit printed\n" + String.join("\n", output));
    }
}
