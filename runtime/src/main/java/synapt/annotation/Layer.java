package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What several kinds of layers share, and what determines shapes. Members that a kind does not take are errors when set.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Layer {

    /** As {@link #padding}: as much as keeps the output at ceil(input / stride); where it is odd, the larger half is behind. */
    int SAME = Integer.MIN_VALUE;

    /** The nodes this one reads, by name; without it, the node before. */
    String[] from() default {};

    /** Output channels or features. */
    int out() default 0;

    /** Kernel or window, one number for all directions or one for each. */
    int[] kernel() default {};

    /** Step of the window, default 1 (for pooling: the kernel). */
    int[] stride() default {};

    /** Zeros around the input on both sides, default 0, or {@link #SAME}. */
    int[] padding() default {};

    /** Transposed convolutions: what is added to the output's end, less than the stride, default 0. */
    int[] outputPadding() default {};

    /** Distance between the kernel's taps, default 1. */
    int[] dilation() default {};

    /** Groups of channels that are convolved apart, default 1. */
    int groups() default 1;

    /** Whether a bias is added, default true. */
    boolean bias() default true;

    /** Adaptive pooling: size of the output, one number for all directions or one for each. {@code Reshape}: all dimensions. */
    int[] size() default {};

    /** {@code Upsample}: how often each place is repeated, one number for all directions or one for each. */
    int[] scale() default {};

    /** {@code Permute}: for each dimension of the output which of the input's it is, from 0. */
    int[] order() default {};

    /** Average pooling: whether padding counts in a window's divisor, default true. */
    boolean countIncludePad() default true;

    /** For a block that is returned as a {@code List}: how many of it follow one another. */
    int repeat() default 0;

    /**
     * Members bound to expressions: {@code "out = 4*width, stride = first ? stride : 1"}. Inside a block, names are its
     * parameters; {@code first} is 1 in the first repeat and 0 in the others, {@code index} counts repeats from 0. On the use of a
     * block, what stands on the left are its parameters.
     *
     * <p>Expressions have {@code + - * /}, comparisons (1 or 0), {@code condition ? a : b}, parentheses and decimal numbers; a list
     * is written {@code kernel = {3, k}}. Whole numbers are exact; a division that leaves a remainder gives a fraction, which a
     * member of whole numbers refuses.
     */
    String with() default "";
}
