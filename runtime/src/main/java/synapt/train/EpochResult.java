package synapt.train;

import org.jspecify.annotations.Nullable;

/**
 * What came out of an epoch.
 *
 * @param training   as it stood after the last step
 * @param validation how well the network does on the validation examples; null where none were given
 * @param seconds    how long the epoch took, validation included
 */
public record EpochResult(Progress training, @Nullable Score validation, double seconds) {

    /** The epoch's number, from 0. */
    public int epoch() {
        return training.epoch();
    }
}
