package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An activation function after the layer (and after its normalisation, if it has one).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Activation {

    /** The function. */
    ActivationFunction value();

    /** {@link ActivationFunction#LEAKY_RELU}: the slope for negative inputs. */
    double negativeSlope() default 0.01;

    /** {@link ActivationFunction#PRELU}: whether each channel (or feature) has a slope of its own; else all share one. */
    boolean perChannel() default false;

    /** {@link ActivationFunction#PRELU}: the slope that learning starts from. */
    double start() default 0.25;

    /** {@link ActivationFunction#ELU}: the limit for negative inputs, with its sign changed. */
    double alpha() default 1.0;

    /** {@link ActivationFunction#SOFTPLUS}: how sharply it bends; positive. */
    double beta() default 1.0;

    /** {@link ActivationFunction#SOFTPLUS}: above which beta x it is x itself. */
    double threshold() default 20.0;

    /** {@link ActivationFunction#GELU}: {@code "none"} for the exact one (by erf) or {@code "tanh"}, as in PyTorch. */
    String approximate() default "none";

    /** Members bound to expressions of a block's parameters, as in {@code "alpha = slope"}; see {@link Layer#with}. */
    String with() default "";
}
