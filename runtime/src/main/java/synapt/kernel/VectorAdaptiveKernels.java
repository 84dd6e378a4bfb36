package synapt.kernel;

import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Adaptive steps, on vectors. */
interface VectorAdaptiveKernels extends AdaptiveKernels {

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
        FloatVector descent = FloatVector.broadcast(FLOAT, -rate);
        FloatVector keep1 = FloatVector.broadcast(FLOAT, beta1);
        FloatVector take1 = FloatVector.broadcast(FLOAT, share1);
        FloatVector keep2 = FloatVector.broadcast(FLOAT, beta2);
        FloatVector take2 = FloatVector.broadcast(FLOAT, share2);
        FloatVector unbiased = FloatVector.broadcast(FLOAT, unbias);
        FloatVector least = FloatVector.broadcast(FLOAT, eps);
        FloatVector decays = FloatVector.broadcast(FLOAT, decay);
        FloatVector shrinks = FloatVector.broadcast(FLOAT, shrink);
        for (long i = from; i < to; i += LENGTH) {
            FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
            FloatVector g = decays.fma(w, FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER));
            FloatVector m = keep1.fma(FloatVector.fromMemorySegment(FLOAT, first, i << 2, ORDER), take1.mul(g));
            FloatVector v = keep2.fma(
                    FloatVector.fromMemorySegment(FLOAT, second, i << 2, ORDER),
                    take2.mul(g).mul(g));
            m.intoMemorySegment(first, i << 2, ORDER);
            v.intoMemorySegment(second, i << 2, ORDER);
            descent.fma(m.div(v.sqrt().fma(unbiased, least)), shrinks.mul(w)).intoMemorySegment(weights, i << 2, ORDER);
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
        FloatVector descent = FloatVector.broadcast(FLOAT, -rate);
        FloatVector keep = FloatVector.broadcast(FLOAT, alpha);
        FloatVector take = FloatVector.broadcast(FLOAT, share);
        FloatVector least = FloatVector.broadcast(FLOAT, eps);
        FloatVector moves = FloatVector.broadcast(FLOAT, momentum);
        FloatVector decays = FloatVector.broadcast(FLOAT, decay);
        FloatVector zero = FloatVector.zero(FLOAT);
        // The two flags never change within the loop, so the JIT takes their tests out of it.
        for (long i = from; i < to; i += LENGTH) {
            FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
            FloatVector g = decays.fma(w, FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER));
            FloatVector q = keep.fma(
                    FloatVector.fromMemorySegment(FLOAT, squares, i << 2, ORDER),
                    take.mul(g).mul(g));
            q.intoMemorySegment(squares, i << 2, ORDER);
            if (centered) {
                FloatVector a = keep.fma(FloatVector.fromMemorySegment(FLOAT, means, i << 2, ORDER), take.mul(g));
                a.intoMemorySegment(means, i << 2, ORDER);
                q = a.neg().fma(a, q).max(zero);
            }
            FloatVector d = g.div(q.sqrt().add(least));
            if (momentum != 0f) {
                d = moves.fma(FloatVector.fromMemorySegment(FLOAT, buffer, i << 2, ORDER), d);
                d.intoMemorySegment(buffer, i << 2, ORDER);
            }
            descent.fma(d, w).intoMemorySegment(weights, i << 2, ORDER);
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
        FloatVector descent = FloatVector.broadcast(FLOAT, -rate);
        FloatVector least = FloatVector.broadcast(FLOAT, eps);
        FloatVector decays = FloatVector.broadcast(FLOAT, decay);
        for (long i = from; i < to; i += LENGTH) {
            FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
            FloatVector g = decays.fma(w, FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER));
            FloatVector s = g.fma(g, FloatVector.fromMemorySegment(FLOAT, squares, i << 2, ORDER));
            s.intoMemorySegment(squares, i << 2, ORDER);
            descent.fma(g.div(s.sqrt().add(least)), w).intoMemorySegment(weights, i << 2, ORDER);
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
        FloatVector descent = FloatVector.broadcast(FLOAT, -rate);
        FloatVector keep1 = FloatVector.broadcast(FLOAT, beta1);
        FloatVector take1 = FloatVector.broadcast(FLOAT, share1);
        FloatVector keep2 = FloatVector.broadcast(FLOAT, beta2);
        FloatVector take2 = FloatVector.broadcast(FLOAT, share2);
        FloatVector shrinks = FloatVector.broadcast(FLOAT, shrink);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector up = FloatVector.broadcast(FLOAT, 1f);
        FloatVector down = FloatVector.broadcast(FLOAT, -1f);
        for (long i = from; i < to; i += LENGTH) {
            FloatVector g = FloatVector.fromMemorySegment(FLOAT, gradient, i << 2, ORDER);
            FloatVector m = FloatVector.fromMemorySegment(FLOAT, momentum, i << 2, ORDER);
            FloatVector c = keep1.fma(m, take1.mul(g));
            FloatVector sign = zero.blend(up, c.compare(VectorOperators.GT, zero))
                    .blend(down, c.compare(VectorOperators.LT, zero));
            FloatVector w = FloatVector.fromMemorySegment(FLOAT, weights, i << 2, ORDER);
            descent.fma(sign, shrinks.mul(w)).intoMemorySegment(weights, i << 2, ORDER);
            keep2.fma(m, take2.mul(g)).intoMemorySegment(momentum, i << 2, ORDER);
        }
    }
}
