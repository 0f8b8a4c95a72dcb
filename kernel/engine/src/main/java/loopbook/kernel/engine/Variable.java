package loopbook.kernel.engine;

import org.jspecify.annotations.Nullable;

/** A variable of the session: its name, its declared type as written, its live value. */
public record Variable(String name, String type, @Nullable Object value) {}
