/** From elements and mirrors to declarations: what the source says, with the positions to point at. */
@NullMarked
package synapt.processor.read;

import org.jspecify.annotations.NullMarked;
