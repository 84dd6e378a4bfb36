/**
 * Networks made at random: valid ones are compiled, run, and compared bit for bit with an interpreter that knows nothing of the
 * processor, its kernels and its layouts; broken ones have to be refused with a message in the right place.
 */
@NullMarked
package synapt.processor.random;

import org.jspecify.annotations.NullMarked;
