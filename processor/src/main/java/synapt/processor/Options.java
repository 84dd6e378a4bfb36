package synapt.processor;

import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** Options of the processor, as {@code -Asynapt.verbose}. */
final class Options {

    private static final String PREFIX = "synapt.";

    /** Prints a note for each class that is written. */
    private static final String VERBOSE = PREFIX + "verbose";

    static final Set<String> NAMES = Set.of(VERBOSE);

    private Options() {}

    static boolean isVerbose(ProcessingEnvironment environment) {
        String value = environment.getOptions().get(VERBOSE);
        return environment.getOptions().containsKey(VERBOSE) && !"false".equals(value);
    }

    /** Warns of options that look like ours and are not. */
    static void check(ProcessingEnvironment environment) {
        environment.getOptions().keySet().stream()
                .filter(o -> o.startsWith(PREFIX) && !NAMES.contains(o))
                .sorted()
                .forEach(o -> Reporter.report(
                        environment.getMessager(), Message.NETWORK_OPTION, "-A" + o, Suggest.didYouMean(o, NAMES)));
    }
}
