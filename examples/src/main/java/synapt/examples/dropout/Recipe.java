package synapt.examples.dropout;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import synapt.Backend;
import synapt.Evaluator;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.train.Optimizer;
import synapt.train.Schedule;
import synapt.train.Sgd;

/**
 * How all networks of an experiment are trained.
 *
 * @param epochs    1 or more, a multiple of {@code every}
 * @param every     epochs between two measurements, 1 or more
 * @param batch     examples in a step
 * @param optimizer with the rate that the schedule begins at
 * @param schedule  of the rate
 * @param seed      of start values, order and noise
 * @param backend   with its threads; it changes no bit
 */
record Recipe(int epochs, int every, int batch, Sgd optimizer, Schedule schedule, long seed, Backend backend) {

    Recipe {
        if (every < 1) {
            throw new IllegalArgumentException("--every: " + every + " epochs, expected 1 or more");
        }
        if (epochs < 1 || epochs % every != 0) {
            throw new IllegalArgumentException("--epochs: " + epochs + " epochs, expected a multiple of the " + every
                    + " after which each measurement comes (--every)");
        }
    }

    /** Sets up a network; what compiled classes have in common is the names of these methods. */
    Contender.Ready ready(
            Parameters parameters,
            BiFunction<Optimizer, Integer, TrainingRun<?, int[], ?>> training,
            IntFunction<Evaluator> evaluator) {
        return new Contender.Ready(parameters, training.apply(optimizer, batch), evaluator.apply(batch));
    }
}
