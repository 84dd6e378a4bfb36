package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Along which dimension a {@link synapt.layer.Concat} joins. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Axis {

    /** A dimension of the shape without the batch, from 0, which are the channels or features; it is the default. */
    int value() default 0;
}
