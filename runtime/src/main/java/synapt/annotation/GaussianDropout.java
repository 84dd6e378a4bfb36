package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies each element by a normal number of mean 1 and variance p / (1 - p) while training, which is the variance of {@link
 * Dropout} with the same rate (Srivastava et al. 2014, section 10; as Keras's). In evaluation there is no trace of it. The last of
 * a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GaussianDropout {

    /** The rate of a dropout with the same variance, 0 to less than 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
