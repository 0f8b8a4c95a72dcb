package loopbook.kernel.jupyter;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Sends back what it hears, on a thread that does nothing else: so a busy kernel is told from a dead one. */
final class Heartbeat {
    private final ZMQ.Socket socket;
    private final Thread thread;

    Heartbeat(ZContext context, String address) {
        socket = context.createSocket(SocketType.REP);
        socket.setLinger(0);
        try {
            socket.bind(address);
        } catch (ZMQException refused) {
            throw new IllegalStateException(
                    "Cannot bind the heartbeat socket to " + address + " (" + refused.getMessage() + ")", refused);
        }
        thread = new Thread(this::run, "jupyter-heartbeat");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                byte[] beat = socket.recv();
                if (beat != null) {
                    socket.send(beat, socket.hasReceiveMore() ? ZMQ.SNDMORE : 0);
                }
            }
        } catch (ZMQException ended) {
            // The context was closed: the kernel is ending.
            socket.close();
        }
    }
}
