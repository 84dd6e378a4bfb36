/** Messages: what the compiler says, and where. */
@NullMarked
package synapt.processor.report;

import org.jspecify.annotations.NullMarked;
