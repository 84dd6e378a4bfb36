package synapt.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an epoch.
 *
 * @param training   as it stood after the last step
 * @param validation how well the first output classifies the validation examples; null where none were given, or the targets are
 *                   no classes
 * @param seconds    how long the epoch took, validation included; NaN of one that is known from a checkpoint
 * @param outputs    how well each output does on the validation examples; empty where none were given
 */
public record EpochResult(Progress training, @Nullable Score validation, double seconds, List<OutputMetrics> outputs) {

    public EpochResult {
        outputs = List.copyOf(outputs);
    }

    /** The epoch's number, from 0. */
    public int epoch() {
        return training.epoch();
    }
}
