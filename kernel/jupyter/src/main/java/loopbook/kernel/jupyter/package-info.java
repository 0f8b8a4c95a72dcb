/** The Jupyter protocol: messages, signatures, channels. */
@NullMarked
package loopbook.kernel.jupyter;

import org.jspecify.annotations.NullMarked;
