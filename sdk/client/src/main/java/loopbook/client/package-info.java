/** The platform as objects: singular the thing, plural the collection. */
@NullMarked
package loopbook.client;

import org.jspecify.annotations.NullMarked;
