package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same bits at each width of vectors and in the interpreter: child processes print a digest of many results. */
class VectorWidthsTest {

    @Test
    void digestsAreEqual() throws Exception {
        List<Process> children = new ArrayList<>();
        for (String option :
                List.of("-Dsynapt.vectorBits=128", "-Dsynapt.vectorBits=256", "-Dsynapt.vectorBits=512", "-Xint")) {
            children.add(child(option));
        }
        String expected = digests(ProductCases.SCALAR, 1);
        for (Process child : children) {
            String output = new String(child.getInputStream().readAllBytes());
            assertThat(child.waitFor()).as(output).isZero();
            assertThat(output.lines().toList()).contains(expected);
        }
    }

    @Test
    void otherWidthsAreRejected() throws Exception {
        Process child = child("-Dsynapt.vectorBits=1024");
        String output = new String(child.getInputStream().readAllBytes());
        assertThat(child.waitFor()).isNotZero();
        assertThat(output)
                .contains("System property synapt.vectorBits is \"1024\": expected 128, 256 or 512, or leave it unset");
    }

    private static Process child(String option) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        VectorWidthsTest.Child.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    /** Run by the child processes. */
    static final class Child {
        public static void main(String[] args) {
            System.out.println(digests(ProductCases.VECTOR, 1));
        }
    }

    private static String digests(ProductCases.Products kernels, long seed) {
        long digest = 0;
        for (ProductCases.Case c : ProductCases.all()) {
            if (c.p().weights() * c.p().rows() * c.p().cols() < 1000) {
                digest = add(digest, ProductCases.product(kernels, c, seed));
                digest = add(digest, ProductCases.weightGradient(kernels, c, seed));
                digest = add(digest, ProductCases.biasGradient(kernels, c, seed));
            }
        }
        digest = add(digest, ProductCases.outer(kernels, 37, 13, 9, seed));
        digest = add(digest, single(kernels, SingleProduct.conv2d(2, 4, 13, 20, 3, 2, 1, 1, 1, 1), 52 * 16, seed));
        digest = add(digest, single(kernels, SingleProduct.conv2d(2, 4, 13, 5, 3, 2, 1, 2, 1, 1), 52 * 16, seed));
        digest = add(digest, single(kernels, SingleProduct.linear(6, 1, 240), 16, seed));
        return Long.toHexString(digest);
    }

    private static MemorySegment single(ProductCases.Products kernels, SingleProduct p, int elements, long seed) {
        int cells = p.outputCells();
        MemorySegment y = ProductCases.floats((long) cells * p.rows() * p.cols() * 16);
        kernels.singleProduct(
                p,
                ProductCases.numbers((long) cells * p.taps().length * 16, seed),
                ProductCases.numbers(cells * 16L, seed + 2),
                true,
                ProductCases.numbers(elements, seed + 4),
                y);
        return y;
    }

    private static long add(long digest, MemorySegment result) {
        for (int bits : ProductCases.bits(result)) {
            digest = digest * 0x9e3779b97f4a7c15L + bits + 1;
        }
        return digest;
    }
}
