package loopbook.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that gather what is written until it is flushed: a request with a small file leaves in one piece, instead of
 * waking the other side for each 8 KB.
 */
final class Sockets extends SocketFactory {
    private static final int GATHERED_BYTES = 64 << 10;

    @Override
    public Socket createSocket() {
        return new Gathering();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    private static Socket connected(@Nullable SocketAddress from, SocketAddress to) throws IOException {
        Socket socket = new Gathering();
        try {
            if (from != null) {
                socket.bind(from);
            }
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class Gathering extends Socket {
        private @Nullable OutputStream out;

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            // What is gathered already need not wait for more.
            setTcpNoDelay(true);
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            OutputStream gathering = out;
            if (gathering == null) {
                gathering = new BufferedOutputStream(super.getOutputStream(), GATHERED_BYTES);
                out = gathering;
            }
            return gathering;
        }
    }
}
