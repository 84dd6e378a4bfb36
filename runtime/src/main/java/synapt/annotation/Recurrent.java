package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameters of a recurrent layer, a node {@code Lstm} or {@code Gru}; its units are {@code @Layer(out = ...)}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Recurrent {

    /** Layers one above the other, 1 or more. */
    int layers() default 1;

    /** Whether a second direction starts at the end; results of both stand side by side, forward first. */
    boolean bidirectional() default false;

    /**
     * The probability of dropping each element of what a layer hands to the one above it, 0 to 1, while training (PyTorch's
     * {@code dropout}). Masks that stay for all positions are those of {@link RecurrentDropout}.
     */
    double dropout() default 0;

    /** What of the top layer is the result. */
    RecurrentOutput output() default RecurrentOutput.ALL;

    /**
     * Whether the states before the first position are parameters, {@code h0_l0} and for an LSTM {@code c0_l0} (out numbers each,
     * the same for all examples, at first 0); else they are 0.
     */
    boolean learntState() default false;
}
