package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an input of the network as a node of its own, a method that returns {@link synapt.layer.InputLayer}. Inputs come
 * first; there may be several.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Input {

    /** The shape without the batch, as in {@link Network#input}. Needed, unless it is {@link #lengthsOf}. */
    int[] shape() default {};

    /**
     * If it is set, the input says where the sequences of another one end, which is declared before it: for each example a whole number,
     * {@code int[]}, from 1 to the positions of that input, {@code {positions, features}} or {@link #tokens}. Positions behind the end
     * are left out wherever positions are looked at together, as those of a {@link #padding}; numbers there are read as 0, token ids may
     * be any. No other member goes with it, and no layer reads it.
     */
    String lengthsOf() default "";

    /**
     * If it is set, the input is token ids, {@code int[]}, for an {@link synapt.layer.Embedding}: how many tokens the vocabulary
     * has, 1 to 2^24. Ids are 0 to tokens - 1, and the shape is {@code {length}}.
     */
    int tokens() default 0;

    /**
     * If it is set, the token that fills sequences up behind their ends, 0 to tokens - 1. Positions that hold it are left out wherever
     * positions are looked at together: by attention, recurrent layers, the mean over positions and the last position. Its row of an
     * {@link synapt.layer.Embedding} starts at zero and gets no gradient, as with {@link PaddingToken}. Each sequence begins with
     * another token, and has none behind the padding; others are refused.
     */
    int padding() default -1;

    /** Whether the gradient with respect to this input is computed; {@code inputGradient} of the training returns it. */
    boolean gradient() default false;
}
