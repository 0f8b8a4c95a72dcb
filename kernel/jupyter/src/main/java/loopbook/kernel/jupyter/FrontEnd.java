package loopbook.kernel.jupyter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import tools.jackson.databind.node.ObjectNode;

/**
 * A front end: what Jupyter is to a kernel, as small as it can be. It rehearses a kernel when its class data archive is
 * made, and the tests speak through it. For one thread.
 */
final class FrontEnd implements AutoCloseable {
    /** What a loaded machine may take for a kernel's first words. */
    private static final int PATIENCE_MILLIS = 120_000;

    private static final int LOOK_MILLIS = 500;
    private static final int TRIES = 5;

    private final ZContext context = new ZContext();
    private final Codec codec;
    private final BooleanSupplier alive;
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final ZMQ.Socket heartbeat;

    /**
     * What works on free ports of this machine, signed. They are free only until somebody else takes one of them: it is
     * tried again, on others, when it ends with {@link Loop#CANNOT_BIND}.
     */
    static <R> R onFreePorts(Function<Connection, R> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return work.apply(freePorts());
            } catch (IllegalStateException taken) {
                if (left == 0 || !String.valueOf(taken.getMessage()).startsWith(Loop.CANNOT_BIND)) {
                    throw taken;
                }
            }
        }
    }

    private static Connection freePorts() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] p = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return new Connection(
                    "127.0.0.1", "hmac-sha256", UUID.randomUUID().toString(), p[0], p[1], p[2], p[3], p[4]);
        } catch (IOException none) {
            throw new UncheckedIOException("No free port on 127.0.0.1", none);
        }
    }

    /** The connection file for a kernel. */
    static String file(Connection connection) {
        return Json.object()
                .put("transport", "tcp")
                .put("ip", connection.ip())
                .put("signature_scheme", connection.scheme())
                .put("key", connection.key())
                .put("shell_port", connection.shell())
                .put("iopub_port", connection.iopub())
                .put("stdin_port", connection.stdin())
                .put("control_port", connection.control())
                .put("hb_port", connection.heartbeat())
                .toString();
    }

    /** Connects, and waits until the kernel has seen that iopub is subscribed. */
    FrontEnd(Connection connection) {
        this(connection, () -> true);
    }

    /**
     * The same, and waits for nothing once the kernel is no longer alive.
     *
     * @throws IllegalStateException if the kernel says nothing; nothing stays open then
     */
    FrontEnd(Connection connection, BooleanSupplier alive) {
        this.alive = alive;
        codec = new Codec(new Signer(connection.scheme(), connection.key()));
        shell = connect(SocketType.DEALER, connection.address(connection.shell()));
        control = connect(SocketType.DEALER, connection.address(connection.control()));
        // Front ends give stdin the identity of shell: that is how a question finds its way.
        stdin = context.createSocket(SocketType.DEALER);
        stdin.setIdentity(shell.getIdentity());
        stdin.setIPv6(connection.ip().contains(":"));
        stdin.setReceiveTimeOut(LOOK_MILLIS);
        stdin.connect(connection.address(connection.stdin()));
        heartbeat = connect(SocketType.REQ, connection.address(connection.heartbeat()));
        iopub = connect(SocketType.SUB, connection.address(connection.iopub()));
        iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
        try {
            awaitIopub("iopub_welcome");
        } catch (IllegalStateException silent) {
            context.close();
            throw silent;
        }
    }

    private ZMQ.Socket connect(SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        if (type == SocketType.DEALER) {
            socket.setIdentity(UUID.randomUUID().toString().getBytes(ZMQ.CHARSET));
        }
        socket.setIPv6(address.contains("["));
        socket.setReceiveTimeOut(LOOK_MILLIS);
        socket.setReconnectIVL(5);
        socket.setHWM(0);
        socket.setLinger(0);
        socket.connect(address);
        return socket;
    }

    /** Sends a request and returns its id. */
    String send(ZMQ.Socket channel, String type, ObjectNode content) {
        List<byte[]> frames = codec.write(List.of(), type, Json.object(), Json.object(), content);
        sendRaw(channel, frames);
        return Json.MAPPER.readTree(frames.get(2)).path("msg_id").asString();
    }

    void sendRaw(ZMQ.Socket channel, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            channel.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    List<byte[]> framesOf(String type, ObjectNode content) {
        return codec.write(List.of(), type, Json.object(), Json.object(), content);
    }

    /** The next message of a channel. */
    Message receive(ZMQ.Socket channel) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(frame(channel));
        } while (channel.hasReceiveMore());
        try {
            return codec.read(frames);
        } catch (BadMessage bad) {
            throw new IllegalStateException("The kernel sent " + bad.getMessage(), bad);
        }
    }

    /** The next part of a message. */
    byte[] frame(ZMQ.Socket channel) {
        long start = System.nanoTime();
        byte @Nullable [] frame = channel.recv();
        while (frame == null) {
            if (!alive.getAsBoolean()) {
                throw new IllegalStateException("The kernel has ended");
            } else if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
                throw new IllegalStateException("The kernel said nothing for " + PATIENCE_MILLIS + " ms");
            }
            frame = channel.recv();
        }
        return frame;
    }

    /** The next iopub message of this type, those before it thrown away. */
    Message awaitIopub(String type) {
        return awaitIopub(message -> message.type().equals(type));
    }

    Message awaitIopub(Predicate<Message> wanted) {
        Message message = receive(iopub);
        while (!wanted.test(message)) {
            message = receive(iopub);
        }
        return message;
    }

    /** Waits for the answer to a request that was sent: its reply and all that iopub said until idle. */
    Answer answer(ZMQ.Socket channel, String id) {
        Message reply = receive(channel);
        while (!parent(reply).equals(id)) {
            reply = receive(channel);
        }
        return new Answer(reply, untilIdle(id));
    }

    List<Message> untilIdle(String id) {
        List<Message> said = new ArrayList<>();
        while (true) {
            Message message = receive(iopub);
            if (parent(message).equals(id)) {
                said.add(message);
                if (message.content().path("execution_state").asString("").equals("idle")) {
                    return said;
                }
            }
        }
    }

    static String parent(Message message) {
        return message.parent().path("msg_id").asString("");
    }

    /** Asks on shell and waits. */
    Answer ask(String type, ObjectNode content) {
        return answer(shell, send(shell, type, content));
    }

    /** Runs a cell and waits. */
    Answer run(String code) {
        return ask("execute_request", cell(code));
    }

    /** The content of an ordinary execute_request. */
    static ObjectNode cell(String code) {
        ObjectNode content = Json.object()
                .put("code", code)
                .put("silent", false)
                .put("store_history", true)
                .put("allow_stdin", true)
                .put("stop_on_error", true);
        content.putObject("user_expressions");
        return content;
    }

    @Override
    public void close() {
        context.close();
    }

    /** A reply and what was published meanwhile for the same request. */
    record Answer(Message reply, List<Message> said) {
        ObjectNode content() {
            return reply.content();
        }

        String status() {
            return content().path("status").asString("");
        }

        List<String> types() {
            return said.stream().map(Message::type).toList();
        }

        /** What was printed to a stream. */
        String text(String stream) {
            StringBuilder text = new StringBuilder();
            said.stream()
                    .filter(m -> m.type().equals("stream")
                            && m.content().path("name").asString("").equals(stream))
                    .forEach(m -> text.append(m.content().path("text").asString()));
            return text.toString();
        }

        /** The result as text; empty if there was none. */
        String result() {
            return only("execute_result")
                    .map(m -> m.content().path("data").path("text/plain").asString(""))
                    .orElse("");
        }

        Optional<Message> only(String type) {
            return said.stream().filter(m -> m.type().equals(type)).findFirst();
        }
    }
}
