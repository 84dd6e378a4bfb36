/** An annotation processor that compiles declared networks. */
@NullMarked
package synapt.processor;

import org.jspecify.annotations.NullMarked;
