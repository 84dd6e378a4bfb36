package synapt.benchmarks.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import synapt.TrainingRun;
import synapt.benchmarks.harness.Data;

/**
 * How the time of a training step and its memory grow with the batch, the layers, their width, and threads. The other two are held
 * at 256 examples, three hidden layers and 256 features; all in one process, one after the other.
 */
public final class Scaling {
    private static final int BATCH = 256;
    private static final int DEPTH = 3;
    private static final int WIDTH = 256;
    private static final int LEAST_STEPS = 5;
    private static final double WARM_SECONDS = 3;
    /** For the kernels to be compiled, before the first point. */
    private static final double FIRST_WARM_SECONDS = 8;

    /** What is varied. */
    enum Axis {
        BATCH("examples in a step", 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096),
        DEPTH("hidden layers", 1, 2, 5, 10, 20, 50, 100, 200),
        WIDTH("features of a layer", 16, 32, 64, 128, 256, 512, 1024, 2048);

        private final String label;
        private final int[] values;

        Axis(String label, int... values) {
            this.label = label;
            this.values = values;
        }

        String label() {
            return label;
        }
    }

    /**
     * @param millis   the median step
     * @param forecast bytes that the run says it takes, its network's parameters included
     * @param taken    bytes that the JVM counts more once the run has taken a step
     */
    record Point(Axis axis, int value, int threads, double millis, long forecast, long taken) {
        static final String CSV_HEADER = "axis,value,threads,ms_per_step,bytes_forecast,bytes_taken";

        String csv() {
            return String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%.4f,%d,%d",
                    axis.name().toLowerCase(Locale.ROOT),
                    value,
                    threads,
                    millis,
                    forecast,
                    taken);
        }
    }

    private final NetMaker maker;
    private final List<Integer> threads;
    private final double seconds;

    /**
     * @param processorPath where javac finds our processor
     * @param seconds       of each point's measurement
     */
    public Scaling(String processorPath, List<Integer> threads, double seconds, Path out) {
        maker = new NetMaker(processorPath, out.resolve("made"));
        this.threads = threads;
        this.seconds = seconds;
    }

    /** Prints each point, and writes {@code scaling.csv}, a chart for each axis and one of the memory to {@code folder}. */
    public void run(Path folder) throws IOException, ReflectiveOperationException, InterruptedException {
        List<Point> points = new ArrayList<>();
        steps(maker.make(WIDTH, DEPTH).training(1, BATCH), Data.of(BATCH, WIDTH), FIRST_WARM_SECONDS);
        for (Axis axis : Axis.values()) {
            for (int value : axis.values) {
                for (int count : threads) {
                    // A class of its own each time: what a network's first run takes includes the constants of its
                    // class.
                    MadeNet net = maker.make(axis == Axis.WIDTH ? value : WIDTH, axis == Axis.DEPTH ? value : DEPTH);
                    int batch = axis == Axis.BATCH ? value : BATCH;
                    int width = axis == Axis.WIDTH ? value : WIDTH;
                    Point point = point(axis, value, net, count, Data.of(batch, width), batch);
                    System.out.println(point.csv());
                    points.add(point);
                }
            }
        }
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>(List.of(Point.CSV_HEADER));
        points.forEach(p -> lines.add(p.csv()));
        Files.write(folder.resolve("scaling.csv"), lines);
        for (Axis axis : Axis.values()) {
            ScalingChart.time(points.stream().filter(p -> p.axis == axis).toList(), folder);
        }
        ScalingChart.memory(points, folder);
        System.out.println("scaling.csv and charts are in " + folder);
    }

    private Point point(Axis axis, int value, MadeNet net, int threads, Data data, int batch)
            throws InterruptedException {
        Footprint before = Footprint.now();
        TrainingRun<?, int[], ?> run = net.training(threads, batch);
        run.trainStep(data.images(), data.labels());
        long taken = Footprint.now().since(before);
        steps(run, data, WARM_SECONDS);
        double[] millis = steps(run, data, seconds);
        Arrays.sort(millis);
        return new Point(
                axis, value, threads, millis[millis.length / 2], run.memory().bytes(), taken);
    }

    private static double[] steps(TrainingRun<?, int[], ?> run, Data data, double seconds) {
        List<Double> millis = new ArrayList<>();
        long start = System.nanoTime();
        long before = start;
        while (millis.size() < LEAST_STEPS || before - start < seconds * 1e9) {
            run.trainStep(data.images(), data.labels());
            long now = System.nanoTime();
            millis.add((now - before) * 1e-6);
            before = now;
        }
        return IntStream.range(0, millis.size()).mapToDouble(millis::get).toArray();
    }
}
