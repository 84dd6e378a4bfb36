/** Randomness as a pure function of what it is for: a counter-based generator, and the keys that tell its uses apart. */
@NullMarked
package synapt.random;

import org.jspecify.annotations.NullMarked;
