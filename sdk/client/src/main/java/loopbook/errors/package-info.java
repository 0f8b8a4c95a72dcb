/** What can go wrong: one unchecked root, a leaf for each meaning. */
@NullMarked
package loopbook.errors;

import org.jspecify.annotations.NullMarked;
