package synapt.train;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/** Adam's and AdamW's steps: they differ in where the weight decay goes. */
final class AdamRule implements UpdateRule {

    private final Kernels kernels;
    private final MemorySegment first;
    private final MemorySegment second;
    private final double beta2;
    private final double shrinkage;
    private final float eps;
    private final float decay;
    private float rate;
    private float beta1;
    private float share1;
    private float unbias;
    private float shrink;

    /**
     * @param decay     added to the gradient
     * @param shrinkage what a weight loses of itself in a step, in units of the rate
     */
    AdamRule(Kernels kernels, OptimizerMemory memory, double beta2, double eps, double decay, double shrinkage) {
        this.kernels = kernels;
        this.first = memory.slot(0);
        this.second = memory.slot(1);
        this.beta2 = beta2;
        this.eps = (float) eps;
        this.decay = (float) decay;
        this.shrinkage = shrinkage;
    }

    /** In double precision, as PyTorch does. */
    @Override
    public void begin(long number, double newRate, double momentum) {
        rate = (float) (newRate / (1 - power(momentum, number)));
        unbias = (float) (1 / Math.sqrt(1 - power(beta2, number)));
        beta1 = (float) momentum;
        share1 = (float) (1 - momentum);
        shrink = (float) (1 - newRate * shrinkage);
    }

    /** By squaring: Math.pow has other bits on other machines, and StrictMath.pow allocates. */
    private static double power(double base, long exponent) {
        double power = 1;
        double square = base;
        for (long left = exponent; left > 0; left >>= 1) {
            power *= (left & 1) == 1 ? square : 1;
            square *= square;
        }
        return power;
    }

    @Override
    public void step(MemorySegment weights, MemorySegment gradient, long from, long to) {
        kernels.adam(
                weights,
                gradient,
                first,
                second,
                from,
                to,
                rate,
                beta1,
                share1,
                (float) beta2,
                (float) (1 - beta2),
                unbias,
                eps,
                decay,
                shrink);
    }
}
