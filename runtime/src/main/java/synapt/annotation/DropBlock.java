package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops square blocks of an image's channels while training, about a share {@link #p} of all elements (Ghiasi, Lin and Le,
 * "DropBlock: a regularization method for convolutional networks", 2018; as torchvision's {@code DropBlock2d}). Blocks begin
 * with probability p / size^2 * height * width / ((height - size + 1) (width - size + 1)) wherever a whole one fits, in each
 * channel by itself. What is kept of an example is scaled by its elements / those kept; the paper counts over the whole batch, on
 * which no mask here depends. In evaluation there is no trace of it. The last of a node's facets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DropBlock {

    /** The share of elements to be dropped, 0 to 1; overlaps make it a little less. It has to be given, here or by {@link #with}. */
    double p() default Double.NaN;

    /** The sides of a block, from 1, which is plain dropout, to the lesser of height and width. */
    int size() default 7;

    /** Whether the rate can be changed between steps, through the network's {@code rates()}. */
    boolean adjustable() default false;

    /** Members bound to expressions of a block's parameters, as in {@code "p = drop"}; see {@link Layer#with}. */
    String with() default "";
}
