/** Which buffer lives where, and for how long. */
@NullMarked
package synapt.processor.plan;

import org.jspecify.annotations.NullMarked;
