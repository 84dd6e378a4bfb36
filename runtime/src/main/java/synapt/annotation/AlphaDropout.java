package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dropout for networks of SELUs: sets each element by itself to alpha' = -1.7581, SELU's lower limit, with probability {@link
 * #p} while training, then maps all to a y + b, with a = ((1 - p) (1 + p alpha'^2))^(-1/2) and b = -a alpha' p, so that mean 0
 * and variance 1 stay (Klambauer et al., "Self-normalizing neural networks", 2017). {@code p = 1} gives zeros, as in PyTorch. In
 * evaluation there is no trace of it. The last of a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AlphaDropout {

    /** The probability of dropping, 0 to 1. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
