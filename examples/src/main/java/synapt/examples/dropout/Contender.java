package synapt.examples.dropout;

import java.util.function.Function;
import synapt.Evaluator;
import synapt.Parameters;
import synapt.TrainingRun;

/**
 * A network that takes part in an experiment.
 *
 * @param name    of its files
 * @param dropout where it has dropout, for people
 * @param create  makes it, with start values
 */
record Contender(String name, String dropout, Function<Recipe, Ready> create) {

    /** A network that is set up to be trained and measured. */
    record Ready(Parameters parameters, TrainingRun<?, int[], ?> run, Evaluator evaluator) {}
}
