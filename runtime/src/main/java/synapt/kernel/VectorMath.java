package synapt.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static synapt.kernel.ScalarMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarMath} on vectors, step by step the same: change one only with the other. */
final class VectorMath {

    private static final int MAGIC_BITS = Float.floatToRawIntBits(MAGIC);

    private VectorMath() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(VectorSpec.FLOAT, value);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector t = x.fma(LOG2_E, MAGIC);
        FloatVector n = t.sub(MAGIC);
        FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
        FloatVector q = polynomialE(r).fma(r.mul(r), r).add(1f);
        IntVector e = t.reinterpretAsInts().sub(MAGIC_BITS);
        IntVector half = e.lanewise(ASHR, 1);
        FloatVector y = q.mul(power(half)).mul(power(e.sub(half)));
        return y.blend(0f, x.compare(LT, EXP_MIN)).blend(Float.POSITIVE_INFINITY, x.compare(GT, EXP_MAX));
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector t = x.fma(LOG2_E, MAGIC);
        FloatVector n = t.sub(MAGIC);
        FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
        FloatVector q = polynomialE(r).fma(r.mul(r), r);
        FloatVector s = power(t.reinterpretAsInts().sub(MAGIC_BITS));
        return s.fma(q, s.sub(1f)).blend(-1f, x.compare(LT, EXPM1_MIN));
    }

    private static FloatVector polynomialE(FloatVector r) {
        return r.fma(E4, E3).fma(r, all(E2)).fma(r, all(E1)).fma(r, all(E0));
    }

    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    static FloatVector log(FloatVector x) {
        VectorMask<Float> small = x.compare(LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p23f), small).reinterpretAsInts();
        IntVector e = bits.sub(SQRT_HALF).lanewise(ASHR, 23);
        FloatVector f = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector n = e.add(MAGIC_BITS).reinterpretAsFloats().sub(MAGIC);
        n = n.blend(n.sub(23f), small);
        FloatVector z = f.mul(f);
        FloatVector q = f.fma(L8, L7).fma(f, all(L6)).fma(f, all(L5)).fma(f, all(L4));
        q = q.fma(f, all(L3)).fma(f, all(L2)).fma(f, all(L1)).fma(f, all(L0));
        FloatVector y = n.fma(all(LN2_LOW), q.mul(f.mul(z)));
        FloatVector r = n.fma(all(LN2_HIGH), f.add(z.fma(all(-0.5f), y)));
        r = x.blend(r, x.compare(LT, Float.POSITIVE_INFINITY));
        return r.blend(Float.NaN, x.compare(LT, 0f)).blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector z = x.mul(x);
        FloatVector q = z.fma(T4, T3).fma(z, all(T2)).fma(z, all(T1)).fma(z, all(T0));
        FloatVector small = q.mul(z).fma(x, x);
        FloatVector large = copySign(all(1f).sub(all(2f).div(exp(a.add(a)).add(1f))), x);
        return large.blend(small, a.compare(LT, TANH_SMALL));
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        return all(1f).blend(e, x.compare(LT, 0f)).div(e.add(1f));
    }

    static FloatVector erf(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector z = x.mul(x);
        FloatVector q = z.fma(S6, S5).fma(z, all(S4)).fma(z, all(S3));
        q = q.fma(z, all(S2)).fma(z, all(S1)).fma(z, all(S0));
        FloatVector small = q.fma(x, x);
        FloatVector p = a.fma(B6, B5).fma(a, all(B4)).fma(a, all(B3));
        p = p.fma(a, all(B2)).fma(a, all(B1)).fma(a, all(B0));
        FloatVector large = copySign(all(1f).sub(exp(p.fma(a, a.neg()))), x);
        return small.blend(large, a.compare(GT, ERF_SMALL));
    }

    private static FloatVector copySign(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return magnitude.reinterpretAsInts().or(sign).reinterpretAsFloats();
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
        return x.mul(0.5f).mul(erf(x.mul(SQRT_HALF_F)).add(1f));
    }

    static FloatVector geluTanh(FloatVector x) {
        return x.mul(0.5f).mul(tanh(geluArgument(x)).add(1f));
    }

    static FloatVector silu(FloatVector x) {
        return x.mul(sigmoid(x));
    }

    private static FloatVector geluArgument(FloatVector x) {
        return x.mul(SQRT_2_OVER_PI).mul(x.mul(x).fma(GELU_CUBIC, 1f));
    }

    // ---- dy times their derivatives, from the input x or the output y

    static FloatVector reluGradient(FloatVector y, FloatVector dy) {
        return all(0f).blend(dy, y.compare(GT, 0f));
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
        FloatVector density = exp(x.mul(x).mul(-0.5f)).mul(INV_SQRT_2PI);
        return dy.mul(x.fma(density, erf(x.mul(SQRT_HALF_F)).fma(0.5f, 0.5f)));
    }

    static FloatVector geluTanhGradient(FloatVector x, FloatVector dy) {
        FloatVector t = tanh(geluArgument(x));
        FloatVector slope = x.mul(x).fma(3f * GELU_CUBIC, 1f).mul(SQRT_2_OVER_PI);
        FloatVector bend = x.mul(0.5f).mul(t.neg().fma(t, all(1f)));
        return dy.mul(bend.fma(slope, t.fma(0.5f, 0.5f)));
    }

    static FloatVector siluGradient(FloatVector x, FloatVector dy) {
        FloatVector s = sigmoid(x);
        return dy.mul(s.mul(x.fma(all(1f).sub(s), all(1f))));
    }

    static FloatVector tanhGradient(FloatVector y, FloatVector dy) {
        return dy.mul(y.neg().fma(y, all(1f)));
    }

    static FloatVector sigmoidGradient(FloatVector y, FloatVector dy) {
        return dy.mul(y.mul(all(1f).sub(y)));
    }
}
