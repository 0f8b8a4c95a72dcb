/** Conditions: immutable values that print as the wire's JSON. */
@NullMarked
package loopbook.filters;

import org.jspecify.annotations.NullMarked;
