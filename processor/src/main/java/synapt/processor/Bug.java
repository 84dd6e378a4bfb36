package synapt.processor;

import java.util.ArrayList;
import java.util.List;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** A failure of ours, as a message with all that we need to mend it. */
final class Bug {

    private static final int FRAMES = 12;

    private Bug() {}

    static void report(Throwable failure, Position position, Reporter reporter) {
        List<String> facts = new ArrayList<>();
        String version = Bug.class.getPackage().getImplementationVersion();
        facts.add("synapt " + (version == null ? "(development)" : version) + ", Java " + Runtime.version());
        facts.add(failure.toString());
        StackTraceElement[] trace = failure.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
            facts.add("at " + trace[i]);
        }
        reporter.explain(Message.INTERNAL_BUG, position, facts);
    }
}
