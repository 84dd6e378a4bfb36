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

    /** A line that is too wide ends at the margin, or its beginning could not be reached again. */
    private static final String WRAP_OFF = "\033[?7l";

    private static final String WRAP_ON = "\033[?7h";
    private static final String ERASE = "\033[K";

    private final String unit;
    private final PrintStream out;
    private final Kind kind;
    private final LongSupplier nanoTime;
    private long shownAt;
    private int width;

    /** Where the output goes. */
    enum Kind {
        /** To a file or another program. */
        PLAIN,
        /** To a terminal of which nothing is known but that a line can be begun again. */
        SIMPLE_TERMINAL,
        /** To one that knows the control sequences of a VT100. */
        TERMINAL;

        private static Kind of(@Nullable Console console, @Nullable String term) {
            // Since JDK 22 there is a console even where output goes to a file.
            if (console == null || !console.isTerminal()) {
                return PLAIN;
            }
            return term == null || term.equals("dumb") ? SIMPLE_TERMINAL : TERMINAL;
        }
    }

    /** @param unit what examples are, in the plural: "images" */
    public ProgressLine(String unit) {
        this(unit, System.out, Kind.of(System.console(), System.getenv("TERM")), System::nanoTime);
    }

    ProgressLine(String unit, PrintStream out, Kind kind, LongSupplier nanoTime) {
        this.unit = unit;
        this.out = out;
        this.kind = kind;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong();
    }

    @Override
    public void stepDone(Progress p) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < (kind == Kind.PLAIN ? PLAIN_NANOS : TERMINAL_NANOS)) {
            return;
        }
        shownAt = now;
        String line = format(
                "%s  %3d%%  %s  %s%s",
                epoch(p), 100L * p.examples() / p.epochExamples(), metrics(p), speed(p), left(p.secondsLeft()));
        if (kind == Kind.PLAIN) {
            out.println(line);
        } else {
            redraw(line, false);
        }
    }

    @Override
    public void epochDone(EpochResult result) {
        Progress p = result.training();
        String speed = Double.isNaN(p.examplesPerSecond()) ? "" : "  " + speed(p);
        redraw(epoch(p) + "  " + metrics(p) + each("test ", result.outputs()) + speed, true);
        endLine();
    }

    @Override
    public void trainingOver() {
        if (width > 0) {
            endLine();
        }
    }

    /** Over the line that is there, if one is. */
    private void redraw(String line, boolean stays) {
        boolean isTerminal = kind == Kind.TERMINAL;
        String begin = width == 0 ? "" : isTerminal ? "\r" + ERASE : "\r";
        String blanks = isTerminal ? "" : " ".repeat(Math.max(0, width - line.length()));
        out.print(begin + (isTerminal && !stays ? WRAP_OFF + line + WRAP_ON : line) + blanks);
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
