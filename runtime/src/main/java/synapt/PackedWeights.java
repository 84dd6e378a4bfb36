package synapt;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;
import synapt.kernel.Packed;

/** A copy of the weights as evaluation reads them: packed for the kernels, batch normalisation folded in. Generated classes extend it. */
public abstract class PackedWeights {

    /** For room alone, which is the same for all kernels. */
    private final Kernels kernels;

    private long version;
    private int readers;

    protected PackedWeights(Parameters parameters) {
        this.kernels = parameters.backend().firstKernels();
    }

    /** Room for some numbers, zero. */
    protected final MemorySegment buffer(long elements) {
        return Parameters.allocate(kernels, elements);
    }

    /** Room for the weights of a product. */
    protected final Packed packed(int elements) {
        return kernels.packed(elements);
    }

    /** Copies a tensor as it is, to the start of a buffer. */
    protected static void copy(MemorySegment tensor, MemorySegment buffer) {
        MemorySegment.copy(tensor, 0, buffer, 0, tensor.byteSize());
    }

    /** Fills the copy from the parameters; nothing changes them meanwhile. The kernels are those of the call that needs it. */
    protected abstract void pack(Kernels k);

    /** Draws the weights of a sample that are not the same in all, from those that are filled in. */
    protected void packSample(Kernels k, long seed, int sample) {}

    /** Makes this the weights of a sample. Evaluation does not read it any more. */
    final void draw(Kernels k, Parameters parameters, long seed, int sample) {
        long stamp = parameters.beginRead();
        try {
            if (version != parameters.version()) {
                pack(k);
                version = parameters.version();
            }
            packSample(k, seed, sample);
        } finally {
            parameters.endRead(stamp);
        }
    }

    /** Brings the copy up to date, if it is not. */
    final void refresh(Kernels k, Parameters parameters) {
        if (version == parameters.version()) {
            return;
        }
        long stamp = parameters.beginRead();
        try {
            pack(k);
            version = parameters.version();
        } finally {
            parameters.endRead(stamp);
        }
    }

    final long version() {
        return version;
    }

    final int addReaders(int n) {
        readers += n;
        return readers;
    }
}
