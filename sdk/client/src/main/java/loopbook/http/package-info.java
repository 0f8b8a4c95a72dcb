/** The only place that knows OkHttp: transport, sign-in, retry, transfers. */
@NullMarked
package loopbook.http;

import org.jspecify.annotations.NullMarked;
