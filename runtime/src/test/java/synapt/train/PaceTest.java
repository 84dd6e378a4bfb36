package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void saysNothingInTheFirstSeconds() {
        pace.at(0.5, 10);
        pace.at(2.9, 60);
        assertThat(pace.secondsFor(100, 2.9, 60)).isNaN();
        assertThat(pace.secondsFor(0, 2.9, 60)).isZero();
        assertThat(pace.secondsFor(100, 3, 60)).isNotNaN();
    }

    /** One example a second while it warms up, then a hundred: the first seconds are forgotten. */
    @Test
    void goesByTheLaterHalf() {
        for (int second = 1; second <= 10; second++) {
            pace.at(second, second);
        }
        for (int second = 11; second <= 25; second++) {
            pace.at(second, 10 + 100L * (second - 10));
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
