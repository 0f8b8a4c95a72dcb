package loopbook.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import loopbook.client.Item;
import loopbook.client.Link;
import loopbook.client.NewItem;
import loopbook.errors.Interrupted;
import loopbook.errors.UnreadableAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded for a small picture, and what is not. */
class PictureFileTest {
    private Samples samples;

    @BeforeEach
    void start() {
        samples = new Samples();
    }

    @AfterEach
    void stop() {
        samples.close();
    }

    @Test
    void whatIsNoPictureByItsTypeHasItsTileWithoutARequest() {
        Item zip = samples.dataset.items().upload(new byte[2_000_000], "scans.zip");
        samples.faults().next(100).path("/items/**").answer(500);

        Gallery gallery = Pictures.gallery(List.of(zip));

        assertThat(gallery.toString()).contains("/scans.zip is no picture (application/zip, 2000000 bytes)");
        assertThat(samples.faults().pending()).isEqualTo(100);
    }

    @Test
    void aPictureThatNobodyCallsOneIsLookedInto() throws Exception {
        byte[] png = Files.readAllBytes(Samples.FOLDER.resolve("chelsea.png"));
        Item unnamed = samples.dataset.items().upload(png, "chelsea");

        assertThat(unnamed.mimetype()).isEqualTo("application/octet-stream");
        assertThat(Thumbnails.of(unnamed, 100).getWidth()).isEqualTo(100);
    }

    @Test
    void aFileOfTheMostBytesIsLoadedAndALargerOneIsNotAskedFor() throws Exception {
        Item cat = samples.add("chelsea.png");
        int size = Math.toIntExact(cat.size());

        assertThat(PictureFile.bytes(cat, size)).hasSize(size);
        samples.faults().next(100).path("/items/**").answer(500);
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> PictureFile.bytes(cat, size - 1))
                .withMessageContaining("/chelsea.png has");
        assertThat(samples.faults().pending()).isEqualTo(100);
    }

    @Test
    void ofALinkNoMoreIsReadThanIsLoaded(@TempDir Path folder) throws Exception {
        Path there = Files.copy(Samples.FOLDER.resolve("chelsea.png"), folder.resolve("cat.png"));
        Item link = samples.dataset.items().upload(NewItem.json(Link.url("file://" + there)));
        int size = Math.toIntExact(Files.size(there));

        assertThat(Thumbnails.of(link, 100).getWidth()).isEqualTo(100);
        assertThat(PictureFile.bytes(link, size)).hasSize(size);
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> PictureFile.bytes(link, size - 1))
                .withMessageContaining("more than");
    }

    @Test
    @Timeout(60)
    void whoNeedsMoreThanIsLeftWaitsAndWhoNeedsLessDoesNot() throws InterruptedException {
        Shares shares = new Shares(100 << 10);
        int first = shares.take(60 << 10);
        shares.giveBack(shares.take(30 << 10));
        AtomicBoolean taken = new AtomicBoolean();
        Thread second = new Thread(() -> {
            shares.take(1L << 40);
            taken.set(true);
        });
        second.start();
        while (!shares.isAwaited() && second.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(taken).isFalse();

        shares.giveBack(first);
        second.join();

        assertThat(taken).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitForAShare() {
        Shares shares = new Shares(1 << 20);
        shares.take(1 << 20);

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Interrupted.class).isThrownBy(() -> shares.take(1));
        assertThat(Thread.interrupted()).isTrue();
    }
}
