package synapt.train;

/**
 * Where training stands.
 *
 * @param epoch             the epoch's number, from 0
 * @param epochs            the number that the last epoch's is below
 * @param step              steps done in the whole run
 * @param examples          examples done in this epoch
 * @param epochExamples     examples that this epoch has
 * @param loss              the mean loss over this epoch so far, dropout on; NaN before its first step
 * @param accuracy          the part of this epoch so far that was classified right, dropout on; NaN before its first step, and
 *                          where targets are no classes
 * @param rate              the learning rate of the last step
 * @param examplesPerSecond over this epoch so far; 0 before its first step
 * @param secondsLeft       until all epochs are done, if all goes on as so far; NaN before the first step
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
        double secondsLeft) {}
