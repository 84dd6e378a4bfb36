package synapt.kernel;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of the vectors. A cell is 16 logical lanes, that is {@code 16 / LENGTH} vectors: kernels loop over
 * {@code l = 0; l < 16; l += LENGTH}, and their bits don't depend on the width.
 *
 * <p>The hardware's preferred width, at most 512 bits, unless the system property {@value #BITS_PROPERTY} says 128, 256 or 512.
 */
final class VectorSpec {

    static final String BITS_PROPERTY = "synapt.vectorBits";

    /** Bytes of a cell of floats. */
    static final long CELL = 4L * Kernels.LANES;

    // Static and final: to the JIT a species is a constant, or each operation allocates.
    static final VectorSpecies<Float> FLOAT = species(System.getProperty(BITS_PROPERTY));
    static final VectorSpecies<Integer> INT = FLOAT.withLanes(int.class);
    static final int LENGTH = FLOAT.length();

    /** Bytes of a vector of floats. */
    static final long BYTES = 4L * LENGTH;

    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private VectorSpec() {}

    private static VectorSpecies<Float> species(String bits) {
        if (bits == null) {
            int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
            return preferred > 512
                    ? FloatVector.SPECIES_512
                    : preferred < 128 ? FloatVector.SPECIES_128 : FloatVector.SPECIES_PREFERRED;
        }
        return switch (bits) {
            case "128" -> FloatVector.SPECIES_128;
            case "256" -> FloatVector.SPECIES_256;
            case "512" -> FloatVector.SPECIES_512;
            default ->
                throw new IllegalArgumentException("System property " + BITS_PROPERTY + " is \"" + bits
                        + "\": expected 128, 256 or 512, or leave it unset");
        };
    }
}
