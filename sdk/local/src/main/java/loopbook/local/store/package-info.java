/** The only place that knows JDBC: documents, and the bytes of files. */
@NullMarked
package loopbook.local.store;

import org.jspecify.annotations.NullMarked;
