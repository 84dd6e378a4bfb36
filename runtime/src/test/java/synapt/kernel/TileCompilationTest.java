package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The first compiler must be able to compile the largest tiles with profiling. Where it is not, but is without, it compiles them
 * without, and they never get to the second compiler: a hundred times slower for as long as the process lives.
 */
class TileCompilationTest {

    @Test
    void firstCompilerTakesAllTiles() throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dsynapt.vectorBits=512",
                        "-XX:TieredStopAtLevel=3",
                        "-Xbatch",
                        "-XX:+PrintCompilation",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(child.getInputStream().readAllBytes()).lines().toList();
        assertThat(child.waitFor()).isZero();
        List<String> tiles =
                lines.stream().filter(line -> line.contains("Tiles::")).toList();
        for (String tile : List.of("product12x2", "product8x3", "product6x4", "product4x6", "product3x8", "outer2")) {
            assertThat(tiles).as("compiled").anyMatch(line -> line.contains("Tiles::" + tile + " "));
        }
        assertThat(tiles).noneMatch(line -> line.contains("SKIPPED"));
    }

    /** Run by the child process: calls tiles often enough for the first compiler. */
    static final class Child {
        public static void main(String[] args) {
            ProductKernels kernels = ProductCases.VECTOR;
            for (int outputs : new int[] {12, 8, 6, 4, 3, 2}) {
                Product p = Product.linear(16, outputs, 24);
                ProductCases.Case c = new ProductCases.Case("", p, 1, true, true);
                for (int i = 0; i < 80; i++) {
                    ProductCases.product(kernels, c, 0);
                    ProductCases.weightGradient(kernels, c, 0);
                    ProductCases.biasGradient(kernels, c, 0);
                }
            }
            for (int i = 0; i < 60; i++) {
                ProductCases.outer(kernels, 32 * 3 + 5, 24, 16, 0);
            }
        }
    }
}
