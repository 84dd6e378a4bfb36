package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): as a facet it follows the layer and precedes its activation; on a {@code
 * BatchNorm1d} or {@code BatchNorm2d} node it sets that node's parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BatchNorm {

    /** As a facet: the prefix of the parameters' names, as in {@code bn1.weight}; default {@code <node>.norm}. */
    String name() default "";

    /** Added to the variance under the root, greater than 0. */
    double eps() default 1e-5;

    /** The share of the batch's statistics in the new running ones, 0 to 1 (PyTorch's meaning). */
    double momentum() default 0.1;

    /** Whether the result is scaled and shifted by learnt weights and biases. */
    boolean affine() default true;

    /** Members bound to expressions of a block's parameters, as in {@code "eps = eps"}; see {@link Layer#with}. */
    String with() default "";
}
