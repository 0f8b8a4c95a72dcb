/** Cells of Java: run, complete, inspect, diagnose, interrupt. */
@NullMarked
package loopbook.kernel.engine;

import org.jspecify.annotations.NullMarked;
