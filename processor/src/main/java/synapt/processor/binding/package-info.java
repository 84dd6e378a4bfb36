/** The language of {@code with}: names bound to expressions of a block's parameters. */
@NullMarked
package synapt.processor.binding;

import org.jspecify.annotations.NullMarked;
