/** What a value looks like: MIME bundles and renderers. */
@NullMarked
package loopbook.kernel.display;

import org.jspecify.annotations.NullMarked;
