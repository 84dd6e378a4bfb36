/** From the train graph to the steps of its gradient. */
@NullMarked
package synapt.processor.backward;

import org.jspecify.annotations.NullMarked;
