package loopbook.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopbook.errors.Interrupted;
import loopbook.errors.LoopbookException;
import loopbook.http.Threads;

/** Waits on this machine for the one visit by which the sign-in page hands over the tokens. */
final class Callback implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loopbook.sign-in");
    private static final int READ_MILLIS = 3000;
    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><title>Loopbook</title><script>history.replaceState(null,'','/')</script>"
                    + "<body style='font-family:sans-serif;margin:4em'><h2>%s</h2><p>You can close this page.</p>";

    private final ServerSocket socket;
    private final CompletableFuture<SignIn> signIn = new CompletableFuture<>();

    private Callback(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens on this port of the loopback address; 0 takes any. */
    static Callback listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            Callback callback = new Callback(socket);
            Threads.daemon("sign-in", callback::serve).start();
            return callback;
        } catch (IOException e) {
            throw new LoopbookException(
                    "Port " + port + " of this machine is taken (" + e.getMessage() + "), and the sign-in page answers"
                            + " only there. End the program that uses it, or use Dataloop.withApiKey(key).",
                    e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** A browser may also open connections and leave, or ask for an icon: the visit with the token counts. */
    private void serve() {
        while (!signIn.isDone() && !socket.isClosed()) {
            try (Socket visitor = socket.accept()) {
                visitor.setSoTimeout(READ_MILLIS);
                answer(visitor);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A visit ended early: {0}", e.getMessage());
            }
        }
    }

    private void answer(Socket visitor) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
        String request = in.readLine();
        String line = request == null ? "" : request;
        while (request != null && !request.isEmpty()) {
            request = in.readLine();
        }
        Optional<SignIn> found = line.startsWith("GET /?") ? SignIn.inText(line) : Optional.empty();
        write(visitor.getOutputStream(), found.isPresent());
        found.ifPresent(signIn::complete);
    }

    private static void write(OutputStream out, boolean good) throws IOException {
        byte[] page = PAGE.formatted(good ? "Signed in" : "No token came").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + (good ? "200 OK" : "404 Not Found")
                + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nContent-Length: "
                + page.length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(page);
        out.flush();
    }

    /** The tokens, if they come in time. */
    Optional<SignIn> await(Duration time) {
        try {
            return Optional.of(signIn.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting for the sign-in page", e);
        } catch (ExecutionException e) {
            throw new LoopbookException("The sign-in failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new LoopbookException("Cannot close port " + port() + ": " + e.getMessage(), e);
        }
    }
}
