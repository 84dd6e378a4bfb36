package synapt.train;

import java.util.List;

/**
 * Where training stands.
 *
 * @param epoch             the epoch's number, from 0
 * @param epochs            the number that the last epoch's is below
 * @param step              steps done in the whole run
 * @param examples          examples done in this epoch
 * @param epochExamples     examples that this epoch has
 * @param loss              the mean loss over this epoch so far, dropout on; NaN before its first step
 * @param accuracy          the part of this epoch so far that was classified right, dropout on, at the first output that has
 *                          classes; NaN before its first step, and where there is none
 * @param rate              the learning rate of the last step
 * @param examplesPerSecond over this epoch so far; 0 before its first step
 * @param secondsLeft       until all epochs are done, at the pace of the later half of the time so far; NaN in the first seconds,
 *                          when nobody can know
 * @param outputs           loss and accuracy of each output
 */
public record Progress(
        int epoch,
        int epochs,
        long step,
        int examples,
        int epochExamples,
        double loss,
        double accuracy,
        double rate,
        double examplesPerSecond,
        double secondsLeft,
        List<OutputMetrics> outputs) {

    public Progress {
        outputs = List.copyOf(outputs);
    }
}
