package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepLrTest {

    @ParameterizedTest
    @CsvSource({"0.1, 10, 0.5", "0.01, 150, 0.5", "1, 1, 0.97", "0.3, 7, 0"})
    void isPyTorchsClosedForm(double base, int stepSize, double gamma) {
        StepLr schedule = StepLr.of(stepSize, gamma);
        for (int epoch = 0; epoch < 400; epoch++) {
            double expected = base * Math.pow(gamma, epoch / stepSize);
            assertThat(schedule.rate(base, epoch, 0)).isCloseTo(expected, within(1e-12 * base));
        }
    }

    @Test
    void changesExactlyAtTheEndOfAnInterval() {
        StepLr schedule = StepLr.of(10, 0.5);
        assertThat(schedule.rate(0.1, 9, 999)).isEqualTo(0.1);
        assertThat(schedule.rate(0.1, 10, 999)).isEqualTo(0.05);
        assertThat(schedule.rate(0.1, 19, 999)).isEqualTo(0.05);
        assertThat(schedule.rate(0.1, 20, 999)).isEqualTo(0.025);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5, 'StepLr changes the rate every 1 or more epochs, but stepSize is 0'",
        "3, -0.5, 'StepLr''s gamma is finite and at least 0, but it is -0.5'",
        "3, NaN, 'StepLr''s gamma is finite and at least 0, but it is NaN'"
    })
    void refusesWhatIsNoSchedule(int stepSize, double gamma, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepLr.of(stepSize, gamma))
                .withMessage(message);
    }
}
