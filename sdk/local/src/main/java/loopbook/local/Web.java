package loopbook.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.regex.Pattern;
import loopbook.local.dql.BadQuery;
import loopbook.local.store.Refused;
import loopbook.local.store.StoreFailed;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** The only place that knows how HTTP is served: on 127.0.0.1, with blocking handlers on threads of our own. */
final class Web {
    static final String BASE = "/api/v1";

    /** Nothing that would have to be escaped in JSON or HTML. */
    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    private static final int THREADS = 64;
    private static final int IDLE_MILLIS = 60_000;
    private static final long CONNECTION_IDLE_MILLIS = 360_000;
    private static final int RECEIVED_BYTES = 64 << 10;
    private static final long DRAINED_BYTES = 64L << 20;

    private final Server server;
    private final ServerConnector connector;
    private final ScheduledThreadPoolExecutor clock;
    private int port;

    /** What is served, as soon as it is known. */
    record Served(Router router, Tokens tokens, Faults faults) {}

    private Web(CompletableFuture<Served> served, int port) {
        QueuedThreadPool pool = new QueuedThreadPool(
                THREADS, 4, IDLE_MILLIS, 0, new LinkedBlockingQueue<>(), Threads.GROUP, Threads.named("loopbook-http"));
        pool.setName("loopbook-http");
        clock = new ScheduledThreadPoolExecutor(1, Threads.named("loopbook-http-clock"));
        clock.setRemoveOnCancelPolicy(true);
        server = new Server(pool, new ScheduledExecutorScheduler(clock), new ArrayByteBufferPool());
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Small uploads arrive in one piece; and no header but the token is worth remembering.
        http.setHeaderCacheSize(0);
        // Segments are decoded one by one, so that an encoded slash in a name is only a letter.
        http.setUriCompliance(UriCompliance.UNSAFE);
        HttpConnectionFactory connections = new HttpConnectionFactory(http);
        connections.setInputBufferSize(RECEIVED_BYTES);
        connector = new ServerConnector(server, 1, 1, connections);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(CONNECTION_IDLE_MILLIS);
        server.addConnector(connector);
        server.setErrorHandler(Web::refuse);
        server.setHandler(new Entrance(served));
    }

    /**
     * Begins to serve; a request that comes before it is known what waits for that.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if the port is taken
     */
    static Web start(CompletableFuture<Served> served, int port) {
        Web web = new Web(served, port);
        try {
            web.server.start();
            web.port = web.connector.getLocalPort();
            return web;
        } catch (Exception e) {
            web.stop();
            Throwable cause = e;
            while (cause != null && !(cause instanceof BindException)) {
                cause = cause.getCause();
            }
            throw new UncheckedIOException(
                    cause != null
                            ? "Port " + port + " of 127.0.0.1 cannot be had, another program may use it: choose another"
                                    + " port, or 0 for any free one."
                            : "The local platform could not begin to serve: " + e,
                    new IOException(e));
        }
    }

    /** What Jetty itself refuses (a request that is no HTTP) or could not finish: in the service's form, too. */
    private static boolean refuse(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String message = String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        String body = Json.write(Json.object().put("status", status).put("message", message));
        Content.Sink.write(response, true, body, callback);
        return true;
    }

