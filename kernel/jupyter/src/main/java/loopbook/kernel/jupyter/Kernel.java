package loopbook.kernel.jupyter;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Reserve;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Jupyter kernel around an engine: five sockets where the connection file says, each with its own thread that sleeps
 * until something comes. The cells of a shell run one after another, those of several shells at the same time; what is asked
 * meanwhile is answered meanwhile.
 */
public final class Kernel implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final List<Loop> loops = new ArrayList<>();
    private final Engine engine;
    private final Log log;
    private final Codec codec;
    private final Loop shell;
    private final Loop control;
    private final Loop stdin;
    private final Loop iopub;
    /** A thread of its own sends back what it hears: so a busy kernel is told from a dead one. */
    private final Loop heartbeat;

    private final Outbox outbox;
    private final Replies replies;
    private final Stdin input;
    private final History history;
    private final Shells shells;
    private final Questions questions;
    private final ObjectNode info;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    private Kernel(Connection connection, Engine engine, EarlyOutput early, About about, PrintStream logTo) {
        this.engine = engine;
        log = new Log(logTo);
        info = KernelInfo.content(about.version());
        history = new History(new HistoryFile(about.history(), log));
        codec = new Codec(new Signer(connection.scheme(), connection.key()));
        context.setThreadFactor(Kernel::ofSockets);
        try {
            shell = router("shell", connection.address(connection.shell()), this::onShell);
            control = router("control", connection.address(connection.control()), this::onControl);
            stdin = router("stdin", connection.address(connection.stdin()), this::onStdin);
            String address = connection.address(connection.iopub());
            iopub = loop(SocketType.XPUB, "iopub", address, this::onIopub);
            String beats = connection.address(connection.heartbeat());
            heartbeat = loop(SocketType.REP, "heartbeat", beats, this::onHeartbeat);
        } catch (RuntimeException refused) {
            loops.forEach(Loop::release);
            context.close();
            throw refused;
        }
        outbox = new Outbox(codec, iopub, stdin, log);
        replies = new Replies(codec, outbox, log);
        input = new Stdin(outbox);
        Executions executions = new Executions(engine, early, outbox, input, history);
        shells = new Shells(name -> new Cells(name, executions, outbox, replies, shell, log));
        questions = new Questions(engine, replies, shell, log);
    }

    /** ZeroMQ's own threads, which a full heap would end; nobody would be heard after that. */
    private static Thread ofSockets(Runnable work, String name) {
        Thread thread = new Thread(() -> untilItEnds(work), name);
        thread.setDaemon(true);
        return thread;
    }

    private static void untilItEnds(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (OutOfMemoryError full) {
                Reserve.moment();
            }
        }
    }

    private Loop router(String name, String address, Consumer<Message> handler) {
        return loop(SocketType.ROUTER, name, address, frames -> read(name, frames, handler));
    }

    private Loop loop(SocketType type, String name, String address, Consumer<List<byte[]>> handler) {
        Loop made = new Loop(context, type, name, address, handler, log);
        loops.add(made);
        return made;
    }

    /**
     * Binds the sockets and serves.
     *
     * @param engine may still be starting; the kernel does not own it
     * @param early where the engine's startup speaks: the first cell shows it
     * @param about what the kernel is told of itself
     * @param log what the kernel itself has to say, for the log of the Jupyter server
     * @throws IllegalStateException if a port cannot be bound; nothing stays open then
     */
    public static Kernel start(Connection connection, Engine engine, EarlyOutput early, About about, PrintStream log) {
        Kernel kernel = new Kernel(connection, engine, early, about, log);
        if (connection.key().isEmpty()) {
            kernel.log.say("the connection file has an empty key, so messages are not signed:"
                    + " whoever can reach the ports can run code");
        }
        kernel.outbox.status(Json.object(), "starting");
        kernel.outbox.start();
        kernel.shells.start();
        kernel.loops.forEach(Loop::start);
        return kernel;
    }

    /** Waits until the front end has asked the kernel to shut down, or it was closed. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** Makes {@link #await} return. */
    void end() {
        ended.countDown();
    }

    private void onHeartbeat(List<byte[]> beat) {
        heartbeat.send(beat);
    }

    private void read(String channel, List<byte[]> frames, Consumer<Message> handler) {
        AtomicReference<Message> read = new AtomicReference<>();
        Reserve.insist(() -> {
            try {
                read.set(codec.read(frames));
            } catch (BadMessage bad) {
                log.say("dropped on " + channel + ": " + bad.getMessage());
            }
        });
        if (read.get() != null) {
            handler.accept(read.get());
        }
    }

    private void onShell(Message message) {
        Optional<Cells> cells = shells.of(message);
        if (cells.isEmpty()) {
            refuse(message);
            return;
        }
        switch (message.type()) {
            case "execute_request" -> Reserve.insist(() -> cells.get().add(message));
            case "complete_request" -> questions.complete(message);
            case "inspect_request" -> questions.inspect(message);
            case "is_complete_request" -> questions.isComplete(message);
            case "history_request" -> replies.answer(shell, message, () -> history.answer(message.content()));
            default -> onEither(shell, message);
        }
    }

    /** Of an unknown subshell. What has no reply is only logged. */
    private void refuse(Message message) {
        if (message.type().endsWith("_request")) {
            replies.answer(shell, message, () -> Shells.unknown(message));
        } else {
            log.say("ignored a " + message.type() + " for an unknown subshell");
        }
    }

    private void onControl(Message message) {
        switch (message.type()) {
            case "debug_request" -> questions.debug(control, message);
            case "create_subshell_request" -> replies.answer(control, message, shells::create);
            case "delete_subshell_request" -> replies.answer(control, message, () -> shells.delete(message.content()));
            case "list_subshell_request" -> replies.answer(control, message, shells::list);
            default -> onEither(control, message);
        }
    }

    /** What is answered on shell and on control alike: VS Code has long sent interrupts on shell. */
    private void onEither(Loop channel, Message message) {
        switch (message.type()) {
            case "interrupt_request" -> replies.answer(channel, message, () -> {
                engine.interrupt();
                return Json.ok();
            });
            case "kernel_info_request" -> replies.answer(channel, message, info::deepCopy);
            case "shutdown_request" -> shutdown(channel, message);
            case "comm_info_request" -> replies.answer(channel, message, Kernel::noComms);
            case "comm_open" -> replies.handle(message, () -> refuseComm(message));
            case "comm_msg", "comm_close" -> replies.handle(message, () -> {});
            default -> log.say("ignored a message of the unknown type \"" + message.type() + "\"");
        }
    }

    private static ObjectNode noComms() {
        ObjectNode content = Json.ok();
        content.putObject("comms");
        return content;
    }

    /** There are no comm targets yet: the protocol wants an unknown one closed. */
    private void refuseComm(Message message) {
        ObjectNode content =
                Json.object().put("comm_id", message.content().path("comm_id").asString(""));
        content.putObject("data");
        outbox.publish(message.header(), "comm_close", content);
    }

    private void shutdown(Loop channel, Message message) {
        ObjectNode content =
                Json.ok().put("restart", message.content().path("restart").asBoolean(false));
        try {
            replies.answer(channel, message, () -> {
                outbox.publish(message.header(), "shutdown_reply", content.deepCopy());
                return content;
            });
        } finally {
            end();
        }
    }

    private void onStdin(Message message) {
        if (message.type().equals("input_reply")) {
            input.reply(message);
        }
    }

    /** A new subscriber is welcomed, so that it knows from when on it hears everything. */
    private void onIopub(List<byte[]> frames) {
        byte[] frame = frames.get(0);
        if (frame.length > 0 && frame[0] == 1) {
            String topic = new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
            outbox.publish(Json.object(), "iopub_welcome", Json.object().put("subscription", topic), topic);
        }
    }

    /** Stops the cells that run, sends what is still to be sent, and closes the sockets. The engine stays open. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            engine.interrupt();
            shells.close();
            questions.close();
            outbox.close();
            loops.forEach(Loop::close);
            context.close();
            ended.countDown();
        }
    }
}
