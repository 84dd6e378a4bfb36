package synapt.benchmarks.ours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

class SynaptContendersTest {
    /** The small ones: others take seconds while nothing is compiled yet. */
    @ParameterizedTest
    @EnumSource(names = {"MLP_TRAIN", "LENET5_ONE", "GEMM_256"})
    void doesAStepOfEachTask(Workload workload) {
        Contender contender = new SynaptContenders().create(workload, 1);
        assertThat(contender.step(0)).isFinite();
        assertThat(contender.description()).startsWith("synapt, ");
        if (workload.task() == Task.TRAIN) {
            assertThat(contender.correct(0)).isBetween(0, workload.model().batch());
        }
    }
}
