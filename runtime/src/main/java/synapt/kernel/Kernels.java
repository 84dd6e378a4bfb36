package synapt.kernel;

/**
 * All kernels. Implementations are stateless and may be used by any number of threads at once.
 *
 * <p>Every {@code MemorySegment} argument holds numbers of {@link #elementBytes()} bytes in native order and is an exact slice:
 * element 0 is the tensor's first. Segments are native and 64-byte aligned unless a method says otherwise. Sizes and strides
 * are counted in elements or cells, never in bytes. Unless stated otherwise no two arguments may overlap; "may be {@code x}"
 * means that the very same segment may be passed.
 *
 * <p>The sum over the lanes of a cell, wherever one is asked for, is the <em>halving tree</em>: lane i plus lane i + 8 for
 * i &lt; 8, of these i plus i + 4, then i plus i + 2, then the last two.
 */
public interface Kernels
        extends LayoutKernels,
                PackKernels,
                ProductKernels,
                ClippedKernels,
                LinearGradientKernels,
                WinogradKernels,
                ElementwiseKernels,
                JoinKernels,
                NoiseKernels,
                ActivationKernels,
                PoolKernels,
                MoveKernels,
                NormKernels,
                GroupNormKernels,
                SequenceKernels,
                PaddingKernels,
                AttentionKernels,
                CrossAttentionKernels,
                RecurrentKernels,
                ZoneoutKernels,
                ShortcutKernels,
                LossKernels,
                AdaptiveKernels,
                GradientKernels,
                ClassLossKernels,
                ElementLossKernels,
                OptimizerKernels {

    /** Numbers in a cell, whatever the hardware's vectors hold. */
    int LANES = 16;

    /** Bytes of one number: 4 for {@code float}, 8 for the {@code double} twin. */
    int elementBytes();

    /** What runs, for people: for example {@code "vector, 512 bits"}. */
    String description();
}
