package synapt.train;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link Trainer}'s progress on the standard output. On a terminal one line is redrawn, at most ten times a second, and
 * each epoch leaves a line behind; elsewhere there is a line for each epoch, and one every ten seconds within long ones.
 *
 * <pre>
 * epoch  3/10   42%  loss 0.4513  accuracy 0.8342  21,340 images/s  0:12 left
 * epoch  3/10  loss 0.4377  accuracy 0.8391  test loss 0.4102  test accuracy 0.8530  21,612 images/s
 * </pre>
 */
public final class ProgressLine implements TrainingListener {

    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;

    private final String unit;
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long shownAt;
    private int width;

    /** @param unit what examples are, in the plural: "images" */
    public ProgressLine(String unit) {
        this(unit, System.out, isTerminal(System.console()), System::nanoTime);
    }

    ProgressLine(String unit, PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.unit = unit;
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong();
    }

    // Since JDK 22 there is a console even where output goes to a file.
    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    @Override
    public void stepDone(Progress p) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
            return;
        }
        shownAt = now;
        String line = format(
                "%s  %3d%%  %s  %s%s",
                epoch(p), 100L * p.examples() / p.epochExamples(), metrics(p), speed(p), left(p.secondsLeft()));
        if (terminal) {
            redraw(line);
        } else {
            out.println(line);
        }
    }

    @Override
    public void epochDone(EpochResult result) {
        Progress p = result.training();
        String speed = Double.isNaN(p.examplesPerSecond()) ? "" : "  " + speed(p);
        redraw(epoch(p) + "  " + metrics(p) + each("test ", result.outputs()) + speed);
        endLine();
    }

    @Override
    public void trainingOver() {
        if (width > 0) {
            endLine();
        }
    }

    /** Over the line that is there, if one is. */
    private void redraw(String line) {
        out.print((width > 0 ? "\r" : "") + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }

    private void endLine() {
        out.println();
        width = 0;
    }

    private static String epoch(Progress p) {
        String epochs = Integer.toString(p.epochs());
        return format("epoch %" + epochs.length() + "d/%s", p.epoch() + 1, epochs);
    }

    private static String metrics(Progress p) {
        return p.outputs().size() == 1
                ? format("loss %.4f", p.loss()) + accuracy("", "", p.accuracy())
                : format("loss %.4f", p.loss()) + each("", p.outputs());
    }

    /** Loss and accuracy of each output, by its name where there are several. */
    private static String each(String before, List<OutputMetrics> outputs) {
        return outputs.stream()
                .map(o -> {
                    String of = outputs.size() == 1 ? "" : o.name() + " ";
                    return format("  %s%sloss %.4f", before, of, o.loss()) + accuracy(before, of, o.accuracy());
                })
                .collect(Collectors.joining());
    }

    private static String accuracy(String before, String of, double accuracy) {
        return Double.isNaN(accuracy) ? "" : format("  %s%saccuracy %.4f", before, of, accuracy);
    }

    private String speed(Progress p) {
        return format("%,.0f ", p.examplesPerSecond()) + unit + "/s";
    }

    /** Nothing while nobody knows. */
    private static String left(double seconds) {
        return Double.isNaN(seconds) ? "" : "  " + time(seconds) + " left";
    }

    private static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 3600 ? format("%d:%02d", s / 60, s % 60) : format("%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
