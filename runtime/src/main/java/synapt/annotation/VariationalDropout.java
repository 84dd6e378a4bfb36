package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops features of a sequence {time, features}, the same ones at all its time steps, with probability {@link #p} while training,
 * and scales what is kept by 1 / (1 - p): the dropout for the inputs and outputs of recurrent layers (Gal and Ghahramani, "A
 * theoretically grounded application of dropout in recurrent neural networks", 2016). In evaluation there is no trace of it. The
 * last of a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface VariationalDropout {

    /** The probability of dropping, 0 to 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
