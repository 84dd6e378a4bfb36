package synapt.processor.check;

import java.util.List;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.report.Reporter;

/** All rules on whole networks. They only advise: what they are given can be compiled. */
public final class Checks {

    /** A rule on a whole network. */
    @FunctionalInterface
    interface Check {
        void check(Built network, Reporter reporter);
    }

    private static final List<Check> ALL = List.of(
            new UnusedNodes(),
            new ExtremeRates(),
            new DropoutAtTheEnd(),
            new DropoutBeforeNorm(),
            new DropoutsInARow(),
            new DropoutOfFrozen(),
            new DropoutBehindSelu(),
            new DropoutOfConvolutions(),
            new SequenceOrder(),
            new BiasBeforeNorm(),
            new LinearsInARow(),
            new InitBeforeActivation(),
            new NothingLearns(),
            new LossInput());

    private Checks() {}

    public static void all(Built network, Reporter reporter) {
        ALL.forEach(c -> c.check(network, reporter));
    }
}
