package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Front ends that do not keep up: nobody else loses by them, and a cell is slowed down rather than its output piled up. */
@Timeout(60)
class SlowReadersTest {
    private static final int MANY = 3_000;

    private final Log log = new Log(System.err);

    @Test
    void aSubscriberThatNeverReadsTakesNothingFromTheOthers() {
        try (Room room = new Room();
                ZContext context = new ZContext()) {
            ZMQ.Socket silent = context.createSocket(SocketType.SUB);
            silent.setRcvHWM(1);
            silent.setLinger(0);
            silent.connect(room.connection.address(room.connection.iopub()));
            silent.subscribe(ZMQ.SUBSCRIPTION_ALL);
            silent.recv();

            var answer = room.frontEnd.run("String page = \"x\".repeat(20_000);\n" + "for (int i = 0; i < " + MANY
                    + "; i++) display(i + page);");
            var next = room.frontEnd.run("1 + 1");

            assertThat(answer.status()).isEqualTo("ok");
            assertThat(answer.said().stream()
                            .filter(m -> m.type().equals("display_data"))
                            .map(m ->
                                    m.content().path("data").path("text/plain").asString())
                            .map(text -> Integer.valueOf(text.replaceAll("\\D", ""))))
                    .containsExactlyElementsOf(IntStream.range(0, MANY).boxed().toList());
            assertThat(next.result()).isEqualTo("2");
        }
    }

    @Test
    void aCellThatShowsFasterThanItIsReadWaits() throws InterruptedException {
        Connection connection = FrontEnd.freePorts();
        AtomicInteger shown = new AtomicInteger();
        try (ZContext context = new ZContext();
                Loop iopub = new Loop(
                        context, SocketType.XPUB, "iopub", connection.address(connection.iopub()), frames -> {}, log);
                Outbox outbox = new Outbox(new Codec(new Signer("hmac-sha256", "")), iopub, iopub, log)) {
            Thread cell = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    outbox.show(Json.object(), "display_data", Json.object(), 100_000);
                    shown.incrementAndGet();
                }
            });
            cell.start();
            while (cell.getState() != Thread.State.WAITING && cell.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(shown.get()).isBetween(10, 100);

            iopub.start();
            outbox.start();
            cell.join(20_000);
            assertThat(shown.get()).isEqualTo(1_000);
        }
    }

    @Test
    void moreRequestsThanASocketQueuesAreAllAnswered() throws InterruptedException {
        int burst = 300;
        Connection connection = FrontEnd.freePorts();
        String address = connection.address(connection.shell());
        CountDownLatch allSent = new CountDownLatch(1);
        Loop[] self = new Loop[1];
        try (ZContext context = new ZContext();
                Loop shell = new Loop(
                        context,
                        SocketType.ROUTER,
                        "shell",
                        address,
                        frames -> {
                            await(allSent);
                            self[0].send(frames);
                        },
                        log)) {
            self[0] = shell;
            shell.start();
            ZMQ.Socket client = context.createSocket(SocketType.DEALER);
            client.setHWM(0);
            client.setReceiveTimeOut(10_000);
            client.connect(address);
            for (int i = 0; i < burst; i++) {
                client.send("request " + i);
            }
            allSent.countDown();

            List<String> answers =
                    IntStream.range(0, burst).mapToObj(i -> client.recvStr()).toList();
            assertThat(answers)
                    .isEqualTo(IntStream.range(0, burst)
                            .mapToObj(i -> "request " + i)
                            .toList());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing was sent");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
