/** Runs PyTorch's values against networks that are written, compiled and run as a user's are. */
@NullMarked
package synapt.processor.golden;

import org.jspecify.annotations.NullMarked;
