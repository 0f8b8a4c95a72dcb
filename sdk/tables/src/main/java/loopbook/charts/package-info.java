/** Static charts as SVG. */
@NullMarked
package loopbook.charts;

import org.jspecify.annotations.NullMarked;
