package synapt.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateScheduleTest {

    @Test
    void linearGoesFromOneRateToAnotherAndStays() {
        RateSchedule rates = RateSchedule.linear(0.5, 0.1, 4);
        assertThat(rates.at(0)).isEqualTo(0.5);
        assertThat(rates.at(2)).isCloseTo(0.3, within(1e-15));
        assertThat(rates.at(4)).isEqualTo(0.1);
        assertThat(rates.at(Long.MAX_VALUE)).isEqualTo(0.1);
    }

    @Test
    void curriculumRisesFromZeroTowardsTheRate() {
        RateSchedule rates = RateSchedule.curriculum(0.5, 0.01);
        assertThat(rates.at(0)).isZero();
        assertThat(rates.at(100)).isCloseTo(0.5 * (1 - Math.exp(-1)), within(1e-15));
        assertThat(rates.at(Long.MAX_VALUE)).isEqualTo(0.5);
        assertThat(RateSchedule.curriculum(0.5, 1e-20).at(1)).as("small steps").isEqualTo(0.5e-20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void curriculumNeedsAPositiveGamma(double gamma) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateSchedule.curriculum(0.5, gamma))
                .withMessage("gamma is positive and finite, but it is " + gamma);
    }

    @Test
    void linearTakesAStep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateSchedule.linear(0, 1, 0))
                .withMessage("a schedule takes at least 1 step, but was given 0");
    }
}
