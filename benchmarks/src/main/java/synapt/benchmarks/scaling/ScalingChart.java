package synapt.benchmarks.scaling;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import synapt.benchmarks.scaling.Scaling.Axis;
import synapt.benchmarks.scaling.Scaling.Point;

/** Lines over what was varied; all scales logarithmic. */
final class ScalingChart {
    private static final double MIB = 0x1p20;

    private ScalingChart() {}

    /**
     * Time, a line for each number of threads.
     *
     * @param points of one axis
     */
    static void time(List<Point> points, Path folder) throws IOException {
        Axis axis = points.getFirst().axis();
        XYChart chart = chart("Time of a training step", axis.label(), "ms");
        for (int threads : points.stream().map(Point::threads).distinct().toList()) {
            List<Point> line =
                    points.stream().filter(p -> p.threads() == threads).toList();
            chart.addSeries(
                    threads == 1 ? "1 thread" : threads + " threads",
                    line.stream().mapToDouble(Point::value).toArray(),
                    line.stream().mapToDouble(Point::millis).toArray());
        }
        write(chart, folder, "scaling-" + axis.name().toLowerCase(Locale.ROOT));
    }

    /** What runs take beside what they said they would, and the line on which both are the same. */
    static void memory(List<Point> points, Path folder) throws IOException {
        XYChart chart = chart("Memory of a training run", "forecast, MiB", "taken, MiB");
        double[] forecasts =
                points.stream().mapToDouble(p -> p.forecast() / MIB).sorted().toArray();
        chart.addSeries("forecast", forecasts, forecasts).setMarker(SeriesMarkers.NONE);
        for (Axis axis : Axis.values()) {
            List<Point> cloud = points.stream().filter(p -> p.axis() == axis).toList();
            chart.addSeries(
                            axis.label(),
                            cloud.stream().mapToDouble(p -> p.forecast() / MIB).toArray(),
                            cloud.stream().mapToDouble(p -> p.taken() / MIB).toArray())
                    .setLineStyle(SeriesLines.NONE);
        }
        write(chart, folder, "scaling-memory");
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(800)
                .height(550)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.InsideNW)
                .setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private static void write(XYChart chart, Path folder, String name) throws IOException {
        BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapFormat.PNG);
    }
}
