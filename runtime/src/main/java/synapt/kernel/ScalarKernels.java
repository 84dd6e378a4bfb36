package synapt.kernel;

/** All kernels, one number at a time: what runs without the vector module, and what the vector kernels are checked against. */
final class ScalarKernels
        implements Kernels,
                ScalarLayoutKernels,
                ScalarPackKernels,
                ScalarProductKernels,
                ScalarClippedKernels,
                ScalarLinearGradientKernels,
                ScalarWinogradKernels,
                ScalarElementwiseKernels,
                ScalarJoinKernels,
                ScalarNoiseKernels,
                ScalarActivationKernels,
                ScalarPoolKernels,
                ScalarMoveKernels,
                ScalarNormKernels,
                ScalarGroupNormKernels,
                ScalarSequenceKernels,
                ScalarPaddingKernels,
                ScalarHeldKernels,
                ScalarAttentionKernels,
                ScalarCrossAttentionKernels,
                ScalarRecurrentKernels,
                ScalarZoneoutKernels,
                ScalarShortcutKernels,
                ScalarLossKernels,
                ScalarAdaptiveKernels,
                ScalarGradientKernels,
                ScalarClassLossKernels,
                ScalarElementLossKernels,
                ScalarOptimizerKernels {

    @Override
    public int elementBytes() {
        return Float.BYTES;
    }

    @Override
    public String description() {
        return "scalar, float";
    }
}
