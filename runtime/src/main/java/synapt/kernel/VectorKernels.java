package synapt.kernel;

/** All kernels on the hardware's vectors. Nothing but {@link KernelProvider} may touch it, which first looks for their module. */
final class VectorKernels
        implements Kernels,
                VectorLayoutKernels,
                VectorPackKernels,
                VectorProductKernels,
                VectorClippedKernels,
                VectorLinearGradientKernels,
                VectorWinogradKernels,
                VectorElementwiseKernels,
                VectorJoinKernels,
                VectorNoiseKernels,
                ScalarActivationKernels,
                VectorPoolKernels,
                VectorMoveKernels,
                VectorNormKernels,
                VectorGroupNormKernels,
                VectorSequenceKernels,
                ScalarPaddingKernels,
                ScalarHeldKernels,
                VectorAttentionKernels,
                ScalarCrossAttentionKernels,
                VectorRecurrentKernels,
                VectorZoneoutKernels,
                VectorShortcutKernels,
                VectorLossKernels,
                VectorAdaptiveKernels,
                VectorGradientKernels,
                ScalarClassLossKernels,
                ScalarElementLossKernels,
                VectorOptimizerKernels {

    @Override
    public int elementBytes() {
        return Float.BYTES;
    }

    @Override
    public String description() {
        return "vector, " + VectorSpec.FLOAT.vectorBitSize() + " bits";
    }
}
