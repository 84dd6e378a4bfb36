package synapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synapt.benchmarks.harness.Workload;

class LibraryTest {
    @ParameterizedTest
    @EnumSource
    void eachWorkloadHasARival(Workload workload) {
        assertThat(Library.SYNAPT.does(workload)).isTrue();
        assertThat(Arrays.stream(Library.values()).filter(l -> l.does(workload)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void mklNeedsItsOwnOpenMpAndOpenBlasMustNotHaveIt() {
        Path here = Path.of("here");
        assertThat(Library.LIBTORCH.environment(here, 2))
                .containsEntry("OMP_NUM_THREADS", "2")
                .containsKey("LD_PRELOAD");
        assertThat(Library.LIBTORCH_NHWC.environment(here, 1)).containsKey("LD_PRELOAD");
        assertThat(Library.LIBTORCH_OPENBLAS.environment(here, 1))
                .doesNotContainKey("LD_PRELOAD")
                .containsEntry("OMP_WAIT_POLICY", "PASSIVE");
    }

    @Test
    void foldersOfAClassPathBecomeJars(@TempDir Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("runtime/target/classes/synapt"));
        Files.writeString(classes.resolve("Some.class"), "bytes");
        Path jar = Files.writeString(folder.resolve("other-1.0.jar"), "a jar");
        List<Path> jars =
                Jars.of(classes.getParent() + File.pathSeparator + jar, Files.createDirectory(folder.resolve("made")));
        assertThat(jars).extracting(j -> j.getFileName().toString()).containsExactly("0-runtime.jar", "other-1.0.jar");
        try (JarFile made = new JarFile(jars.getFirst().toFile())) {
            assertThat(made.getEntry("synapt/Some.class")).isNotNull();
        }
        assertThat(Jars.isOfBenchmarks(jars.getFirst())).isFalse();
        assertThat(Jars.isOfBenchmarks(Path.of("x/1-harness.jar"))).isTrue();
        assertThat(Jars.isOfBenchmarks(Path.of("m2/jmh-core-1.37.jar"))).isTrue();
    }
}
