package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalisation of each example by itself, {@code y = (x - mean) / sqrt(variance + eps) * weight + bias} with the mean and the
 * (biased) variance of some of its elements: as a facet it follows the layer and precedes its activation; on a node {@code
 * LayerNorm}, {@code GroupNorm}, {@code InstanceNorm1d}, {@code InstanceNorm2d} or {@code RmsNorm} it sets that node's parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Norm {

    /** As a facet: which elements are normalised together. */
    NormFunction value() default NormFunction.LAYER;

    /** GROUP: groups of channels, a divisor of their number; needed. */
    int groups() default 0;

    /**
     * LAYER and RMS: over how many of the last dimensions, from 1; by default over the features of a vector, over those of each
     * position of {positions, features}, and over the whole of an image.
     */
    int dims() default 0;

    /** As a facet: the prefix of the parameters' names, as in {@code ln1.weight}; default {@code <node>.norm}. */
    String name() default "";

    /** Added to the variance under the root, greater than 0; for RMS the default is 2^-23, as in PyTorch. */
    double eps() default 1e-5;

    /** Whether the result is scaled and shifted by learnt weights and biases; for INSTANCE the default is false, as in PyTorch. */
    boolean affine() default true;
}
