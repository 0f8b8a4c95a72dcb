/** The query language: JSON to conditions to SQL with bound values. */
@NullMarked
package loopbook.local.dql;

import org.jspecify.annotations.NullMarked;
