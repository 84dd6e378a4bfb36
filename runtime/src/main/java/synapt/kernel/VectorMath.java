package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static synapt.kernel.ScalarMath.*;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.INT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link ScalarMath} on vectors, step by step the same: change one only with the other.
 *
 * <p>Here and in all vector kernels the Vector API is called directly, not by helpers, and functions of our own come before
 * long rows of its calls: once a method has many nodes, C2 inlines only what the JDK itself marks, and what is not inlined gets
 * its vectors by way of the heap, 20 times slower.
 *
 * <p>Nothing is reinterpreted: until C2 has compiled it, that goes through an array of bytes, which C2 then takes all stores of
 * vectors to memory for, with the same consequence. So 2^n with n = 16 c + r is (2^c)^16 * 2^r, which shifted ones are converted to.
 * All factors are powers of two, and only the last product rounds, as {@link ScalarMath}'s does.
 */
final class VectorMath {

    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        FloatVector t = x.fma(LOG2_E, MAGIC);
        FloatVector n = t.sub(MAGIC);
        FloatVector r =
                n.fma(FloatVector.broadcast(FLOAT, -LN2_LOW), n.fma(FloatVector.broadcast(FLOAT, -LN2_HIGH), x));
        FloatVector q = r.fma(E4, E3)
                .fma(r, FloatVector.broadcast(FLOAT, E2))
                .fma(r, FloatVector.broadcast(FLOAT, E1))
                .fma(r, FloatVector.broadcast(FLOAT, E0))
                .fma(r.mul(r), r)
                .add(1f);
        IntVector e = (IntVector) n.convert(F2I, 0);
        FloatVector p = (FloatVector) IntVector.broadcast(INT, 1)
                .lanewise(LSHL, e.lanewise(ASHR, 4).add(10))
                .convert(I2F, 0);
        p = p.mul(0x1p-10f);
        p = p.mul(p);
        p = p.mul(p);
        p = p.mul(p);
        FloatVector low = (FloatVector)
                IntVector.broadcast(INT, 1).lanewise(LSHL, e.and(15)).convert(I2F, 0);
        FloatVector y = q.mul(low).mul(p).mul(p);
        return y.blend(0f, x.compare(LT, EXP_MIN)).blend(Float.POSITIVE_INFINITY, x.compare(GT, EXP_MAX));
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector t = x.fma(LOG2_E, MAGIC);
        FloatVector n = t.sub(MAGIC);
        FloatVector r =
                n.fma(FloatVector.broadcast(FLOAT, -LN2_LOW), n.fma(FloatVector.broadcast(FLOAT, -LN2_HIGH), x));
        FloatVector q = r.fma(E4, E3)
                .fma(r, FloatVector.broadcast(FLOAT, E2))
                .fma(r, FloatVector.broadcast(FLOAT, E1))
                .fma(r, FloatVector.broadcast(FLOAT, E0))
                .fma(r.mul(r), r);
        IntVector e = (IntVector) n.convert(F2I, 0);
        FloatVector p = (FloatVector) IntVector.broadcast(INT, 1)
                .lanewise(LSHL, e.lanewise(ASHR, 4).add(10))
                .convert(I2F, 0);
        p = p.mul(0x1p-10f);
        p = p.mul(p);
        p = p.mul(p);
        p = p.mul(p);
        FloatVector s = (FloatVector)
                IntVector.broadcast(INT, 1).lanewise(LSHL, e.and(15)).convert(I2F, 0);
        s = s.mul(p).mul(p);
        return s.fma(q, s.sub(1f)).blend(-1f, x.compare(LT, EXPM1_MIN));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector e = exp(a.add(a));
        FloatVector z = x.mul(x);
        FloatVector q = z.fma(T4, T3)
                .fma(z, FloatVector.broadcast(FLOAT, T2))
                .fma(z, FloatVector.broadcast(FLOAT, T1))
                .fma(z, FloatVector.broadcast(FLOAT, T0));
        FloatVector small = q.mul(z).fma(a, a);
        FloatVector large = FloatVector.broadcast(FLOAT, 1f)
                .sub(FloatVector.broadcast(FLOAT, 2f).div(e.add(1f)));
        FloatVector y = large.blend(small, a.compare(LT, TANH_SMALL));
        // Of -0 it is -0.
        return y.blend(y.neg(), x.compare(LT, 0f)).blend(x, x.compare(EQ, 0f));
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        return FloatVector.broadcast(FLOAT, 1f).blend(e, x.compare(LT, 0f)).div(e.add(1f));
    }

    static FloatVector bell(FloatVector x) {
        FloatVector z = x.mul(x);
        FloatVector e = exp(z.mul(-0.5f));
        FloatVector lost = x.fma(x, z.neg());
        return e.fma(lost.mul(-0.5f), e).blend(0f, z.compare(GT, BELL_MAX));
    }

    /** Phi(-|x|) / bell(x), from which {@link ScalarMath#normal} is made. */
    private static FloatVector normalTail(FloatVector x) {
        FloatVector t = FloatVector.broadcast(FLOAT, 1f).div(x.abs().fma(0.25f, 1f));
        FloatVector q = t.fma(N8, N7)
                .fma(t, FloatVector.broadcast(FLOAT, N6))
                .fma(t, FloatVector.broadcast(FLOAT, N5))
                .fma(t, FloatVector.broadcast(FLOAT, N4));
        return q.fma(t, FloatVector.broadcast(FLOAT, N3))
                .fma(t, FloatVector.broadcast(FLOAT, N2))
                .fma(t, FloatVector.broadcast(FLOAT, N1))
                .fma(t, FloatVector.broadcast(FLOAT, N0))
                .mul(t);
    }

    // ---- activations

    static FloatVector leakyRelu(FloatVector x, float alpha) {
        return x.mul(alpha).blend(x, x.compare(GT, 0f));
    }

    static FloatVector elu(FloatVector x, float alpha) {
        return expm1(x).mul(alpha).blend(x, x.compare(GT, 0f));
    }

    static FloatVector selu(FloatVector x) {
        return expm1(x).mul(SELU_SCALE_ALPHA).blend(x.mul(SELU_SCALE), x.compare(GT, 0f));
    }

    static FloatVector gelu(FloatVector x) {
        FloatVector tail = normalTail(x);
        tail = bell(x).mul(tail);
        return FloatVector.broadcast(FLOAT, 1f)
                .sub(tail)
                .blend(tail, x.compare(LT, 0f))
                .mul(x);
    }

    static FloatVector geluTanh(FloatVector x) {
        return tanh(x.mul(SQRT_2_OVER_PI).mul(x.mul(x).fma(GELU_CUBIC, 1f)))
                .add(1f)
                .mul(x.mul(0.5f));
    }

    static FloatVector silu(FloatVector x) {
        return x.mul(sigmoid(x));
    }

    static FloatVector hardswish(FloatVector x) {
        return x.mul(x.add(3f).max(0f).min(6f)).mul(SIXTH);
    }

    static FloatVector mish(FloatVector x) {
        FloatVector e = exp(x.min(MISH_MAX));
        FloatVector n = e.mul(e.add(2f));
        return x.mul(n.div(n.add(2f)));
    }

    // ---- dy times their derivatives, from the input x or the output y

    static FloatVector reluGradient(FloatVector y, FloatVector dy) {
        return FloatVector.broadcast(FLOAT, 0f).blend(dy, y.compare(GT, 0f));
    }

    static FloatVector leakyReluGradient(FloatVector x, FloatVector dy, float alpha) {
        return dy.mul(alpha).blend(dy, x.compare(GT, 0f));
    }

    static FloatVector eluGradient(FloatVector x, FloatVector dy, float alpha) {
        return dy.mul(exp(x).mul(alpha)).blend(dy, x.compare(GT, 0f));
    }

    static FloatVector seluGradient(FloatVector x, FloatVector dy) {
        return dy.mul(exp(x).mul(SELU_SCALE_ALPHA).blend(SELU_SCALE, x.compare(GT, 0f)));
    }

    static FloatVector geluGradient(FloatVector x, FloatVector dy) {
        FloatVector tail = normalTail(x);
        FloatVector bell = bell(x);
        tail = tail.mul(bell);
        FloatVector normal = FloatVector.broadcast(FLOAT, 1f).sub(tail).blend(tail, x.compare(LT, 0f));
        return dy.mul(x.fma(bell.mul(INV_SQRT_2PI), normal));
    }

    static FloatVector geluTanhGradient(FloatVector x, FloatVector dy) {
        FloatVector t = tanh(x.mul(SQRT_2_OVER_PI).mul(x.mul(x).fma(GELU_CUBIC, 1f)));
        FloatVector slope = x.mul(x).fma(3f * GELU_CUBIC, 1f).mul(SQRT_2_OVER_PI);
        FloatVector bend = x.mul(0.5f).mul(t.neg().fma(t, FloatVector.broadcast(FLOAT, 1f)));
        return dy.mul(bend.fma(slope, t.fma(0.5f, 0.5f)));
    }

    static FloatVector siluGradient(FloatVector x, FloatVector dy) {
        FloatVector s = sigmoid(x);
        return dy.mul(s.mul(x.fma(FloatVector.broadcast(FLOAT, 1f).sub(s), FloatVector.broadcast(FLOAT, 1f))));
    }

    static FloatVector hardswishGradient(FloatVector x, FloatVector dy) {
        return dy.mul(x.fma(THIRD, 0.5f)).blend(dy, x.compare(GT, 3f)).blend(0f, x.compare(LT, -3f));
    }

    static FloatVector mishGradient(FloatVector x, FloatVector dy) {
        FloatVector e = exp(x.min(MISH_MAX));
        FloatVector n = e.mul(e.add(2f));
        FloatVector t = n.div(n.add(2f));
        FloatVector bend = FloatVector.broadcast(FLOAT, 2f).div(n.add(2f)).mul(t.add(1f));
        return dy.mul(x.mul(e.div(e.add(1f))).fma(bend, t));
    }

    static FloatVector tanhGradient(FloatVector y, FloatVector dy) {
        return dy.mul(y.neg().fma(y, FloatVector.broadcast(FLOAT, 1f)));
    }

    static FloatVector sigmoidGradient(FloatVector y, FloatVector dy) {
        return dy.mul(y.mul(FloatVector.broadcast(FLOAT, 1f).sub(y)));
    }
}
