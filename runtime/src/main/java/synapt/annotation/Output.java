package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an output of the network and its loss; several nodes may have it, the last one among them. Without any the last node is
 * the output, and its loss is the cross entropy.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {

    /** The loss that training minimises. */
    LossFunction loss() default LossFunction.CROSS_ENTROPY;

    /** How the losses of a batch become one number. */
    Reduction reduction() default Reduction.MEAN;

    /**
     * {@link LossFunction#CROSS_ENTROPY}, {@link LossFunction#SOFT_CROSS_ENTROPY}: the share of each example's target that is spread
     * evenly over all classes, 0 to 1 (Szegedy et al. 2016).
     */
    double labelSmoothing() default 0;

    /**
     * {@link LossFunction#CROSS_ENTROPY}, {@link LossFunction#NLL}: the label of examples that do not count. Without it, all count;
     * for PyTorch's default write -100.
     */
    int ignoreIndex() default -1;

    /**
     * {@link LossFunction#CROSS_ENTROPY}, {@link LossFunction#SOFT_CROSS_ENTROPY}, {@link LossFunction#NLL}: a weight for each class,
     * 0 or more. Without them all are 1.
     */
    double[] classWeights() default {};

    /** {@link LossFunction#HUBER}: where the parabola becomes a line; positive. */
    double delta() default 1;

    /** {@link LossFunction#SMOOTH_L1}: where the parabola becomes a line; 0 (that is {@link LossFunction#L1}) or more. */
    double beta() default 1;

    /**
     * {@link LossFunction#BCE_WITH_LOGITS}: what the positive part of each output's loss is multiplied with, 0 or more; one number
     * for all outputs, or one for each. Without it, 1.
     */
    double[] posWeight() default {};

    /** How much this loss counts in the sum that training minimises, a positive number; not for {@link LossFunction#NONE}. */
    double weight() default 1;
}
