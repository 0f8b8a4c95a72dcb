/** Benchmarks. */
@NullMarked
package loopbook.bench;

import org.jspecify.annotations.NullMarked;
