package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps a node, or all nodes of a block, as they are: training computes no gradient of their parameters, does not touch their
 * running statistics (batch normalisation uses them, as in evaluation), and drops nothing. The gradient still flows through to
 * what lies before, if something there learns. Frozen tensors are saved and loaded like others.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Frozen {}
