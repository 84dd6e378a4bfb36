/** What a network computes, as an immutable graph. */
@NullMarked
package synapt.processor.graph;

import org.jspecify.annotations.NullMarked;
