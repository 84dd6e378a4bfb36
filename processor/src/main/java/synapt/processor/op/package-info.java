/** One class for each operation. */
@NullMarked
package synapt.processor.op;

import org.jspecify.annotations.NullMarked;
