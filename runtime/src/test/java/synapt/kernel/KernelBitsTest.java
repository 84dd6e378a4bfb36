package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector kernels against the scalar ones, bit for bit (a NaN is a NaN), and these against their double twins. */
class KernelBitsTest {

    static List<KernelCases.Case> cases() {
        return KernelCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void vectorEqualsScalar(KernelCases.Case c) {
        for (boolean special : new boolean[] {false, true}) {
            assertThat(c.run(KernelProvider.vector(), special)).isEqualTo(c.run(KernelProvider.scalar(), special));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDoubleTwinRoundsToTheSame(KernelCases.Case c) {
        double[] floats = c.run(KernelProvider.scalar(), false);
        double[] doubles = c.run(KernelProvider.doubles(), false);
        double scale = 1;
        for (double v : doubles) {
            scale = Double.isFinite(v) ? Math.max(scale, Math.abs(v)) : scale;
        }
        assertThat(floats).hasSameSizeAs(doubles);
        for (int i = 0; i < floats.length; i++) {
            boolean same =
                    Double.compare(floats[i], doubles[i]) == 0 || Math.abs(floats[i] - doubles[i]) <= 3e-6 * scale;
            assertThat(same)
                    .as("element %d: %s, as double %s", i, floats[i], doubles[i])
                    .isTrue();
        }
    }
}
