package synapt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Class paths as users have them: of jars alone, which is also what the JVM asks for to keep classes in a cache. */
final class Jars {
    private Jars() {}

    /**
     * The jars of a class path, with a jar made for each folder on it.
     *
     * @param folder for those that are made
     */
    static List<Path> of(String classPath, Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                // Of .../runtime/target/classes the folder before target tells what it is.
                Path module = path.toAbsolutePath().getParent().getParent().getFileName();
                Path jar = folder.resolve(jars.size() + "-" + module + ".jar");
                pack(path, jar);
                jars.add(jar);
            } else if (Files.exists(path)) {
                jars.add(path);
            }
        }
        return jars;
    }

    /** Whether it is there to measure with, and no part of the library that is measured. */
    static boolean isOfBenchmarks(Path jar) {
        String name = jar.getFileName().toString();
        return Stream.of("jmh-", "jopt-simple-", "commons-math3-3.6", "xchart-").anyMatch(name::startsWith)
                || Stream.of("harness", "benchmarks", "libtorch", "djl", "dl4j")
                        .anyMatch(m -> name.endsWith("-" + m + ".jar"))
                || name.startsWith("synapt-benchmarks");
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }
}
