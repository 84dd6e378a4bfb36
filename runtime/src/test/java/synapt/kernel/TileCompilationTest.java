package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
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
        for (String tile : List.of(
                "product12x2",
                "product8x3",
                "product6x4",
                "product4x6",
                "product3x8",
                "chosen12x2",
                "chosen6x4",
                "chosen3x8",
                "slide4x5",
                "outer2",
                "straight12x2",
                "straight8x3",
                "rows8",
                "combine4x4")) {
            assertThat(tiles).as("compiled").anyMatch(line -> line.contains("Tiles::" + tile + " "));
        }
        assertThat(tiles).noneMatch(line -> line.contains("SKIPPED"));
    }

    /** Run by the child process: calls tiles often enough for the first compiler. */
    static final class Child {
        public static void main(String[] args) {
            ProductCases.Products kernels = ProductCases.VECTOR;
            for (int outputs : new int[] {12, 8, 6, 4, 3, 2}) {
                Product scattered = Product.conv2d(16, 1, 24, outputs, 1, 1, 1, 1, 1, 1, 1);
                ProductCases.Case c = new ProductCases.Case("", scattered, 1, true, true);
                ProductCases.Case straight = new ProductCases.Case("", Product.linear(16, outputs, 24), 1, true, true);
                for (int i = 0; i < 80; i++) {
                    ProductCases.product(kernels, c, 0);
                    ProductCases.product(kernels, straight, 0);
                    ProductCases.weightGradient(kernels, c, 0);
                    ProductCases.biasGradient(kernels, c, 0);
                }
            }
            Product conv = Product.conv2d(1, 9, 12, 4, 1, 5, 5, 1, 1, 1, 1);
            for (int i = 0; i < 80; i++) {
                ProductCases.weightGradient(kernels, new ProductCases.Case("", conv, 1, false, false), 0);
            }
            for (int outputs : new int[] {12, 6, 3}) {
                ConvGradient one = new ConvGradient(1, 0, 1, 1, 1, 1);
                ConvGradient row = new ConvGradient(24, 0, 24, 1, 1, 1);
                ClippedProduct p = ConvGradient.product(outputs, 16, 1, one, row, 0, 0);
                Kernels k = KernelProvider.vector();
                Packed weights = Packs.packed(k, ProductCases.numbers(16 * outputs, 1));
                MemorySegment x = ProductCases.numbers(p.product().xCells() * 16L, 2);
                MemorySegment y = ProductCases.floats(p.product().yCells() * 16L);
                for (int i = 0; i < 80; i++) {
                    k.clippedProduct(p, weights, x, y, 1);
                }
            }
            for (int i = 0; i < 60; i++) {
                ProductCases.outer(kernels, 32 * 3 + 5, 24, 16, 0);
            }
            Product layer = Product.linear(32, 16, 8);
            MemorySegment x = ProductCases.numbers(layer.xCells() * 16L, 1);
            MemorySegment dy = ProductCases.numbers(layer.yCells() * 16L, 2);
            MemorySegment room = ProductCases.floats(LinearGradientKernels.room(32, 16));
            MemorySegment gradient = ProductCases.floats(layer.weights());
            MemorySegment cells = ProductCases.floats(1 << 16);
            for (int i = 0; i < 250; i++) {
                KernelProvider.vector().linearGradient(layer, dy, x, room, gradient, layer.weights(), 1);
                CellTiles.combine4x4(24, i % 2 == 0, cells, 0, 64, 64, cells, 0, 64, cells, 1 << 15, 256);
            }
        }
    }
}
