package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** Adaptive steps, one number at a time. */
@SuppressWarnings("cast") // the double twin has nothing to narrow
interface ScalarAdaptiveKernels extends AdaptiveKernels {

    @Override
    default void adam(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment first,
            MemorySegment second,
            long from,
            long to,
            float rate,
            float beta1,
            float share1,
            float beta2,
            float share2,
            float unbias,
            float eps,
            float decay,
            float shrink) {
        for (long i = from; i < to; i++) {
            float w = Cells.get(weights, i);
            float g = Math.fma(decay, w, Cells.get(gradient, i));
            float m = Math.fma(beta1, Cells.get(first, i), share1 * g);
            float v = Math.fma(beta2, Cells.get(second, i), share2 * g * g);
            Cells.set(first, i, m);
            Cells.set(second, i, v);
            float root = (float) Math.sqrt(v);
            Cells.set(weights, i, Math.fma(-rate, m / Math.fma(root, unbias, eps), shrink * w));
        }
    }

    @Override
    default void rmsProp(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment squares,
            MemorySegment means,
            MemorySegment buffer,
            long from,
            long to,
            float rate,
            float alpha,
            float share,
            float eps,
            float momentum,
            float decay,
            boolean centered) {
        for (long i = from; i < to; i++) {
            float w = Cells.get(weights, i);
            float g = Math.fma(decay, w, Cells.get(gradient, i));
            float q = Math.fma(alpha, Cells.get(squares, i), share * g * g);
            Cells.set(squares, i, q);
            if (centered) {
                float a = Math.fma(alpha, Cells.get(means, i), share * g);
                Cells.set(means, i, a);
                q = Math.max(Math.fma(-a, a, q), 0f);
            }
            float d = g / ((float) Math.sqrt(q) + eps);
            if (momentum != 0f) {
                d = Math.fma(momentum, Cells.get(buffer, i), d);
                Cells.set(buffer, i, d);
            }
            Cells.set(weights, i, Math.fma(-rate, d, w));
        }
    }

    @Override
    default void adagrad(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment squares,
            long from,
            long to,
            float rate,
            float eps,
            float decay) {
        for (long i = from; i < to; i++) {
            float w = Cells.get(weights, i);
            float g = Math.fma(decay, w, Cells.get(gradient, i));
            float s = Math.fma(g, g, Cells.get(squares, i));
            Cells.set(squares, i, s);
            Cells.set(weights, i, Math.fma(-rate, g / ((float) Math.sqrt(s) + eps), w));
        }
    }

    @Override
    default void lion(
            MemorySegment weights,
            MemorySegment gradient,
            MemorySegment momentum,
            long from,
            long to,
            float rate,
            float beta1,
            float share1,
            float beta2,
            float share2,
            float shrink) {
        for (long i = from; i < to; i++) {
            float g = Cells.get(gradient, i);
            float m = Cells.get(momentum, i);
            float c = Math.fma(beta1, m, share1 * g);
            float sign = c > 0f ? 1f : c < 0f ? -1f : 0f;
            Cells.set(weights, i, Math.fma(-rate, sign, shrink * Cells.get(weights, i)));
            Cells.set(momentum, i, Math.fma(beta2, m, share2 * g));
        }
    }
}
