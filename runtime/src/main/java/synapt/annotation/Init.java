package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the weights of a layer start, or on the network those of all layers that do not say so themselves.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Init {

    /** The distribution. */
    Initializer value();

    /** {@link Initializer#NORMAL}: the standard deviation, greater than 0. */
    double std() default 1;

    /** {@link Initializer#UNIFORM}: the bound, greater than 0. */
    double bound() default 1;
}
