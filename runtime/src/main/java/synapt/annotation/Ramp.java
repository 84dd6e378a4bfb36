package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the rate of the node's dropout, whichever it is, go linearly from {@link #from} to what the dropout declares, over the first
 * {@link #steps} steps of training. Monte Carlo passes use the declared rate. For other schedules declare the dropout {@code
 * adjustable} and give the network's {@code rates()} a {@code RateSchedule}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Ramp {

    /** The rate of the first step. */
    double from() default 0;

    /** How many steps it takes, 1 or more. */
    int steps();
}
