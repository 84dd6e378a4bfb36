/**
 * The language in which networks are declared.
 *
 * <p>A node's facets take effect in one order, whatever their order in the source: layer, {@link synapt.annotation.BatchNorm},
 * {@link synapt.annotation.Activation}, then {@link synapt.annotation.Dropout} or {@link synapt.annotation.Dropout2d}.
 */
@NullMarked
package synapt.annotation;

import org.jspecify.annotations.NullMarked;
