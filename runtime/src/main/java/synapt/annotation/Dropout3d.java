package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops whole channels of a volume {channels, depth, height, width}, each by itself for each example, with probability {@link #p}
 * while training, and scales what is kept by 1 / (1 - p). In evaluation there is no trace of it. The last of a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dropout3d {

    /** The probability of dropping, 0 to 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
