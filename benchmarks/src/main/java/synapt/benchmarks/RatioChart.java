package synapt.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A bar for each ratio, from 1 to its median on a logarithmic scale, with its spread, and a mark where its goal is. */
final class RatioChart {
    private static final int ROW = 24;
    private static final int TOP = 70;
    private static final int BOTTOM = 30;
    private static final int LABELS = 330;
    private static final int BARS = 700;
    private static final int NUMBERS = 190;

    private static final Color REACHED = new Color(0x3B75AF);
    private static final Color MISSED = new Color(0xE08A2E);
    private static final Color WATCHED = new Color(0x9AA5B1);
    private static final Color GOAL = new Color(0xC62828);
    private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private final List<Ratio> ratios;
    private final double low;
    private final double high;

    private RatioChart(List<Ratio> ratios) {
        this.ratios = ratios;
        low = ratios.stream().mapToDouble(r -> r.values().min()).reduce(0.8, Math::min);
        high = ratios.stream()
                .mapToDouble(r -> Double.isNaN(r.goal())
                        ? r.values().max()
                        : Math.max(r.values().max(), r.goal()))
                .reduce(1.25, Math::max);
    }

    /** Writes a picture of type PNG. */
    static void write(List<Ratio> ratios, Path file) throws IOException {
        BufferedImage image = new BufferedImage(
                LABELS + BARS + NUMBERS, TOP + ROW * ratios.size() + BOTTOM, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        RatioChart chart = new RatioChart(ratios);
        chart.drawScale(g, image.getHeight() - BOTTOM);
        for (int row = 0; row < ratios.size(); row++) {
            chart.drawRow(g, ratios.get(row), TOP + row * ROW);
        }
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private void drawScale(Graphics2D g, int bottom) {
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        g.drawString("How many times as fast, or as small, as the best rival (logarithmic)", 12, 24);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        drawLegend(g);
        for (double tick : TICKS) {
            if (tick >= low && tick <= high) {
                g.setColor(tick == 1 ? Color.DARK_GRAY : new Color(0xDDDDDD));
                g.draw(new Line2D.Double(x(tick), TOP - 4, x(tick), bottom));
                g.setColor(Color.DARK_GRAY);
                String text = tick < 1 ? "" + tick : "" + (int) tick;
                g.drawString(text, (float) x(tick) - 4, bottom + 16);
            }
        }
    }

    private static void drawLegend(Graphics2D g) {
        Color[] colors = {REACHED, MISSED, WATCHED, GOAL};
        String[] texts = {"goal reached", "goal missed", "no goal", "goal"};
        for (int i = 0; i < colors.length; i++) {
            g.setColor(colors[i]);
            if (colors[i] == GOAL) {
                g.fill(diamond(18 + 130 * i, 46));
            } else {
                g.fillRect(12 + 130 * i, 40, 12, 12);
            }
            g.setColor(Color.BLACK);
            g.drawString(texts[i], 30 + 130 * i, 51);
        }
    }

    private void drawRow(Graphics2D g, Ratio ratio, int y) {
        double value = ratio.values().median();
        boolean hasGoal = !Double.isNaN(ratio.goal());
        double middle = y + ROW / 2.0;
        g.setColor(Color.BLACK);
        g.drawString(
                ratio.workload() + (ratio.threads() == 1 ? "" : ", " + ratio.threads() + " threads"),
                12,
                (float) middle + 4);
        g.setColor(!hasGoal ? WATCHED : value >= ratio.goal() ? REACHED : MISSED);
        double from = Math.min(x(1), x(value));
        g.fill(new Rectangle2D.Double(from, y + 4, Math.abs(x(value) - x(1)), ROW - 8));
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(1.2f));
        g.draw(new Line2D.Double(
                x(ratio.values().min()), middle, x(ratio.values().max()), middle));
        if (hasGoal) {
            g.setColor(GOAL);
            g.fill(diamond(x(ratio.goal()), middle));
        }
        g.setColor(Color.BLACK);
        g.drawString(
                String.format(Locale.ROOT, "%.2f x %s", value, ratio.rival()), LABELS + BARS + 10, (float) middle + 4);
    }

    private static Path2D diamond(double x, double y) {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x - 5, y);
        diamond.lineTo(x, y - 7);
        diamond.lineTo(x + 5, y);
        diamond.lineTo(x, y + 7);
        diamond.closePath();
        return diamond;
    }

    private double x(double value) {
        return LABELS + (BARS - 20) * Math.log(value / low) / Math.log(high / low);
    }
}
