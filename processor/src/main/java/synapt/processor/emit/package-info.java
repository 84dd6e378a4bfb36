/** From plans to Java source. */
@NullMarked
package synapt.processor.emit;

import org.jspecify.annotations.NullMarked;
