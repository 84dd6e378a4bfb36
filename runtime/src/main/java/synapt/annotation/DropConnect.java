package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops each weight of a convolution or a linear layer, not its bias, with probability {@link #p} while training, and scales what
 * is kept by 1 / (1 - p) (Wan et al., "Regularization of neural networks using DropConnect", 2013). A mask is that of a step and
 * the same for all its examples, where the paper draws one for each: the layer stays one product. In evaluation there is no trace
 * of it; Monte Carlo passes draw the weights of each sample. It belongs to the layer itself and goes with any facet, dropout
 * included. Weights that are shared by {@link Tied} can't be dropped, and frozen ones aren't.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DropConnect {

    /** The probability of dropping, 0 to 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /**
     * Whether the rate can be changed between steps, through the network's {@code rates()}, where its name is the node's with
     * {@code Weights} behind.
     */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
