package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What belongs to a {@link synapt.layer.MultiheadAttention}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Attention {

    /** Parts of the features that attend on their own, a divisor of their number. */
    int heads();

    /** Whether a position attends to itself and those before it only, as a language model does. */
    boolean causal() default false;

    /** Whether queries and keys are turned by their position (RoFormer), so that no other encoding of positions is needed. */
    boolean rotary() default false;

    /** The probability of dropping a weight of the attention, 0 to 1. */
    double dropout() default 0;
}
