package synapt.kernel;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Run by {@link KernelProcessTest} in processes of its own: prints which kernels these are and a digest of what they compute. */
final class KernelDigest {

    private KernelDigest() {}

    /** @param args "provided" for the process's own choice, "vector" for vectors in any case */
    public static void main(String[] args) throws NoSuchAlgorithmException {
        Kernels kernels = args[0].equals("vector") ? Unchecked.vector() : KernelProvider.kernels();
        System.out.println(kernels.description());
        System.out.println(of(kernels));
    }

    /** A class of its own, as the vector kernels can't be verified without their module. */
    private static final class Unchecked {
        static Kernels vector() {
            return new VectorKernels();
        }
    }

    static String of(Kernels kernels) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int i = 0;
        for (KernelCases.Case c : KernelCases.all()) {
            // A part of them, since some processes interpret.
            if (i++ % 3 == 0) {
                for (double v : c.run(kernels, true)) {
                    digest.update(ByteBuffer.allocate(Long.BYTES)
                            .putLong(Double.doubleToLongBits(v))
                            .flip());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
