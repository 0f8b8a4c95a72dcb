/** Loopbook in JUnit tests. */
@NullMarked
package loopbook.junit;

import org.jspecify.annotations.NullMarked;
