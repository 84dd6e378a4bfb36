/** Networks that tests write, compile with the processor and run, as a user would. */
@NullMarked
package synapt.processor.live;

import org.jspecify.annotations.NullMarked;
