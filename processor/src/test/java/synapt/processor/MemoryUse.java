package synapt.processor;

import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import synapt.Backend;
import synapt.MemoryForecast;
import synapt.TrainingRun;
import synapt.train.AdamW;

/**
 * What the operating system says that training takes, beside the forecast, as CSV: the growth of the process's resident memory from
 * before the network is created to after its training is, each in a process of its own, whose heap is resident from the start: so
 * {@code resident} is to be compared with {@code native}. {@link ForecastTest} compares to the byte what is allocated; this shows that
 * the system sees the same. On Linux only, where {@code /proc} is.
 */
final class MemoryUse {

    private static final int[] BATCHES = {1, 16, 64, 256, 1024, 4096};

    private MemoryUse() {}

    /**
     * Prints the table of some networks: names of the tests' folder, or compiled classes of the class path. With {@code measure}:
     * prints one measurement.
     */
    public static void main(String[] args) throws IOException, InterruptedException, ReflectiveOperationException {
        if (args.length > 0 && args[0].equals("measure")) {
            measure(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            return;
        }
        System.out.println("network,threads,batch,forecast,native,heap,resident");
        for (String name : args) {
            boolean isClass = name.contains(".");
            String type = isClass ? name : Compiled.of(name).className();
            String classes = isClass ? "" : Compiled.of(name).classes().toString();
            for (int threads : new int[] {1, 2}) {
                for (int batch : BATCHES) {
                    System.out.print(name + "," + run(type, classes, threads, batch));
                }
            }
        }
    }

    private static String run(String type, String classes, int threads, int batch)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xms256m", // the heap does not grow, and its pages are there from the start
                "-Xmx256m",
                "-XX:+AlwaysPreTouch",
                "-XX:MaxDirectMemorySize=12g",
                "-Dsynapt.kernels=scalar",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classes,
                MemoryUse.class.getName(),
                "measure",
                type,
                Integer.toString(threads),
                Integer.toString(batch)));
        Process child = new ProcessBuilder(command).start();
        String line = new String(child.getInputStream().readAllBytes());
        child.waitFor();
        return line.isEmpty() ? threads + "," + batch + ",failed\n" : line;
    }

    private static void measure(String name, int threads, int batch) throws IOException, ReflectiveOperationException {
        Class<?> type = Class.forName(name);
        Backend backend = Backend.threads(threads);
        // What loading classes takes is no part of it; and what is given back must not be taken again.
        TrainingRun<Object, Object, ?> first = new Net(
                        type.getMethod("create", long.class, Backend.class).invoke(null, 1L, backend))
                .training(AdamW.of(0), 1, 1);
        long before = resident();
        Net net = new Net(type.getMethod("create", long.class, Backend.class).invoke(null, 1L, backend));
        TrainingRun<Object, Object, ?> run = net.training(AdamW.of(0), batch, 1);
        long after = resident();
        MemoryForecast forecast = run.memory();
        System.out.println(threads + "," + batch + "," + forecast.bytes() + "," + forecast.nativeBytes() + ","
                + forecast.heapBytes() + "," + (after - before));
        Reference.reachabilityFence(first);
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
