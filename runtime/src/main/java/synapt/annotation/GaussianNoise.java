package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds to each element a normal number of mean 0 while training: on an input, augmentation. In evaluation there is no trace of it.
 * The last of a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GaussianNoise {

    /** The standard deviation, 0 or more. It has to be given, here or by {@link #with}. */
    double std() default Double.NaN;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "std = drop"}; see {@link Layer#with}. */
    String with() default "";
}