    /** Where it serves; still known when it has stopped. */
    int port() {
        return port;
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The local platform could not stop serving: " + e, e);
        } finally {
            clock.shutdownNow();
        }
    }

    /** Scheme, host and port by which the caller reached us. */
    static String origin(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        boolean plain = host != null && PLAIN_HOST.matcher(host).matches();
        return "http://" + (plain ? host : "127.0.0.1:" + Request.getLocalPort(request));
    }

    /** The cookie of this platform; the port is in its name, for cookies do not know ports. */
    static String cookieName(Request request) {
        return "loopbook-" + Request.getLocalPort(request);
    }

    static @Nullable String cookie(Request request, String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Finds the route, checks the token, sends the answer; makes every failure an answer. */
    private static final class Entrance extends Handler.Abstract {
        private final CompletableFuture<Served> served;

        Entrance(CompletableFuture<Served> served) {
            this.served = served;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            try {
                send(request, response, faultyAnswer(request));
                callback.succeeded();
            } catch (Fault.CutNow e) {
                cut(request, callback, e);
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof Fault.CutNow) {
                    cut(request, callback, e);
                } else {
                    callback.failed(e);
                }
            } catch (StoreFailed e) {
                tell(request, response, callback, e);
            } catch (IOException | RuntimeException | Error e) {
                // Half an answer must not look like a whole one: the connection is cut.
                callback.failed(e);
            }
            return true;
        }

        private Reply faultyAnswer(Request request) throws IOException {
            Optional<Fault> fault = served.join()
                    .faults()
                    .take(request.getMethod(), request.getHttpURI().getPath());
            if (fault.isEmpty()) {
                return answer(request);
            }
            Reply reply = fault.get().around(() -> answer(request));
            if (fault.get().unread()) {
                drain(request);
            }
            return reply;
        }

        /** No status, no end: the caller sees the connection break. */
        private static void cut(Request request, Callback callback, Exception why) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(why);
        }

        /** A failure while the body was being made is still an answer, if none of it has left. */
        private static void tell(Request request, Response response, Callback callback, RuntimeException failure) {
            if (response.isCommitted()) {
                callback.failed(failure);
                return;
            }
            try {
                response.reset();
                send(request, response, new ApiError(500, String.valueOf(failure.getMessage())).reply());
                callback.succeeded();
            } catch (IOException e) {
                callback.failed(e);
            }
        }

        private Reply answer(Request request) throws IOException {
            try {
                return route(request);
            } catch (ApiError e) {
                drain(request);
                return e.reply();
            } catch (BadQuery e) {
                return ApiError.badRequest(String.valueOf(e.getMessage())).reply();
            } catch (Refused e) {
                drain(request);
                return new ApiError(403, String.valueOf(e.getMessage())).reply();
            } catch (StoreFailed | UncheckedIOException e) {
                drain(request);
                return new ApiError(500, String.valueOf(e.getMessage())).reply();
            } catch (RuntimeException e) {
                drain(request);
                return new ApiError(500, "Internal error of the local platform, please report it: " + e).reply();
            }
        }

        private Reply route(Request request) {
            String path = request.getHttpURI().getPath();
            String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
            Router.Found found = served.join().router().find(method, path).orElse(null);
            if (found == null) {
                if (path.startsWith(BASE + "/")) {
                    served.join().tokens().user(bearer(request));
                    throw new ApiError(501, "not served by the local platform: " + request.getMethod() + " " + path);
                }
                throw ApiError.notFound("nothing here: " + request.getMethod() + " " + path);
            }
            String user = user(found.access(), request);
            long mostBytes = found.access() == Router.Access.TOKEN ? BodyLimit.LARGE : BodyLimit.SMALL;
            return found.route().answer(new Call(request, found.vars(), user, mostBytes));
        }

        private String user(Router.Access access, Request request) {
            String token = bearer(request);
            return switch (access) {
                case EVERYBODY -> "";
                case TOKEN -> served.join().tokens().user(token);
                case BROWSER -> token != null
                        ? served.join().tokens().user(token)
                        : served.join().tokens().visitor(cookie(request, cookieName(request)));
            };
        }

        private static @Nullable String bearer(Request request) {
            String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
            return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? header.substring(7).strip()
                    : null;
        }

        /** Takes in the rest of a refused upload, so that its sender gets to read why. */
        private static void drain(Request request) throws IOException {
            try (InputStream in = Content.Source.asInputStream(request)) {
                in.skip(DRAINED_BYTES);
            }
        }

        private static void send(Request request, Response response, Reply reply) throws IOException {
            response.setStatus(reply.status());
            reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            if (reply.length() >= 0) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.length());
            }
            if (request.getMethod().equals("HEAD")) {
                return;
            }
            ResponseBody out = new ResponseBody(response, reply.length());
            reply.body().write(out);
            out.finish();
        }
    }
}
