package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@link AlphaDropout} of whole channels of a sequence, an image or a volume, each by itself for each example. In evaluation there
 * is no trace of it. The last of a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface FeatureAlphaDropout {

    /** The probability of dropping, 0 to 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
