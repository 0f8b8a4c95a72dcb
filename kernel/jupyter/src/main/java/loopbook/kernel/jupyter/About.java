package loopbook.kernel.jupyter;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel is told of itself.
 *
 * @param version what {@code kernel_info_reply} states as version of the implementation
 * @param history the file that keeps the cells of all sessions; null for none
 */
public record About(String version, @Nullable Path history) {}
