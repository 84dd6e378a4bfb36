package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What shape a {@link synapt.layer.Shortcut} has to reach, and how.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Match {

    /** The node whose shape is to be reached; without it, the node declared before. */
    String to() default "";

    /** How, where the shapes differ. */
    Matching by() default Matching.PROJECTION;
}
