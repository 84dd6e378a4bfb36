package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Losses that compare each output with a target of its own. Absent lanes get a gradient of +0 and add nothing. */
public interface ElementLossKernels {

    /**
     * Per example the sum over features, ascending from +0, of the loss; gradient its derivative times {@code factor}.
     *
     * @param parameter       of {@link ElementLoss#HUBER} and {@link ElementLoss#SMOOTH_L1}, else ignored
     * @param positiveWeights [features], of {@link ElementLoss#BCE_WITH_LOGITS}; null is 1 for all
     * @param targets         [?][features], row-major
     * @param first           the row of lane 0 of block 0
     * @param count           examples present
     * @param dy              [blocks][features][16], modified; may be {@code y}
     * @param results         [blocks][2][16], modified, as in {@link LossKernels}; no hits
     */
    void elementLoss(
            ElementLoss loss,
            float parameter,
            float @Nullable [] positiveWeights,
            int features,
            MemorySegment y,
            float[] targets,
            int first,
            int count,
            float factor,
            MemorySegment dy,
            MemorySegment results,
            int blocks);
}
