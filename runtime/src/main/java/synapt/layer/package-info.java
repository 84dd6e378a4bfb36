/** Kinds of layers: what the accessor methods of a network return, and through which its parameters are read and written. */
@NullMarked
package synapt.layer;

import org.jspecify.annotations.NullMarked;
