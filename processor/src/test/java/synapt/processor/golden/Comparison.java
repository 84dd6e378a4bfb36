package synapt.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Compares what came out with what should have, and collects what differs. */
final class Comparison {

    private static final double TOLERANCE = 1e-5;

    private final List<String> mistakes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double worst;

    /** Within the tolerance for float32: 1e-5 + 1e-5 times the greatest of the expected values. */
    void close(String what, double[] got, double[] want) {
        double greatest = 0;
        for (double w : want) {
            greatest = Math.max(greatest, Math.abs(w));
        }
        within(what, got, want, TOLERANCE + TOLERANCE * greatest);
    }

    void close(String what, float[] got, float[] want) {
        close(what, doubles(got), doubles(want));
    }

    void close(String what, double[] got, float[] want) {
        close(what, got, doubles(want));
    }

    void close(String what, double got, double want) {
        close(what, new double[] {got}, new double[] {want});
    }

    /** To the last bit, but a zero may have either sign. */
    void exact(String what, float[] got, float[] want) {
        within(what, doubles(got), doubles(want), 0);
    }

    /** Within a tolerance. */
    void within(String what, double[] got, double[] want, double tolerance) {
        if (got.length != want.length) {
            mistakes.add("%s has %d elements, but should have %d".formatted(what, got.length, want.length));
            return;
        }
        for (int i = 0; i < got.length; i++) {
            double difference = Math.abs(got[i] - want[i]);
            if (!(difference <= tolerance)) { // so that NaN is a mistake
                mistakes.add("%s[%d] is %s, but should be %s (tolerance %.3g, %d elements)"
                        .formatted(what, i, got[i], want[i], tolerance, got.length));
                return;
            }
            if (tolerance > 0) {
                worst = Math.max(worst, difference / tolerance);
            }
        }
    }

    /** Something that a reader of the result should know. */
    void note(String text) {
        notes.add(text);
    }

    List<String> notes() {
        return notes;
    }

    /** The greatest difference, in tolerances. */
    double worst() {
        return worst;
    }

    void requireNoMistakes() {
        assertThat(mistakes).isEmpty();
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
