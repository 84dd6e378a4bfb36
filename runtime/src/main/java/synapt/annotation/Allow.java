package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Silences advice of the compiler, by its ids: {@code @Allow("dropout/useless")}. On a node; on the use of a block, for all that is inside; on a
 * block, for all of its uses; or on the whole network.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {

    /** Ids of warnings, as printed in brackets. */
    String[] value();
}
