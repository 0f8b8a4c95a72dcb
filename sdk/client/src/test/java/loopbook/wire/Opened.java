package loopbook.wire;

import java.net.URI;

/** The web page that a call opens. */
record Opened(URI page) {}
