package synapt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.incubator.vector.FloatVector;
import synapt.benchmarks.harness.Model;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

/** Who is measured, and how a process for it has to be started so that it is at its best. */
enum Library {
    SYNAPT {
        @Override
        boolean does(Workload workload) {
            return true;
        }

        @Override
        String classPath(Path benchmarks) {
            return System.getProperty("java.class.path");
        }

        @Override
        Map<String, String> environment(Path benchmarks, int threads) {
            return Map.of();
        }
    },

    /** libtorch through its JVM binding, with MKL. */
    LIBTORCH {
        @Override
        boolean does(Workload workload) {
            return true;
        }
    },

    /**
     * The same with OpenBLAS, told to take its AVX-512 kernels: on processors that it does not know it takes those for AVX2,
     * as MKL does on others than Intel's, and matrix products then run at half the speed.
     */
    LIBTORCH_OPENBLAS {
        @Override
        boolean does(Workload workload) {
            return switch (workload.model()) {
                case MLP, MLP_P0, TRANSFORMER, TRANSFORMER_P0, PRODUCT_256, PRODUCT_512, PRODUCT_1024 -> true;
                // Convolutions are oneDNN's.
                case LENET5, LENET5_P0, RESNET20, DROPOUT -> false;
            };
        }

        @Override
        List<String> jvmArguments() {
            return List.of();
        }

        @Override
        Map<String, String> environment(Path benchmarks, int threads) {
            Map<String, String> environment = super.environment(benchmarks, threads);
            if (hasAvx512()) {
                environment.put("OPENBLAS_CORETYPE", "SkylakeX");
            }
            // OpenMP's waiting threads must not spin on the cores that OpenBLAS's own need.
            environment.put("OMP_WAIT_POLICY", "PASSIVE");
            return environment;
        }
    },

    /** The same as the first, with channels innermost in memory, which suits its convolutions of many channels better. */
    LIBTORCH_NHWC {
        @Override
        boolean does(Workload workload) {
            return workload.model() == Model.RESNET20;
        }

        @Override
        List<String> jvmArguments() {
            return List.of(MKL, "-Dchannels.last=true");
        }
    },

    /** DJL on its PyTorch engine. */
    DJL {
        @Override
        boolean does(Workload workload) {
            return CLASSIC.contains(workload.model())
                    || PRODUCTS.contains(workload.model())
                    || workload.model() == Model.DROPOUT && workload.task() == Task.FORWARD;
        }

        @Override
        List<String> jvmArguments() {
            return List.of("-Dai.djl.offline=true");
        }
    },

    /** Deeplearning4j on its CPU back end. */
    DL4J {
        @Override
        boolean does(Workload workload) {
            return CLASSIC.contains(workload.model());
        }

        @Override
        List<String> jvmArguments() {
            return List.of();
        }
    };

    /** In the place of the presets' OpenBLAS, whose threads and OpenMP's would fight for the cores. */
    private static final String MKL = "-Dorg.bytedeco.openblas.load=mkl";

    private static final List<Model> CLASSIC = List.of(Model.LENET5, Model.LENET5_P0, Model.MLP, Model.MLP_P0);
    private static final List<Model> PRODUCTS = List.of(Model.PRODUCT_256, Model.PRODUCT_512, Model.PRODUCT_1024);

    /** Whether the library has what the workload needs. */
    abstract boolean does(Workload workload);

    /** What the process needs beyond the flags that all get. */
    List<String> jvmArguments() {
        return this == SYNAPT ? List.of() : List.of(MKL);
    }

    /**
     * The class path of its processes.
     *
     * @param benchmarks the folder of this module
     * @throws IOException if the rival was not built
     */
    String classPath(Path benchmarks) throws IOException {
        Path target = module(benchmarks).resolve("target");
        return target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("classpath")).strip();
    }

    /**
     * What the process needs beyond the environment of the one that starts it. MKL's OpenMP must be there before anything
     * else, for MKL and libtorch to share it: else MKL ends the process as soon as it has two threads (undefined symbol
     * __kmpc_global_thread_num).
     */
    Map<String, String> environment(Path benchmarks, int threads) {
        Map<String, String> environment = new HashMap<>();
        for (String name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            environment.put(name, Integer.toString(threads));
        }
        if (jvmArguments().contains(MKL)) {
            Path openMp = module(benchmarks).resolve("target/natives/org/bytedeco/mkl/linux-x86_64/libiomp5.so");
            environment.put("LD_PRELOAD", openMp.toString());
        }
        return environment;
    }

    private static boolean hasAvx512() {
        return FloatVector.SPECIES_PREFERRED.length() == 16;
    }

    /** Of its classes here, with its FirstPrediction. */
    String packageName() {
        return "synapt.benchmarks." + (this == SYNAPT ? "ours" : moduleName());
    }

    private String moduleName() {
        return name().startsWith(LIBTORCH.name()) ? LIBTORCH.toString() : toString();
    }

    private Path module(Path benchmarks) {
        return benchmarks.resolve("rivals").resolve(moduleName());
    }

    /** @throws IllegalArgumentException if there is no library of that name */
    static Library named(String name) {
        return Arrays.stream(values())
                .filter(l -> l.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no library \"" + name + "\"; there are: "
                        + Arrays.stream(values()).map(Library::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
