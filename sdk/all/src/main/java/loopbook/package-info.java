/** The short names of a session. */
@NullMarked
package loopbook;

import org.jspecify.annotations.NullMarked;
