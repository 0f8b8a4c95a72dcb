package loopbook.kernel.jupyter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import loopbook.kernel.engine.Reserve;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * One socket and the only thread that touches it. The thread sleeps until a message comes in or one is to go out; other
 * threads of the kernel hand theirs over by {@link #send}. A cell's thread must not: an interrupt would close the pipe.
 */
final class Loop implements AutoCloseable {
    /** Enough for bursts; a sender waits when a front end does not keep up. */
    private static final int WAITING = 256;
    /** How long everybody waits for a front end that reads nothing; from then on it loses messages, and only it. */
    private static final int SEND_MILLIS = 3_000;
    /** Of an ordinary message. */
    private static final int FRAMES = 8;

    /** What the words begin with when a port is not to be had. */
    static final String CANNOT_BIND = "Cannot bind ";

    private final String name;
    private final boolean subscribers;
    private final ZMQ.Socket socket;
    private final ZMQ.Poller poller;
    private final Pipe wake;
    private final Consumer<List<byte[]>> received;
    private final Log log;
    private final BlockingQueue<List<byte[]>> outgoing = new LinkedBlockingQueue<>(WAITING);
    private final Queue<Runnable> onceReceived = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    /** Made before they are needed: there may be no memory for them then. */
    private final Runnable waking = this::wakeNow;

    private final Runnable finishing = this::finish;

    /** What has come of a message, and what is left of one that goes out: a full heap may cut both short. */
    private List<byte[]> incoming = new ArrayList<>(FRAMES);

    private List<byte[]> leaving = List.of();
    private int left;
    /** Whether there may be more to do than the sockets say. */
    private boolean behind;

    private volatile boolean open = true;

    /** Binds at once, and receives nothing before {@link #start}. */
    Loop(ZContext context, SocketType type, String name, String address, Consumer<List<byte[]>> received, Log log) {
        this.name = name;
        this.received = received;
        this.log = log;
        socket = context.createSocket(type);
        socket.setIPv6(address.contains("["));
        socket.setLinger(1_000);
        socket.setSendTimeOut(SEND_MILLIS);
        subscribers = type == SocketType.XPUB;
        if (subscribers) {
            socket.setXpubNoDrop(true);
            socket.setXpubVerbose(true);
        } else {
            socket.setHWM(0);
        }
        bind(address);
        wake = pipe();
        poller = context.createPoller(2);
        poller.register(socket, ZMQ.Poller.POLLIN);
        poller.register(wake.source(), ZMQ.Poller.POLLIN);
        thread = new Thread(this::run, "jupyter-" + name);
        thread.setDaemon(true);
    }

    private void bind(String address) {
        try {
            socket.bind(address);
        } catch (ZMQException refused) {
            throw new IllegalStateException(
                    CANNOT_BIND + "the " + name + " socket to " + address + " (" + refused.getMessage()
                            + "): another process may hold the port, or the address is not one of this machine",
                    refused);
        }
    }

    private static Pipe pipe() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
            return pipe;
        } catch (IOException none) {
            throw new UncheckedIOException("Cannot open a pipe to wake a socket's thread", none);
        }
    }

    void start() {
        thread.start();
    }

    /**
     * Hands a message over; waits only when {@value #WAITING} others are already waiting. The socket's own thread, which
     * answers what it has received, would wait for itself: it writes at once.
     */
    void send(List<byte[]> frames) {
        if (Thread.currentThread() == thread) {
            flush();
            write(frames);
            return;
        }
        try {
            outgoing.put(frames);
            wake();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs something on the socket's thread, after all that has come in by now was handed on: something short, that may be
     * done twice.
     */
    void onceReceived(Runnable work) {
        onceReceived.add(work);
        wake();
    }

    /** Once: the message is already handed over. */
    private void wake() {
        try {
            Reserve.insist(waking);
        } catch (OutOfMemoryError full) {
            log.failed("cannot wake the " + name + " socket", full);
        }
    }

    private void wakeNow() {
        try {
            // A full pipe wakes as well.
            wake.sink().write(ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException closed) {
            if (open) {
                log.failed("cannot wake the " + name + " socket", closed);
            }
        }
    }

    private void run() {
        ByteBuffer drained = ByteBuffer.allocate(WAITING);
        while (open) {
            try {
                serve(drained);
            } catch (OutOfMemoryError full) {
                Reserve.moment(); // What was begun is gone on with, and no front end waits for ever.
            } catch (IOException | RuntimeException | Error broken) {
                if (open) {
                    log.failed("the " + name + " socket", broken);
                }
            }
        }
        flush();
        release();
    }

    /** Closes what is open; for the socket's own thread, or for a loop that was never started. */
    void release() {
        poller.close();
        socket.close();
        try {
            wake.sink().close();
            wake.source().close();
        } catch (IOException refused) {
            log.failed("cannot close the pipe of " + name, refused);
        }
    }

    private void serve(ByteBuffer drained) throws IOException {
        poller.poll(behind ? 0 : -1);
        behind = true;
        if (poller.pollin(1)) {
            drained.clear();
            wake.source().read(drained);
        }
        flush();
        int due = onceReceived.size();
        receive();
        for (; due > 0; due--) {
            onceReceived.element().run();
            onceReceived.remove();
        }
        behind = false;
    }

    private void receive() {
        for (byte[] frame = socket.recv(ZMQ.DONTWAIT); frame != null; frame = socket.recv(ZMQ.DONTWAIT)) {
            incoming.add(frame);
            if (!socket.hasReceiveMore()) {
                List<byte[]> whole = incoming;
                incoming = new ArrayList<>(FRAMES);
                hand(whole);
            }
        }
    }

    private void hand(List<byte[]> frames) {
        try {
            received.accept(frames);
        } catch (RuntimeException | Error wrong) {
            // Whatever one message does, the next one is served.
            log.failed("a message on " + name + " was dropped", wrong);
        }
    }

    private void flush() {
        finish();
        List<byte[]> frames = outgoing.poll();
        while (frames != null) {
            write(frames);
            frames = outgoing.poll();
        }
    }

    private void write(List<byte[]> frames) {
        leaving = frames;
        left = frames.size();
        Reserve.insist(finishing);
    }

    /** Writes what is left of the message that leaves. */
    private void finish() {
        boolean sent = sendNow();
        if (!sent && subscribers) {
            // Who is full now counts as gone until it reads again: the next message waits for nobody.
            socket.setXpubNoDrop(false);
            left = leaving.size();
            sendNow();
            socket.setXpubNoDrop(true);
        }
        left = 0;
        if (!sent) {
            log.say("a front end does not read " + name + "; it loses messages");
        }
    }

    private boolean sendNow() {
        for (; left > 0; left--) {
            if (!socket.send(leaving.get(leaving.size() - left), left > 1 ? ZMQ.SNDMORE : 0)) {
                return false;
            }
        }
        return true;
    }

    /** Sends what waits, then closes the socket; returns when that is done, or after a second. */
    @Override
    public void close() {
        open = false;
        wake();
        try {
            thread.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
