package synapt.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForkReportTest {
    @Test
    void aRatioAboveOneAlwaysMeansThatOursIsFaster() {
        assertThat(Metric.RATE.ratio(300, 100)).isEqualTo(3);
        assertThat(Metric.P99.ratio(20, 200)).isEqualTo(10);
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
        report.read("a library's chatter, FORK,RATE,1");
        for (String canary : new String[] {"200.0", "90.0", "210.0"}) {
            report.read("FORK,CANARY," + canary);
        }
        assertThat(report.number(ForkReport.Key.CANARY)).isEqualTo(90);
        assertThat(report.figure(Metric.RATE)).isNaN();
        report.read("FORK,P99,12.5");
        assertThat(report.figure(Metric.P99)).isEqualTo(12.5);
    }

    private static LearningCurve curve(int steps, float first, float slope) {
        LearningCurve curve = new LearningCurve(16);
        for (int i = 0; i < steps; i++) {
            curve.add(first + i * slope);
        }
        return curve;
    }
}
