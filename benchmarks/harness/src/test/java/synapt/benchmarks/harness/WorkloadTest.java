package synapt.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    @Test
    void namesAreTheirOwn() {
        assertThat(Arrays.stream(Workload.values()).map(Workload::toString)).doesNotHaveDuplicates();
        assertThat(Workload.named("lenet5.train")).containsExactly(Workload.LENET5_TRAIN, Workload.LENET5_TRAIN_P0);
    }

    @Test
    void unitsOfAStep() {
        assertThat(Workload.LENET5_TRAIN.perStep()).isEqualTo(256);
        assertThat(Workload.TRANSFORMER_TRAIN.perStep()).isEqualTo(32 * 128);
        assertThat(Workload.DROPOUT_FORWARD.perStep()).isEqualTo((1 << 24) * 1e-9);
        assertThat(Workload.GEMM_256.perStep()).isEqualTo(2e-9 * (1 << 24));
    }

    @Test
    void answersAreCountedFromTheRightSample() {
        Data data = new Data(1, new float[3], new int[] {9, 2, 0});
        float[] logits = new float[2 * Data.CLASSES];
        logits[2] = 1; // sample 1: class 2, right
        logits[Data.CLASSES + 5] = 1; // sample 2: class 5, wrong
        assertThat(data.correct(1, logits)).isEqualTo(1);
    }
}
