package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a reusable part of networks: an interface whose abstract methods are its nodes, as in a {@link Network}. A method that
 * returns it puts its nodes in that place. Inside, {@code from = "input"} reads what the block reads; its result is its last node.
 *
 * <pre>{@code
 * @Block(params = {"width", "drop"})
 * interface Hidden {
 *     @Layer(with = "out = width") @Activation(RELU) Linear fc();
 *     @Dropout(with = "p = drop") Identity drop();
 * }
 *
 * @Network(input = 784)
 * interface Mlp {
 *     @Layer(with = "width = 256, drop = 0.2")             Hidden       first();
 *     @Layer(with = "width = 128, drop = 0.5", repeat = 3) List<Hidden> hidden();
 *     @Layer(out = 10)                                     Linear       out();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Block {

    /** Names of numbers that each use gives; members inside are bound to expressions of them ({@link Layer#with}). */
    String[] params() default {};
}
