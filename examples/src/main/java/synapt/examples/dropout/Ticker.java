package synapt.examples.dropout;

import java.util.Locale;
import synapt.train.Progress;

/** Tells on the standard output how far an experiment is, and how long it will take: a line now and then. */
final class Ticker {

    private static final long NANOS = 10_000_000_000L;

    private final String name;
    private final int networksAfter;
    private long shownAt = System.nanoTime();

    /** @param networksAfter how many networks will be trained after this one */
    Ticker(String name, int networksAfter) {
        this.name = name;
        this.networksAfter = networksAfter;
    }

    /** A line, if the last was long ago. */
    void stepDone(Progress p) {
        if (System.nanoTime() - shownAt >= NANOS) {
            int percent = (int) (100L * p.examples() / p.epochExamples());
            show(p, String.format(Locale.ROOT, "%3d%%  loss %.4f", percent, p.loss()));
        }
    }

    /** A line. */
    void measured(Progress p, Measurement m) {
        show(
                p,
                String.format(
                        Locale.ROOT,
                        "train loss %.4f  accuracy %.4f  test loss %.4f  accuracy %.4f",
                        m.trainLoss(),
                        m.trainAccuracy(),
                        m.testLoss(),
                        m.testAccuracy()));
    }

    private void show(Progress p, String what) {
        shownAt = System.nanoTime();
        int digits = Integer.toString(p.epochs()).length();
        System.out.println(
                String.format(Locale.ROOT, "%s  epoch %" + digits + "d/%d  %s", name, p.epoch() + 1, p.epochs(), what)
                        + speed(p)
                        + left(p));
    }

    private static String speed(Progress p) {
        return Double.isNaN(p.examplesPerSecond())
                ? ""
                : String.format(Locale.ROOT, "  %,.0f images/s", p.examplesPerSecond());
    }

    /** The networks to come are taken to be as fast as this one. */
    private String left(Progress p) {
        double epochsLeft = p.epochs() - p.epoch() - (double) p.examples() / p.epochExamples();
        if (Double.isNaN(p.secondsLeft()) || epochsLeft == 0) {
            return "";
        }
        double others = p.secondsLeft() / epochsLeft * p.epochs() * networksAfter;
        return "  " + time(p.secondsLeft()) + " left"
                + (networksAfter == 0 ? "" : ", " + time(p.secondsLeft() + others) + " for all");
    }

    /** Hours, minutes and seconds. */
    static String time(double seconds) {
        long s = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
