/** Training: optimisers, schedules, and the loop over epochs and batches. */
@NullMarked
package synapt.train;

import org.jspecify.annotations.NullMarked;
