/** A platform in this process. */
@NullMarked
package loopbook.local;

import org.jspecify.annotations.NullMarked;
