package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the network's output and its loss. Without it the last node is the output, and its loss is the cross entropy.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {

    /** The loss that training minimises. */
    LossFunction loss() default LossFunction.CROSS_ENTROPY;
}
