package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;
import loopbook.errors.UnreadableAnswer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final Call CALL = Call.get("items", "1", "stream");

    private final Server server = new Server();
    private final byte[] content = new byte[400_000];
    private final AtomicLong progress = new AtomicLong();

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(content);
        target = folder.resolve("new/cat.png");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static MockResponse.Builder answer(byte[] bytes) {
        return new MockResponse.Builder().addHeader("ETag", "\"v1\"").body(new Buffer().write(bytes));
    }

    private MockResponse rest(int from) {
        byte[] tail = Arrays.copyOfRange(content, from, content.length);
        return answer(tail)
                .code(206)
                .addHeader("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length)
                .build();
    }

    private long download(Retry retry) {
        return server.transport(retry).download(CALL, target, content.length, progress::addAndGet);
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private Path partial() {
        return target.resolveSibling("cat.png.download");
    }

    private void left(byte[] bytes) throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(partial(), bytes);
        Files.setAttribute(partial(), "user:" + Partial.TAG, new byte[0]);
    }

    @Test
    void aWholeFileGetsItsNameAndNothingElseIsLeft() throws IOException {
        server.web.enqueue(answer(content).build());

        assertThat(download(Retry.NONE)).isEqualTo(content.length);
        assertThat(target).hasBinaryContent(content);
        assertThat(progress).hasValue(content.length);
        try (Stream<Path> files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void aCutDownloadGoesOnWhereItStopped() throws InterruptedException {
        server.cutInTheMiddle(answer(content));
        server.web.setDispatcher(new Resuming(server.web.getDispatcher()));

        download(Retry.STANDARD);

        assertThat(target).hasBinaryContent(content);
        assertThat(progress).hasValue(content.length);
        server.next();
        RecordedRequest second = server.next();
        assertThat(second.getHeaders().get("Range")).matches("bytes=[1-9]\\d*-");
        assertThat(second.getHeaders().get("If-Range")).isEqualTo("\"v1\"");
    }

    /** Sends the first answer as given, then whatever range is asked for. */
    private final class Resuming extends mockwebserver3.Dispatcher {
        private final mockwebserver3.Dispatcher first;
        private boolean began;

        Resuming(mockwebserver3.Dispatcher first) {
            this(first, false);
        }

        Resuming(mockwebserver3.Dispatcher first, boolean began) {
            this.first = first;
            this.began = began;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (!began) {
                began = true;
                return first.dispatch(request);
            }
            String range = request.getHeaders().get("Range");
            return range == null
                    ? answer(content).build()
                    : rest(Integer.parseInt(range.substring("bytes=".length(), range.length() - 1)));
        }
    }

    @Test
    void aPartialFileOfKnownContentIsGoneOnWith() throws Exception {
        left(Arrays.copyOf(content, 1000));
        server.web.enqueue(rest(1000));

        server.transport(Retry.NONE).download(CALL, target, content.length, md5(content), progress::addAndGet);

        assertThat(server.next().getHeaders().get("Range")).isEqualTo("bytes=1000-");
        assertThat(target).hasBinaryContent(content);
        assertThat(progress).hasValue(content.length);
    }

    @Test
    void aPartialFileOfUnknownContentIsNot() throws Exception {
        left(Arrays.copyOf(content, 1000));
        server.web.enqueue(answer(content).build());

        download(Retry.NONE);

        assertThat(server.next().getHeaders().get("Range")).isNull();
        assertThat(target).hasBinaryContent(content);
        assertThat(progress).hasValue(content.length);
    }

    @Test
    void aChangedContentIsTakenFromTheStart() throws Exception {
        left(new byte[1000]);
        server.web.enqueue(answer(content).build());

        server.transport(Retry.NONE).download(CALL, target, content.length, md5(content), progress::addAndGet);

        assertThat(target).hasBinaryContent(content);
        assertThat(progress).hasValue(content.length);
    }

    @Test
    void aShortAnswerIsGoneOnWithEvenIfTheRestDoesNotSayWhereItBegins() throws Exception {
        server.web.enqueue(answer(Arrays.copyOf(content, 100_000)).build());
        server.web.enqueue(answer(Arrays.copyOfRange(content, 100_000, content.length))
                .code(206)
                .build());

        download(Retry.STANDARD);

        assertThat(target).hasBinaryContent(content);
        server.web.takeRequest();
        assertThat(server.web.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=100000-");
    }

    @Test
    void aWrongSizeLeavesTheOldFileAlone() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "old");
        server.web.enqueue(answer(Arrays.copyOf(content, 10)).build());

        assertThatThrownBy(() -> download(Retry.NONE))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("10 bytes instead of 400000");
        assertThat(target).hasContent("old");
        assertThat(partial()).doesNotExist();
    }

    @Test
    void aWrongChecksumIsRaised() {
        server.web.enqueue(answer(content).build());

        assertThatThrownBy(() ->
                        server.transport(Retry.NONE).download(CALL, target, content.length, md5(new byte[0]), n -> {}))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("checksum");
        assertThat(target).doesNotExist();
        assertThat(partial()).doesNotExist();
    }

    @Test
    void whatIsNotThereLeavesNothing() {
        server.status(404);

        assertThatThrownBy(() -> download(Retry.NONE)).isInstanceOf(NotFound.class);
        assertThat(target).doesNotExist();
        assertThat(partial()).doesNotExist();
    }

    @Test
    void anEmptyFileIsAFile() {
        server.web.enqueue(answer(new byte[0]).build());

        assertThat(server.transport(Retry.NONE).download(CALL, target, 0, n -> {}))
                .isZero();
        assertThat(target).isEmptyFile();
    }

    @Test
    void aFolderIsNoTarget() {
        assertThatThrownBy(() -> server.transport(Retry.NONE).download(CALL, folder, 1, n -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void twoDownloadsOfOneFileDoNotMix() {
        try (Partial first = Partial.open(target)) {
            assertThat(first.size()).isZero();
            assertThatThrownBy(() -> download(Retry.NONE))
                    .isInstanceOf(LoopbookException.class)
                    .hasMessageContaining("is being downloaded already");
        }
    }

    @Test
    void aFileOfOnesOwnThatEndsInDownloadIsLeftAlone() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(partial(), "mine");
        server.web.enqueue(answer(content).build());

        download(Retry.NONE);

        assertThat(target).hasBinaryContent(content);
        assertThat(partial()).hasContent("mine");
    }

    @Test
    void manyDownloadsOfOneFileAllLeaveItWhole() throws Exception {
        server.web.setDispatcher(new Resuming(server.web.getDispatcher(), true));
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<Long>> downloads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            downloads.add(people.submit(() -> download(Retry.NONE)));
        }

        int done = 0;
        for (Future<Long> one : downloads) {
            try {
                assertThat(one.get()).isEqualTo(content.length);
                done++;
            } catch (ExecutionException e) {
                assertThat(e).hasMessageContaining("is being downloaded already");
            }
            if (done > 0) {
                assertThat(target).hasBinaryContent(content);
            }
        }

        people.shutdown();
        assertThat(done).isPositive();
        assertThat(partial()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("new"), "a file in the way");

        assertThatThrownBy(() -> download(Retry.NONE))
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("Cannot write " + partial());
    }
}
