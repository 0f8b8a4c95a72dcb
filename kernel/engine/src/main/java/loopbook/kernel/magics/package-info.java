/** Magics, one class each. */
@NullMarked
package loopbook.kernel.magics;

import org.jspecify.annotations.NullMarked;
