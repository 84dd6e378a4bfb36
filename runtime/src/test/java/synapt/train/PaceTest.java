package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void saysNothingInTheFirstSeconds() {
        for (int i = 1; i < 30; i++) {
            pace.at(i / 10.0, 10L * i);
        }
        assertThat(pace.secondsFor(100, 2.9, 290)).isNaN();
        assertThat(pace.secondsFor(0, 2.9, 290)).isZero();
        assertThat(pace.secondsFor(100, 3, 300)).isCloseTo(1, within(1e-9));
    }

    /** One example a second while the JIT is at work, then a hundred; what is said at first would be absurd. */
    @Test
    void waitsUntilStepsBecomeNoFasterAndForgetsTheSlowOnes() {
        for (int second = 1; second <= 10; second++) {
            pace.at(second, second);
            assertThat(pace.secondsFor(1000, second, second)).isNaN();
        }
        for (int second = 11; second <= 25; second++) {
            pace.at(second, 10 + 100L * (second - 10));
            double left = pace.secondsFor(1000, second, 10 + 100L * (second - 10));
            assertThat(Double.isNaN(left) || left < 15)
                    .as("at %d: %s", second, left)
                    .isTrue();
        }
        assertThat(pace.secondsFor(1000, 25, 1510)).isCloseTo(10, within(1e-9));
    }

    /** However many steps there are, and however uneven, the memory of them stays small and the pace right. */
    @Test
    void thinsOutWhatItRemembers() {
        long done = 0;
        double now = 0;
        for (int step = 0; step < 100_000; step++) {
            now += step % 2 == 0 ? 0.001 : 0.003;
            pace.at(now, ++done);
        }
        assertThat(pace.secondsFor(1000, now, done)).isCloseTo(2, within(0.01));
    }
}
