/** One value for each type of annotation. */
@NullMarked
package loopbook.shapes;

import org.jspecify.annotations.NullMarked;
