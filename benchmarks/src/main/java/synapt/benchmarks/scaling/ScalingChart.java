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
import synapt.benchmarks.scaling.Scaling.Axis;
import synapt.benchmarks.scaling.Scaling.Point;

/** Lines of time over what was varied, one for each number of threads; both scales logarithmic. */
final class ScalingChart {
    private ScalingChart() {}

    /** @param points of one axis */
    static void write(List<Point> points, Path folder) throws IOException {
        Axis axis = points.getFirst().axis();
        XYChart chart = new XYChartBuilder()
                .width(800)
                .height(550)
                .title("Time of a training step")
                .xAxisTitle(axis.label())
                .yAxisTitle("ms")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.InsideNW)
                .setChartBackgroundColor(Color.WHITE);
        for (int threads : points.stream().map(Point::threads).distinct().toList()) {
            List<Point> line =
                    points.stream().filter(p -> p.threads() == threads).toList();
            chart.addSeries(
                    threads == 1 ? "1 thread" : threads + " threads",
                    line.stream().mapToDouble(Point::value).toArray(),
                    line.stream().mapToDouble(Point::millis).toArray());
        }
        String name = "scaling-" + axis.name().toLowerCase(Locale.ROOT);
        BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapFormat.PNG);
    }
}
