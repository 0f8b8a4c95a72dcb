/** Pictures with their annotations, and galleries of them. */
@NullMarked
package loopbook.pictures;

import org.jspecify.annotations.NullMarked;
