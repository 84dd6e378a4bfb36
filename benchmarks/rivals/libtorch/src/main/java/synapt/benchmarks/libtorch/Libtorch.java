package synapt.benchmarks.libtorch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What all of libtorch's contenders share: how it is started, and the habits of C++. */
final class Libtorch {
    private static final int VENDOR_OPENBLAS = 2;
    private static final int VENDOR_MKL = 3;
    private static final long SEED = 1;

    private Libtorch() {}

    /**
     * Loads the library, and seeds it: every process trains the same network.
     *
     * @throws IllegalStateException if the library isn't at its best
     */
    static void start(int threads) {
        torch.set_num_threads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
        torch.manual_seed(SEED);
        int vendor = openblas_nolapack.blas_get_vendor();
        if (vendor != (asksForMkl() ? VENDOR_MKL : VENDOR_OPENBLAS)) {
            throw new IllegalStateException("libtorch runs with BLAS vendor " + vendor + ", not with "
                    + (asksForMkl() ? "MKL" : "OpenBLAS") + " as it was asked to");
        }
        if (torch.get_num_threads() != threads) {
            throw new IllegalStateException(
                    "libtorch took " + torch.get_num_threads() + " threads, expected " + threads);
        }
    }

    static String description() {
        String config = torch.show_config().getString();
        return String.format(
                Locale.ROOT,
                "libtorch %s, oneDNN %s, BLAS %s, %s kernels, %d threads",
                find("TORCH_VERSION=([^,]*)", config),
                find("MKL-DNN v([0-9.]*)", config),
                asksForMkl() ? "MKL" : "OpenBLAS",
                torch.get_cpu_capability().getString(),
                torch.get_num_threads());
    }

    /**
     * Lets go of {@code before} and gives {@code after}: what C++ does with each intermediate result, so that its memory
     * serves the next unless autograd holds it. Waiting for the end of a scope instead is slower.
     */
    static Tensor then(Tensor before, Tensor after) {
        if (before != after) {
            before.close();
        }
        return after;
    }

    private static boolean asksForMkl() {
        return "mkl".equals(System.getProperty("org.bytedeco.openblas.load"));
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
