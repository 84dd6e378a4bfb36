/** Checks generated backward passes against differences of generated forward passes, in double precision. */
@NullMarked
package synapt.processor.gradient;

import org.jspecify.annotations.NullMarked;
