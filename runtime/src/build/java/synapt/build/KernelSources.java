package synapt.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the kernels' sources that are many copies of one idea. Run by the build:
 * {@code java KernelSources.java <sources> <output>}.
 *
 * <p><b>Register tiles</b>: innermost loops, one method for each size of tile. Their accumulators must be named locals, since only
 * those stay in registers. <b>Winograd's transforms</b>: see {@link WinogradRowsSource} and {@link WinogradResultsSource}.
 * <b>Double twins</b> of the scalar kernels: see {@link DoubleTwins}.
 */
final class KernelSources {

    private static final String PACKAGE = "synapt/kernel";

    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0], PACKAGE);
        Path output = Path.of(args[1], PACKAGE);
        Map<String, String> made = new TreeMap<>();
        made.put("ProductTiles.java", ProductTilesSource.source());
        made.put("GradientTiles.java", GradientTilesSource.source());
        made.put("RowTiles.java", RowTilesSource.source());
        made.put("CellTiles.java", CellTilesSource.source());
        made.put("WinogradRows.java", WinogradRowsSource.source());
        made.put("WinogradResults.java", WinogradResultsSource.source());
        for (Path file : files(sources)) {
            String name = file.getFileName().toString();
            if (DoubleTwins.isMadeOf(name)) {
                made.put(DoubleTwins.name(name), DoubleTwins.of(name, Files.readString(file)));
            }
        }
        Files.createDirectories(output);
        for (Path file : files(output)) {
            // Made by an earlier version, and no longer: it would be compiled all the same.
            if (!made.containsKey(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : made.entrySet()) {
            write(output.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            Files.writeString(file, content);
        }
    }
}
