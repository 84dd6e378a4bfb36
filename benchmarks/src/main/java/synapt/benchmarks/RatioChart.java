package synapt.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A bar for each ratio, and a mark where its goal is. */
final class RatioChart {
    private static final int WIDTH_OF_BAR = 42;

    private RatioChart() {}

    /** Writes {@code ratios.png} and {@code ratios.svg}. */
    static void write(List<Ratio> ratios, Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Double> goals = new ArrayList<>();
        List<Double> even = new ArrayList<>();
        for (Ratio ratio : ratios) {
            names.add(ratio.workload() + (ratio.threads() == 1 ? "" : ", " + ratio.threads() + " threads"));
            values.add(ratio.values().median());
            // A category chart leaves out what is null.
            goals.add(Double.isNaN(ratio.goal()) ? null : ratio.goal());
            even.add(1.0);
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(Math.max(700, WIDTH_OF_BAR * names.size() + 150))
                .height(700)
                .title("How many times as fast as the fastest rival (logarithmic)")
                .yAxisTitle("ours / rival")
                .build();
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setXAxisLabelRotation(60)
                .setLegendPosition(LegendPosition.InsideNE)
                .setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setAvailableSpaceFill(0.6).setOverlapped(true);
        chart.addSeries("Synapt", names, values).setFillColor(new Color(0x3B, 0x75, 0xAF));
        chart.addSeries("goal", names, goals)
                .setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.DIAMOND)
                .setMarkerColor(new Color(0xD6, 0x27, 0x28));
        chart.addSeries("even", names, even)
                .setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.DARK_GRAY);
        String file = folder.resolve("ratios").toString();
        BitmapEncoder.saveBitmapWithDPI(chart, file, BitmapEncoder.BitmapFormat.PNG, 110);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
}
