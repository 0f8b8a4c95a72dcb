/** Shapes drawn on pictures. */
@NullMarked
package loopbook.drawing;

import org.jspecify.annotations.NullMarked;
