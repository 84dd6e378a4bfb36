/** Rules on a whole network, one class each. */
@NullMarked
package synapt.processor.check;

import org.jspecify.annotations.NullMarked;
