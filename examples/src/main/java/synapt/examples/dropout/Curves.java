package synapt.examples.dropout;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import synapt.io.AtomicFile;

/** Draws how networks did over the epochs: a colour for each network, solid on the images to test, dashed on those to train with. */
final class Curves {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 620;

    /** Told apart by people who see colours in another way, too (Okabe and Ito). */
    private static final List<Color> COLOURS =
            List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private static final BasicStroke SOLID = new BasicStroke(2);
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

    private Curves() {}

    /**
     * Writes a drawing as PNG and as SVG.
     *
     * @param name of the files
     * @param what the vertical axis shows, with its unit
     */
    static void write(
            String name,
            String what,
            List<Experiment.Outcome> outcomes,
            ToDoubleFunction<Measurement> train,
            ToDoubleFunction<Measurement> test,
            Path folder)
            throws IOException {
        XYChart chart = draw(what, outcomes, train, test);
        AtomicFile.write(
                folder.resolve(name + ".png"), out -> ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out));
        AtomicFile.write(folder.resolve(name + ".svg"), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            svg(chart).stream(writer, true);
            writer.flush();
        });
    }

    private static XYChart draw(
            String what,
            List<Experiment.Outcome> outcomes,
            ToDoubleFunction<Measurement> train,
            ToDoubleFunction<Measurement> test) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("epochs done")
                .yAxisTitle(what)
                .build();
        style(chart.getStyler());
        for (int i = 0; i < outcomes.size(); i++) {
            Color colour = COLOURS.get(i % COLOURS.size());
            Experiment.Outcome outcome = outcomes.get(i);
            String name = outcome.contender().name();
            add(chart, name + ", test", outcome, test, colour, SOLID);
            add(chart, name + ", train", outcome, train, colour, DASHED);
        }
        return chart;
    }

    private static void style(XYStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setPlotContentSize(1);
        styler.setYAxisMin(0.0)
                .setXAxisMin(0.0)
                .setYAxisDecimalPattern("0.0#")
                .setXAxisDecimalPattern("#,##0")
                .setXAxisTickMarkSpacingHint(80)
                .setPlotGridLinesColor(new Color(0xDDDDDD));
    }

    private static void add(
            XYChart chart,
            String name,
            Experiment.Outcome outcome,
            ToDoubleFunction<Measurement> of,
            Color colour,
            BasicStroke stroke) {
        List<Measurement> measurements = outcome.history().measurements();
        double[] epochs = measurements.stream().mapToDouble(Measurement::epoch).toArray();
        double[] values = measurements.stream().mapToDouble(of).toArray();
        chart.addSeries(name, epochs, values)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(stroke);
    }

    private static SVGGraphics2D svg(XYChart chart) {
        Document document;
        try {
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK can make an XML document, but this one can't", e);
        }
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart.paint(graphics, WIDTH, HEIGHT);
        return graphics;
    }
}
