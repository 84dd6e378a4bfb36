package synapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import synapt.kernel.KernelProvider;

/** A number that is not finite is found wherever it is, and not looked for beyond the gradient. */
class GradientCheckTest {

    private static final int ELEMENTS = 2 * StepMemory.CHUNK + 32;

    @Test
    void findsItInEachChunk() {
        Parameters tensors = new Parameters(
                ParameterTable.of(ParameterSpec.wholeBatch("w", Initialization.uniform(1), ELEMENTS)),
                Backend.of(KernelProvider.scalar(), 2));
        MemorySegment gradient = Parameters.allocate(tensors.backend().kernels(), ELEMENTS + 16);
        GradientCheck check = new GradientCheck(tensors, gradient);
        assertThat(check.isFinite()).isTrue();
        for (int at : new int[] {0, StepMemory.CHUNK - 1, StepMemory.CHUNK, ELEMENTS - 1, ELEMENTS}) {
            gradient.setAtIndex(ValueLayout.JAVA_FLOAT, at, at % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY);
            assertThat(check.isFinite()).isEqualTo(at == ELEMENTS);
            gradient.setAtIndex(ValueLayout.JAVA_FLOAT, at, 1f);
        }
        assertThat(check.isFinite()).isTrue();
    }
}
