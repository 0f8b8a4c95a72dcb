/** What a dataset, a task or a project amounts to: statistics, agreement between annotators, and what looks wrong. */
@NullMarked
package loopbook.reports;

import org.jspecify.annotations.NullMarked;
