package synapt.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void aSlowStepIsSpreadOverItsTenths() {
        double[] bins = new double[4];
        WarmUp.spread(bins, 50_000_000, 250_000_000);
        assertThat(bins).containsExactly(new double[] {0.25, 0.5, 0.25, 0}, within(1e-12));
        WarmUp.spread(bins, 350_000_000, 450_000_000); // half of it after the end
        assertThat(bins[3]).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void oneFastTenthIsNotYetWarm() {
        double[] bins = {0, 1, 10, 2, 5, 9, 10, 10, 9.5, 10, 10, 10};
        assertThat(WarmUp.seconds(bins)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void whatNeverGetsSteadyTookAllTheTime() {
        double[] bins = {1, 10, 1, 10, 1, 10, 1, 10};
        assertThat(WarmUp.seconds(bins)).isEqualTo(0.8, within(1e-12));
    }
}
