package synapt.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        write(output.resolve("ProductTiles.java"), ProductTilesSource.source());
        write(output.resolve("GradientTiles.java"), GradientTilesSource.source());
        write(output.resolve("RowTiles.java"), RowTilesSource.source());
        write(output.resolve("CellTiles.java"), CellTilesSource.source());
        write(output.resolve("WinogradRows.java"), WinogradRowsSource.source());
        write(output.resolve("WinogradResults.java"), WinogradResultsSource.source());
        for (Path file : files(sources)) {
            String name = file.getFileName().toString();
            if (DoubleTwins.isMadeOf(name)) {
                write(output.resolve(DoubleTwins.name(name)), DoubleTwins.of(name, Files.readString(file)));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
    }
}
