package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as a layer that can be declared in networks; it implements {@link synapt.layer.Elementwise}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CustomLayer {

    /** In which passes it takes part. */
    Active active() default Active.ALWAYS;
}
