/** What messages are made with. Not exported. */
@NullMarked
package synapt.text;

import org.jspecify.annotations.NullMarked;
