/** Weights in files: safetensors without dependencies, and files that are replaced whole or not at all. */
@NullMarked
package synapt.io;

import org.jspecify.annotations.NullMarked;
