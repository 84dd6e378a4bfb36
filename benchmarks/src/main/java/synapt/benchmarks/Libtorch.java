package synapt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What all of libtorch's contenders share: the process they need, and the habits of C++. */
final class Libtorch {
    /** MKL in the place of the presets' OpenBLAS, whose threads and OpenMP's would fight for the cores. */
    static final List<String> JVM_ARGUMENTS = List.of("-Dorg.bytedeco.openblas.load=mkl");

    private static final int VENDOR_MKL = 3;
    private static final long SEED = 1;

    private Libtorch() {}

    /**
     * The environment of a process. MKL's OpenMP must be there before anything else, for MKL and libtorch to share it:
     * else MKL ends the process as soon as it has two threads (undefined symbol __kmpc_global_thread_num).
     *
     * @throws IOException if the library can't be unpacked
     */
    static Map<String, String> environment(int threads) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            environment.put(name, Integer.toString(threads));
        }
        if (Loader.getPlatform().startsWith("linux")) {
            String resource = "/org/bytedeco/mkl/" + Loader.getPlatform() + "/libiomp5.so";
            File openMp = Loader.cacheResource(Libtorch.class, resource);
            if (openMp == null) {
                throw new IOException("no " + resource
                        + " on the class path: the natives of org.bytedeco:mkl are missing " + "for this platform");
            }
            environment.put("LD_PRELOAD", openMp.getPath());
        }
        return environment;
    }

    /**
     * Loads the library, and seeds it: every process trains the same network.
     *
     * @throws IllegalStateException if the library isn't at its best
     */
    static void start(int threads) {
        torch.set_num_threads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
        torch.manual_seed(SEED);
        if (openblas_nolapack.blas_get_vendor() != VENDOR_MKL) {
            throw new IllegalStateException("libtorch runs without MKL (BLAS vendor "
                    + openblas_nolapack.blas_get_vendor() + ", expected " + VENDOR_MKL
                    + "): start it with " + JVM_ARGUMENTS);
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
                "libtorch %s, oneDNN %s, BLAS MKL, %s kernels, %d threads",
                find("TORCH_VERSION=([^,]*)", config),
                find("MKL-DNN v([0-9.]*)", config),
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

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
