package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same bits in processes that differ: the vectors' width, the compiler, no vector module at all. */
class KernelProcessTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @ParameterizedTest
    @CsvSource({"128, -Xmixed", "256, -Xmixed", "512, -Xmixed", "512, -Xint"})
    void bitsDoNotDependOnWidthOrCompiler(int bits, String mode) throws Exception {
        Run run = run("vector", MODULE, mode, "-Dsynapt.vectorBits=" + bits);
        assertThat(run.out).containsExactly("vector, " + bits + " bits", KernelDigest.of(KernelProvider.scalar()));
    }

    @Test
    void withoutTheModuleTheScalarKernelsRunAndOneLineSaysWhy() throws Exception {
        Run run = run("provided");
        assertThat(run.out).containsExactly("scalar, float", KernelDigest.of(KernelProvider.scalar()));
        assertThat(run.err)
                .filteredOn(line -> line.startsWith("WARNING: "))
                .containsExactly(
                        "WARNING: The module jdk.incubator.vector is missing: start java with --add-modules jdk.incubator.vector."
                                + " Until then the scalar kernels run: the same results, many times slower");
    }

    @Test
    void withoutC2TheScalarKernelsRun() throws Exception {
        Run run = run("provided", MODULE, "-XX:TieredStopAtLevel=1");
        assertThat(run.out).first().isEqualTo("scalar, float");
        assertThat(run.err).anyMatch(line -> line.startsWith("WARNING: The C2 compiler is off"));
    }

    @Test
    void scalarKernelsOnDemand() throws Exception {
        Run run = run("provided", MODULE, "-Dsynapt.kernels=scalar");
        assertThat(run.out).first().isEqualTo("scalar, float");
        assertThat(run.err).as("what was asked for is no news").noneMatch(line -> line.contains("kernels"));
    }

    @Test
    void anUnknownWishIsRefused() throws Exception {
        Run run = run("provided", MODULE, "-Dsynapt.kernels=gpu");
        assertThat(run.out).isEmpty();
        assertThat(run.err)
                .anyMatch(line -> line.endsWith(
                        "System property synapt.kernels is \"gpu\": expected vector or scalar, or leave it unset"));
    }

    private record Run(List<String> out, List<String> err) {}

    private static Run run(String kernels, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Xshare:auto", "-cp", System.getProperty("java.class.path"), KernelDigest.class.getName(), kernels));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(errors().toFile()))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return new Run(out.lines().toList(), java.nio.file.Files.readAllLines(errors()));
    }

    private static Path errors() {
        return Path.of("target", "kernel-process-errors.txt");
    }
}
