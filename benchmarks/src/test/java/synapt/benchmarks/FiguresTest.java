package synapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void aRatioAboveOneAlwaysMeansThatOursIsFaster() {
        assertThat(Task.TRAIN.ratio(300, 100)).isEqualTo(3);
        assertThat(Task.EVAL_ONE.ratio(20, 200)).isEqualTo(10);
    }

    @Test
    void spread() {
        assertThat(Spread.of(4, 1, 3)).isEqualTo(new Spread(3, 1, 4));
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCurveKnowsWhetherLossesFell() {
        assertThat(curve(40, 2.3f, -0.01f).verdict()).isEqualTo("learnt");
        assertThat(curve(40, 2.3f, 0).verdict()).isEqualTo("DID NOT LEARN");
        assertThat(curve(40, 2.3f, Float.NaN).verdict()).isEqualTo("DID NOT LEARN");
        assertThat(curve(31, 2.3f, -0.01f).verdict()).isEqualTo("TOO SHORT TO LEARN");
    }

    @Test
    void ofTwoCanariesTheSlowerStays() {
        ForkReport report = new ForkReport();
        report.read("a library's chatter, FORK,FIGURE,1");
        for (String canary : new String[] {"200.0", "90.0", "210.0"}) {
            report.read("FORK,CANARY," + canary);
        }
        assertThat(report.number(ForkReport.Key.CANARY)).isEqualTo(90);
        assertThat(report.number(ForkReport.Key.FIGURE)).isNaN();
    }

    private static LearningCurve curve(int steps, float first, float slope) {
        LearningCurve curve = new LearningCurve();
        for (int i = 0; i < steps; i++) {
            curve.add(first + i * slope);
        }
        return curve;
    }
}
