package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.LossKernels.RESULTS;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Losses of single elements, one number at a time. */
interface ScalarElementLossKernels extends ElementLossKernels {

    @Override
    default void elementLoss(
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
            int blocks) {
        results.fill((byte) 0);
        for (int block = 0; block < blocks; block++) {
            long losses = (long) block * RESULTS;
            for (int f = 0; f < features; f++) {
                float w = positiveWeights == null ? 1f : positiveWeights[f];
                for (int l = 0; l < LANES; l++) {
                    int e = block * LANES + l;
                    long i = ((long) block * features + f) * LANES + l;
                    if (e >= count) {
                        Cells.set(dy, i, 0f);
                        continue;
                    }
                    float v = Cells.get(y, i);
                    float t = targets[(first + e) * features + f];
                    float d = v - t;
                    float a = Math.abs(d);
                    float value;
                    float slope;
                    switch (loss) {
                        case L1 -> {
                            value = a;
                            slope = Math.signum(d);
                        }
                        case HUBER -> {
                            value = a <= parameter ? 0.5f * d * d : parameter * (a - 0.5f * parameter);
                            slope = a <= parameter ? d : parameter * Math.signum(d);
                        }
                        case SMOOTH_L1 -> {
                            value = a < parameter ? 0.5f * d * d / parameter : a - 0.5f * parameter;
                            slope = a < parameter ? d / parameter : Math.signum(d);
                        }
                        case BCE_WITH_LOGITS -> {
                            float weight = Math.fma(w - 1f, t, 1f);
                            float soft = ScalarMath.log1p(ScalarMath.exp(-Math.abs(v))) + Math.max(-v, 0f);
                            value = Math.fma(weight, soft, (1f - t) * v);
                            slope = weight * ScalarMath.sigmoid(v) - w * t;
                        }
                        case KL_DIV -> {
                            value = t > 0f ? t * (ScalarMath.log(t) - v) : 0f;
                            slope = -t;
                        }
                        default -> throw new IllegalArgumentException(loss.toString());
                    }
                    Cells.set(results, losses + l, Cells.get(results, losses + l) + value);
                    Cells.set(dy, i, slope * factor);
                }
            }
        }
    }
}
