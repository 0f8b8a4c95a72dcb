/** The query language: JSON to conditions to SQL with bound values. What it means stands in {@code sdk/local/DQL.md}. */
@NullMarked
package loopbook.local.dql;

import org.jspecify.annotations.NullMarked;
