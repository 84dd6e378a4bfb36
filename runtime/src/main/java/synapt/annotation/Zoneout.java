package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Zoneout inside a recurrent layer (Krueger et al., "Zoneout: regularizing RNNs by randomly preserving hidden activations", 2016):
 * while training, each unit of the state keeps at each step what it was with probability p, where dropout would make it 0. In
 * evaluation, and in a frozen layer, it is the mean of both, {@code p * old + (1 - p) * new}; so this one is a part of evaluation
 * too. An LSTM's output is computed from the memory as it would be without zoneout, as in the paper.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Zoneout {

    /** The probability of keeping a unit of the state, 0 to 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** The probability of keeping a unit of an LSTM's memory, 0 to 1; by default that of the state. */
    double cell() default Double.NaN;

    /**
     * Whether the rates can be changed between steps, through the network's {@code rates()}, where their names are the node's with
     * {@code State} and, if {@link #cell} is given, {@code Cell} behind. Evaluation uses the rate from when the weights that it sees were published, by an update for
     * example.
     */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
