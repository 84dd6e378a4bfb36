package synapt.kernel;

import java.lang.System.Logger.Level;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of this process: those on vectors, or the scalar ones where vectors are not to be had, which gives the same bits,
 * slower; one log line of {@code synapt.kernel} then says what is missing. The system property {@value #PROPERTY}, read at
 * first use, asks for {@code vector} (the default) or {@code scalar}.
 *
 * <p>Any number of threads may call these methods at once.
 */
public final class KernelProvider {

    // NOTE: this class must load without the vector module. What touches vectors stands in a nested class of its own,
    // which is used only after obstacle() has found none.

    static final String PROPERTY = "synapt.kernels";

    private static final String MODULE = "jdk.incubator.vector";

    private KernelProvider() {}

    /**
     * The process's kernels.
     *
     * @throws IllegalArgumentException if the property {@value #PROPERTY} is neither {@code vector} nor {@code scalar}
     */
    public static Kernels kernels() {
        requireKnown();
        return Chosen.KERNELS;
    }

    /**
     * Kernels with the same bits as the process's that are ready at once: the scalar ones.
     *
     * @throws IllegalArgumentException if the property {@value #PROPERTY} is neither {@code vector} nor {@code scalar}
     */
    public static Kernels first() {
        requireKnown();
        return scalar();
    }

    private static void requireKnown() {
        String asked = System.getProperty(PROPERTY, "vector");
        if (!asked.equals("vector") && !asked.equals("scalar")) {
            throw new IllegalArgumentException("System property " + PROPERTY + " is \"" + asked
                    + "\": expected vector or scalar, or leave it unset");
        }
    }

    /** The kernels that compute one number at a time: they run everywhere, and the others are checked against them. */
    public static Kernels scalar() {
        return Scalar.KERNELS;
    }

    /** The scalar kernels' twin in double precision, for gradient checks. Its elements are doubles. */
    public static Kernels doubles() {
        return Doubles.KERNELS;
    }

    /**
     * The kernels on vectors, whatever the property says.
     *
     * @throws IllegalStateException if they cannot run here; the message says why and what to do
     */
    public static Kernels vector() {
        String obstacle = obstacle();
        if (obstacle != null) {
            throw new IllegalStateException(obstacle);
        }
        return Vectors.KERNELS;
    }

    /** What stands against the vector kernels, and what to do about it; null if nothing does. */
    private static @Nullable String obstacle() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            return "The module " + MODULE + " is missing: start java with --add-modules " + MODULE;
        }
        KernelProvider.class.getModule().addReads(module.get());
        String vm = System.getProperty("java.vm.name", "");
        if (!vm.contains("OpenJDK") && !vm.contains("HotSpot")) {
            return "Only HotSpot is known to compile vectors well, and this is " + vm
                    + ": start with an OpenJDK 25 or newer";
        }
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted") || mode.contains("emulated-client")) {
            return "The C2 compiler is off (" + mode + "): start java without -Xint and -XX:TieredStopAtLevel";
        }
        int bits = Width.BITS;
        if (bits < 128) {
            return "Vectors hold " + bits
                    + " bits here, and 128 are needed: start java without -XX:UseSSE and -XX:MaxVectorSize";
        }
        return null;
    }

    private static final class Chosen {

        static final Kernels KERNELS = choose();

        private static Kernels choose() {
            if (System.getProperty(PROPERTY, "vector").equals("scalar")) {
                return scalar();
            }
            String obstacle = obstacle();
            if (obstacle != null) {
                // Not before: the JDK's logging takes as long to start as all else that a first prediction needs.
                System.getLogger("synapt.kernel")
                        .log(
                                Level.WARNING,
                                obstacle + ". Until then the scalar kernels run: the same results, many times slower");
                return scalar();
            }
            return Vectors.KERNELS;
        }
    }

    private static final class Scalar {
        static final Kernels KERNELS = new ScalarKernels();
    }

    private static final class Doubles {
        static final Kernels KERNELS = new DoubleKernels();
    }

    private static final class Vectors {
        static final Kernels KERNELS = new VectorKernels();
    }

    private static final class Width {
        static final int BITS = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }
}
