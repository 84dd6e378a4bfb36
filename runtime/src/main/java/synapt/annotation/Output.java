package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an output of the network and its loss; several nodes may have it, the last one among them. Without any the last node is
 * the output, and its loss is the cross entropy.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {

    /** The loss that training minimises. */
    LossFunction loss() default LossFunction.CROSS_ENTROPY;

    /** How much this loss counts in the sum that training minimises, a positive number; not for {@link LossFunction#NONE}. */
    double weight() default 1;
}
