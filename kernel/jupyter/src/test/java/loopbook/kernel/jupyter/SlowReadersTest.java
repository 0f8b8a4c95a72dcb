package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        AtomicInteger shown = new AtomicInteger();
        try (ZContext context = new ZContext();
                Loop iopub = FrontEnd.onFreePorts(
                        at -> new Loop(context, SocketType.XPUB, "iopub", at.address(at.iopub()), frames -> {}, log));
                Outbox outbox = new Outbox(new Codec(new Signer("hmac-sha256", "")), iopub, iopub, log)) {
            Thread cell = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    outbox.show(Json.object(), "display_data", Json.object(), 100_000);
                    shown.incrementAndGet();
                }
            });
            cell.start();
            while (!waitsForRoom(cell)
                    && cell.isAlive()
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            assertThat(shown.get()).isBetween(10, 100);

            iopub.start();
            outbox.start();
            cell.join();
            assertThat(shown.get()).isEqualTo(1_000);
        }
    }

    /** It also waits, for an instant, where a class is initialised or something else is locked. */
    private static boolean waitsForRoom(Thread cell) {
        return cell.getState() == Thread.State.WAITING
                && Stream.of(cell.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("awaitRoom"));
    }

    @Test
    void moreRequestsThanASocketQueuesAreAllAnswered() throws InterruptedException {
        int burst = 300;
        AtomicReference<String> address = new AtomicReference<>();
        CountDownLatch allSent = new CountDownLatch(1);
        Loop[] self = new Loop[1];
        try (ZContext context = new ZContext();
                Loop shell = FrontEnd.onFreePorts(at -> {
                    address.set(at.address(at.shell()));
                    return new Loop(
                            context,
                            SocketType.ROUTER,
                            "shell",
                            address.get(),
                            frames -> {
                                await(allSent);
                                self[0].send(frames);
                            },
                            log);
                })) {
            self[0] = shell;
            shell.start();
            ZMQ.Socket client = context.createSocket(SocketType.DEALER);
            client.setHWM(0);
            client.setReceiveTimeOut(50_000);
            client.connect(address.get());
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
            if (!latch.await(50, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing was sent");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
