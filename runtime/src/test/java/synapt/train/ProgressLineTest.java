package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true);
    private long now;

    private static Progress at(int examples, double accuracy) {
        return new Progress(
                2,
                10,
                5,
                examples,
                1000,
                0.5,
                accuracy,
                0.1,
                21340.4,
                3725.2,
                List.of(new OutputMetrics("output", 0.5, accuracy)));
    }

    private String printed() {
        return bytes.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void redrawsOneLineOnATerminalAtMostTenTimesASecond() {
        ProgressLine line = new ProgressLine("images", out, ProgressLine.Kind.SIMPLE_TERMINAL, () -> now);
        for (int step = 1; step <= 100; step++) {
            now += 10_000_000;
            line.stepDone(at(step * 10, 0.25));
        }
        assertThat(printed().split("\r"))
                .hasSize(10)
                .allSatisfy(l -> assertThat(l).doesNotContain("\n"));
        assertThat(printed())
                .startsWith(
                        "epoch  3/10   10%  loss 0.5000  accuracy 0.2500  21,340 images/s  1:02:05 left\repoch  3/10   20%");
        bytes.reset();
        line.epochDone(new EpochResult(at(1000, 0.25), null, 1, List.of()));
        assertThat(printed())
                .isEqualTo("\repoch  3/10  loss 0.5000  accuracy 0.2500  21,340 images/s" + " ".repeat(20) + "\n");
    }

    @Test
    void printsALineForEachEpochAndEveryTenSecondsElsewhere() {
        ProgressLine line = new ProgressLine("images", out, ProgressLine.Kind.PLAIN, () -> now);
        for (int second = 1; second <= 25; second++) {
            now += 1_000_000_000;
            line.stepDone(at(second * 10, Double.NaN));
        }
        line.epochDone(new EpochResult(
                at(1000, Double.NaN), new Score(200, 150, 0.25), 25, List.of(new OutputMetrics("output", 0.25, 0.75))));
        line.trainingOver();
        assertThat(printed()).isEqualTo("""
                epoch  3/10   10%  loss 0.5000  21,340 images/s  1:02:05 left
                epoch  3/10   20%  loss 0.5000  21,340 images/s  1:02:05 left
                epoch  3/10  loss 0.5000  test loss 0.2500  test accuracy 0.7500  21,340 images/s
                """);
    }

    /** What is redrawn is cut off at the margin; what stays is not. */
    @Test
    void doesNotWrapWhatIsRedrawn() {
        ProgressLine line = new ProgressLine("images", out, ProgressLine.Kind.TERMINAL, () -> now);
        now += 200_000_000;
        line.stepDone(at(10, Double.NaN));
        line.epochDone(new EpochResult(at(1000, Double.NaN), null, 1, List.of()));
        assertThat(printed())
                .isEqualTo("\033[?7lepoch  3/10    1%  loss 0.5000  21,340 images/s  1:02:05 left\033[?7h"
                        + "\r\033[Kepoch  3/10  loss 0.5000  21,340 images/s\n");
    }

    @Test
    void saysNothingOfTimeLeftWhileNobodyKnows() {
        ProgressLine line = new ProgressLine("images", out, ProgressLine.Kind.SIMPLE_TERMINAL, () -> now);
        now += 200_000_000;
        line.stepDone(new Progress(0, 2, 1, 10, 1000, 0.5, 0.5, 0.1, 10, Double.NaN, List.of()));
        assertThat(printed()).endsWith("  10 images/s");
    }

    @Test
    void namesOutputsWhereThereAreSeveral() {
        ProgressLine line = new ProgressLine("images", out, ProgressLine.Kind.PLAIN, () -> now);
        List<OutputMetrics> outputs =
                List.of(new OutputMetrics("kind", 0.5, 0.75), new OutputMetrics("light", 0.25, Double.NaN));
        Progress p = new Progress(0, 2, 1, 1000, 1000, 0.6, 0.75, 0.1, 10, 0, outputs);
        line.epochDone(new EpochResult(p, null, 1, outputs));
        assertThat(printed())
                .isEqualTo("epoch 1/2  loss 0.6000  kind loss 0.5000  kind accuracy 0.7500  light loss 0.2500"
                        + "  test kind loss 0.5000  test kind accuracy 0.7500  test light loss 0.2500  10 images/s\n");
    }

    @Test
    void leavesNoHalfLineBehind() {
        ProgressLine line = new ProgressLine("rows", out, ProgressLine.Kind.SIMPLE_TERMINAL, () -> now);
        now += 200_000_000;
        line.stepDone(at(10, 0.5));
        line.trainingOver();
        assertThat(printed()).endsWith(" left\n");
    }

    @Test
    void speaksTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            printsALineForEachEpochAndEveryTenSecondsElsewhere();
        } finally {
            Locale.setDefault(before);
        }
    }
}
