package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes the weight of another node of the same shape instead of one of its own: there is one tensor, in memory and in files, and
 * its gradient is the sum over both uses. A bias is not shared.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Tied {

    /** The name of the node whose weight it is: one declared before, in the same network or block. */
    String value();
}
