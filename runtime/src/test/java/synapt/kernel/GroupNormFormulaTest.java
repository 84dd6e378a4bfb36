package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The double twin against the textbook's formulas; among PyTorch's values there are none of the root mean square. */
class GroupNormFormulaTest {

    private static final int LANES = Kernels.LANES;

    private final Kernels k = KernelProvider.doubles();
    private final Numbers n = new Numbers(k, 11, false);

    @ParameterizedTest
    @CsvSource({"1, 40, true", "1, 40, false", "3, 7, true", "3, 7, false"})
    void layers(int groups, int size, boolean centred) {
        double eps = 0x1p-7;
        NormGroups g = NormGroups.layer(groups, size, centred);
        MemorySegment x = n.some((long) g.elements() * LANES);
        MemorySegment weight = n.some(size);
        MemorySegment bias = n.some(size);
        MemorySegment y = n.unset((long) g.elements() * LANES);
        k.groupNorm(g, (float) eps, weight, bias, x, y, n.unset((2L * groups + GroupNormKernels.ROOM) * LANES), 1);

        double[] values = n.read(x);
        double[] results = n.read(y);
        for (int group = 0; group < groups; group++) {
            for (int lane = 0; lane < LANES; lane++) {
                double sum = 0;
                double squares = 0;
                for (int j = 0; j < size; j++) {
                    double value = values[(group * size + j) * LANES + lane];
                    sum += value;
                    squares += value * value;
                }
                double mean = centred ? sum / size : 0;
                double deviation = Math.sqrt(squares / size - mean * mean + eps);
                for (int j = 0; j < size; j++) {
                    int i = (group * size + j) * LANES + lane;
                    double wanted = (values[i] - mean) / deviation * n.read(weight)[j] + n.read(bias)[j];
                    assertThat(results[i]).isCloseTo(wanted, within(1e-12));
                }
            }
        }
    }
}
