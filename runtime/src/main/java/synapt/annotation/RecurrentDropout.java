package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Variational dropout inside a recurrent layer (Gal and Ghahramani, "A theoretically grounded application of dropout in recurrent
 * neural networks", 2016): while training, an example's sequence goes through with one mask for all time steps. Each layer and
 * each direction has masks of its own; what is kept is scaled by 1 / (1 - p). Of the state only what goes into the product with
 * {@code weight_hh} is dropped: an LSTM's memory and a GRU's way past its gates stay whole. In evaluation there is no trace of it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RecurrentDropout {

    /** The probability of dropping a unit of the state that a step finds, 0 to 1. This or {@link #input} has to be given. */
    double p() default Double.NaN;

    /** The probability of dropping a feature of a layer's input, 0 to 1; both directions see the same input. */
    double input() default Double.NaN;

    /**
     * Whether the rates can be changed between steps, through the network's {@code rates()}, where their names are the node's with
     * {@code State} and {@code Inputs} behind.
     */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
