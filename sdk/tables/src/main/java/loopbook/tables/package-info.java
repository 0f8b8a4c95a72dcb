/** Listings as tables. */
@NullMarked
package loopbook.tables;

import org.jspecify.annotations.NullMarked;
