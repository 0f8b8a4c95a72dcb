/** The kernel as a program. */
@NullMarked
package loopbook.kernel.app;

import org.jspecify.annotations.NullMarked;
