package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** What tells positions apart, against the formulas of the papers; in double precision. */
class PositionsTest {

    private static final int LANES = Kernels.LANES;
    private static final double TOLERANCE = 1e-14;

    private final Kernels kernels = KernelProvider.doubles();
    private final Numbers numbers = new Numbers(kernels, 11, false);

    @Test
    void sinusoidsAreThoseOfThePaper() {
        double[] table = Sinusoids.table(8, 6);
        for (int p = 0; p < 8; p++) {
            for (int i = 0; i < 3; i++) {
                double angle = p / Math.pow(10_000, 2 * i / 6.0);
                assertThat(table[p * 6 + 2 * i]).isCloseTo(Math.sin(angle), within(TOLERANCE));
                assertThat(table[p * 6 + 2 * i + 1]).isCloseTo(Math.cos(angle), within(TOLERANCE));
            }
        }
        assertThat(Sinusoids.table(2, 3))
                .containsExactly(
                        0, 1, 0, Math.sin(1), Math.cos(1), StrictMath.sin(1 / StrictMath.pow(10_000, 2.0 / 3)));
    }

    @Test
    void aPairIsTurnedByItsAngle() {
        Attention a = new Attention(3, 1, 4, false);
        MemorySegment qkv = numbers.some((long) a.inputCells() * LANES);
        double[] before = numbers.read(qkv);
        kernels.rotate(a, Rotation.of(a), false, qkv, 1);
        double[] after = numbers.read(qkv);
        for (int p = 0; p < 3; p++) {
            for (Attention.Part part : Attention.Part.values()) {
                for (int pair = 0; pair < 2; pair++) {
                    double angle = part == Attention.Part.VALUE ? 0 : p / Math.pow(10_000, 2 * pair / 4.0);
                    int x = (a.cell(part, 0, p) + 2 * pair) * LANES + 5;
                    int y = x + LANES;
                    assertThat(after[x])
                            .isCloseTo(before[x] * Math.cos(angle) - before[y] * Math.sin(angle), within(TOLERANCE));
                    assertThat(after[y])
                            .isCloseTo(before[x] * Math.sin(angle) + before[y] * Math.cos(angle), within(TOLERANCE));
                }
            }
        }
        kernels.rotate(a, Rotation.of(a), true, qkv, 1);
        double[] back = numbers.read(qkv);
        for (int i = 0; i < back.length; i++) {
            assertThat(back[i]).isCloseTo(before[i], within(TOLERANCE));
        }
    }

    /** With the same query and key everywhere, a score depends on how far apart they are, and on nothing else. */
    @Test
    void turnedScoresDependOnTheDistance() {
        Attention a = new Attention(6, 2, 4, false);
        int position = 3 * a.features() * LANES;
        double[] one = numbers.read(numbers.some(position));
        double[] all = new double[a.inputCells() * LANES];
        for (int p = 0; p < a.positions(); p++) {
            System.arraycopy(one, 0, all, p * position, position);
        }
        MemorySegment qkv = numbers.of(all);
        kernels.rotate(a, Rotation.of(a), false, qkv, 1);
        MemorySegment weights = numbers.unset((long) a.weightCells() * LANES);
        kernels.attentionWeights(a, qkv, weights, numbers.unset(a.room()), 1);
        double[] w = numbers.read(weights);
        for (int h = 0; h < a.heads(); h++) {
            for (int i = 0; i + 2 < a.positions(); i++) {
                // The ratio of two weights of a query, as the sums of two queries differ.
                double here = weight(a, w, h, i, i + 1) / weight(a, w, h, i, i);
                double next = weight(a, w, h, i + 1, i + 2) / weight(a, w, h, i + 1, i + 1);
                assertThat(next).isCloseTo(here, within(1e-12));
                assertThat(here).isNotCloseTo(1, within(1e-6));
            }
        }
    }

    private static double weight(Attention a, double[] weights, int head, int query, int key) {
        return weights[(a.weightCell(head, query) + key) * LANES];
    }
}
