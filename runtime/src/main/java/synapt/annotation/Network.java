package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a network: an interface or abstract class whose abstract methods without parameters are its nodes, in source order.
 * The return type of such a method says which kind of layer it is. From {@code LeNet5} the processor writes {@code CompiledLeNet5}
 * into the same package, from {@code Inner} in {@code Outer} {@code CompiledOuter_Inner}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {

    /**
     * The input's shape without the batch: {@code {features}}, {@code {channels, length}}, {@code {channels, height, width}} or
     * {@code {channels, depth, height, width}}.
     * Left out where an {@link Input} method declares it.
     */
    int[] input() default {};

    /** As {@link Input#tokens}. */
    int tokens() default 0;

    /** As {@link Input#padding}. */
    int padding() default -1;
}
