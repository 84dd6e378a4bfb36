package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The functions of {@link ScalarMath}: how accurate they are, and that vectors compute the very same bits. */
class MathTest {

    private static final int CHUNK = 1 << 14;

    private interface Function {
        float apply(float x);
    }

    /** Also C2's code is compared: each function sees a million floats. */
    @ParameterizedTest
    @EnumSource
    void activationsOfVectorsHaveTheScalarBits(Activation a) {
        MemorySegment x = chunk();
        MemorySegment y = chunk();
        MemorySegment dx = chunk();
        float alpha = 0.3f;
        for (long bits = 0; bits < 1L << 32; ) {
            for (int i = 0; i < CHUNK; i++, bits += 4999) {
                Cells.set(x, i, Float.intBitsToFloat((int) bits));
            }
            KernelProvider.vector().activation(a, alpha, x, y, CHUNK);
            KernelProvider.vector().activationGradient(a, alpha, x, x, dx, CHUNK);
            for (int i = 0; i < CHUNK; i++) {
                float v = Cells.get(x, i);
                same(v, Cells.get(y, i), ScalarMath.activation(a, alpha, v));
                same(v, Cells.get(dx, i), ScalarMath.activationGradient(a, alpha, v, v));
            }
        }
    }

    @Test
    void functionsOfVectorsHaveTheScalarBits() {
        float[] in = new float[VectorSpec.LENGTH];
        float[] exp = new float[VectorSpec.LENGTH];
        for (long bits = 0; bits < 1L << 32; ) {
            for (int i = 0; i < in.length; i++, bits += 9973) {
                in[i] = Float.intBitsToFloat((int) bits);
            }
            var x = jdk.incubator.vector.FloatVector.fromArray(VectorSpec.FLOAT, in, 0);
            VectorMath.exp(x).intoArray(exp, 0);
            for (int i = 0; i < in.length; i++) {
                same(in[i], exp[i], ScalarMath.exp(in[i]));
            }
        }
    }

    private static void same(float x, float found, float wanted) {
        if (Float.floatToIntBits(found) != Float.floatToIntBits(wanted)) {
            assertThat(found).as("at %s (%s)", x, Float.toHexString(x)).isEqualTo(wanted);
        }
    }

    @Test
    void areAsAccurateAsTheySay() {
        assertThat(worst(ScalarMath::exp, DoubleMath::exp, -200, 200)).isLessThan(1.1);
        assertThat(worst(ScalarMath::expm1, DoubleMath::expm1, -200, 0)).isLessThan(1.0);
        assertThat(worst(ScalarMath::log, DoubleMath::log, 0, Float.MAX_VALUE)).isLessThan(0.8);
        assertThat(worst(ScalarMath::log1p, DoubleMath::log1p, 0, 1)).isLessThan(2.3);
        assertThat(worst(ScalarMath::tanh, DoubleMath::tanh, -100, 100)).isLessThan(1.4);
        assertThat(worst(ScalarMath::sigmoid, DoubleMath::sigmoid, -200, 200)).isLessThan(2.4);
        // Where 1 + erf still has digits in double precision.
        assertThat(worst(
                        x -> ScalarMath.normal(x, ScalarMath.bell(x)),
                        x -> 0.5 * (1 + DoubleMath.erf(x * Math.sqrt(0.5))),
                        -4.5f,
                        10))
                .isLessThan(8);
    }

    /** The greatest error in ulp among every 997th float from min to max. */
    private static double worst(Function function, DoubleUnaryOperator exact, float min, float max) {
        double worst = 0;
        for (long bits = 0; bits < 1L << 32; bits += 997) {
            float x = Float.intBitsToFloat((int) bits);
            if (x >= min && x <= max) {
                double wanted = exact.applyAsDouble(x);
                float rounded = (float) wanted;
                float found = function.apply(x);
                worst = found == rounded && Float.isInfinite(rounded)
                        ? worst
                        : Math.max(worst, Math.abs(found - wanted) / Math.ulp(rounded));
            }
        }
        return worst;
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN, NaN, NaN",
        "Infinity, Infinity, Infinity, 1",
        "-Infinity, 0, NaN, -1",
        "0, 1, -Infinity, 0",
        "-0.0, 1, -Infinity, -0.0"
    })
    void specialNumbers(float x, float exp, float log, float tanh) {
        assertThat(ScalarMath.exp(x)).isEqualTo((Float) exp);
        assertThat(ScalarMath.log(x)).isEqualTo((Float) log);
        assertThat(ScalarMath.tanh(x)).isEqualTo((Float) tanh);
    }

    /** Values from Abramowitz and Stegun, table 7.1, and its continuation in higher precision. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "2, 0.9953222650189527",
        "3.5, 0.9999992569016276",
        "-1, -0.8427007929497149"
    })
    void erfInDoublePrecision(double x, double erf) {
        assertThat(DoubleMath.erf(x)).isCloseTo(erf, within(1e-14));
    }

    /** The gradients against central differences, in double precision, on both sides of every bend. */
    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfTheActivations(Activation a) {
        double h = 1e-6;
        for (double x = -6.05; x < 6; x += 0.1) {
            double wanted = (DoubleMath.activation(a, 0.3, x + h) - DoubleMath.activation(a, 0.3, x - h)) / (2 * h);
            double saved = a.derivativeFromInput() ? x : DoubleMath.activation(a, 0.3, x);
            assertThat(DoubleMath.activationGradient(a, 0.3, saved, 2))
                    .as("%s at %s", a, x)
                    .isCloseTo(2 * wanted, within(1e-8));
        }
    }

    private static MemorySegment chunk() {
        return Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT.byteSize() * CHUNK, 64);
    }
}
