package loopbook.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path folder;

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private static ItemRow item(Id id, String filename, String blob) {
        return new ItemRow(
                id.toString(),
                "d",
                "/",
                filename,
                filename.substring(1),
                "file",
                false,
                0,
                id.created(),
                id.created(),
                blob,
                "{}");
    }

    private static Blob put(Store store, String text) throws IOException {
        return store.blobs().put(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(Store store) {
        return store.read(tx -> tx.number("SELECT count(*) FROM items", List.of()));
    }

    @Test
    void aSweepTakesOldBytesThatNobodyNamesAndNoOthers() throws IOException {
        try (Store store = Store.open(folder)) {
            Blob named = put(store, "named");
            Blob old = put(store, "old");
            Blob young = put(store, "young");
            Path broken = Files.createFile(store.blobs().incoming().resolve("broken"));
            store.write(tx -> {
                Items.insert(tx, item(tx.newId(), "/a", named.hash()));
                return true;
            });
            for (Path file :
                    List.of(store.blobs().path(named.hash()), store.blobs().path(old.hash()), broken)) {
                age(file, Duration.ofHours(7));
            }
            age(store.blobs().path(young.hash()), Duration.ofHours(5));

            assertThat(store.sweep()).as("the first open only notes the day").isZero();
            age(folder.resolve("swept"), Duration.ofHours(25));
            assertThat(store.sweep()).isEqualTo(2);

            assertThat(store.blobs().path(named.hash())).exists();
            assertThat(store.blobs().path(young.hash())).exists();
            assertThat(store.blobs().path(old.hash())).doesNotExist();
            assertThat(broken).doesNotExist();
            age(store.blobs().path(young.hash()), Duration.ofHours(7));
            assertThat(store.sweep()).as("not twice a day").isZero();
        }
    }

    @Test
    void aSweepTakesThumbnailsOfWhatIsGone() throws IOException {
        try (Store store = Store.open(folder)) {
            Blob named = put(store, "named");
            store.write(tx -> {
                Items.insert(tx, item(tx.newId(), "/a", named.hash()));
                return true;
            });
            Path kept = Files.createFile(store.thumbnails().resolve(named.hash() + ".jpg"));
            Path gone = Files.createFile(store.thumbnails().resolve("0".repeat(64) + ".png"));
            Path half = Files.createFile(store.thumbnails().resolve("making1.jpg"));
            for (Path file : List.of(kept, gone, half)) {
                age(file, Duration.ofHours(7));
            }
            age(folder.resolve("swept"), Duration.ofHours(25));

            assertThat(store.sweep()).isEqualTo(2);

            assertThat(kept).exists();
            assertThat(gone).doesNotExist();
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void bytesThatComeAgainWhileTheyAreSweptAreThereAfterwards() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Store store = Store.open(folder)) {
            Path file = store.blobs().path(put(store, "again").hash());
            for (int round = 0; round < 300; round++) {
                if (round % 2 == 0) {
                    age(file, Duration.ofDays(1));
                } else {
                    Files.delete(file);
                }
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Integer> swept = pool.submit(() -> {
                    start.await();
                    return store.sweepNow();
                });
                start.await();
                put(store, "again");
                swept.get();

                assertThat(file).hasContent("again");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void noSweepTakesBytesWhileABackupIsMade() throws IOException {
        try (Store store = Store.open(folder)) {
            Path file = store.blobs().path(put(store, "kept").hash());
            age(file, Duration.ofDays(1));
            Keep keep = Keep.in(Folder.prepare(folder));

            assertThat(store.sweepNow()).isZero();
            assertThat(file).hasContent("kept");

            keep.close();
            assertThat(store.sweepNow()).isEqualTo(1);
        }
    }

    @Test
    void aBackupThatWasKilledKeepsBytesForAWhileOnly() throws IOException {
        try (Store store = Store.open(folder)) {
            Path file = store.blobs().path(put(store, "gone").hash());
            age(file, Duration.ofDays(1));
            Keep.in(Folder.prepare(folder));
            try (DirectoryStream<Path> left =
                    Files.newDirectoryStream(store.blobs().incoming())) {
                for (Path keep : left) {
                    age(keep, Duration.ofMinutes(11));
                }
            }

            assertThat(store.sweepNow()).isEqualTo(1);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aBackupThatIsMadeWhileItemsGoAndTheirBytesAreSweptMissesNone() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Store store = Store.open(folder.resolve("data"))) {
            for (int i = 0; i < 200; i++) {
                Blob blob = put(store, "file " + i);
                age(store.blobs().path(blob.hash()), Duration.ofDays(1));
                String path = "/" + i;
                store.write(tx -> {
                    Items.insert(tx, item(tx.newId(), path, blob.hash()));
                    return true;
                });
            }
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Backup> made = pool.submit(() -> {
                start.await();
                return store.backup(folder.resolve("copy"));
            });
            start.await();
            store.write(tx -> tx.update("DELETE FROM items"));
            store.sweepNow();

            assertThat(made.get().missing()).isEmpty();
            assertThat(store.blobs().incoming()).isEmptyDirectory();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatASweepThatWasKilledHadTakenAsideComesBack() throws IOException {
        try (Store store = Store.open(folder)) {
            Blob named = put(store, "named");
            store.write(tx -> {
                Items.insert(tx, item(tx.newId(), "/a", named.hash()));
                return true;
            });
            Path file = store.blobs().path(named.hash());
            age(file, Duration.ofDays(1));
            Files.move(file, store.blobs().incoming().resolve("swept-" + named.hash()));

            assertThat(store.sweepNow()).isZero();

            assertThat(file).hasContent("named");
            assertThat(store.blobs().incoming()).isEmptyDirectory();
        }
    }

    @Test
    void aSweepGoesThroughMoreFilesThanItLooksAtAtOnce() throws IOException {
        try (Store store = Store.open(folder)) {
            for (int i = 0; i < 250; i++) {
                age(Files.createFile(store.blobs().incoming().resolve("broken" + i)), Duration.ofHours(7));
                age(store.blobs().path(put(store, "old" + i).hash()), Duration.ofHours(7));
            }

            assertThat(store.sweepNow()).isEqualTo(500);
        }
    }

    @Test
    void bytesThatComeAgainAreYoungAgain() throws IOException {
        try (Store store = Store.open(folder)) {
            Path file = store.blobs().path(put(store, "again").hash());
            age(file, Duration.ofDays(1));

            put(store, "again");

            assertThat(Files.getLastModifiedTime(file).toInstant())
                    .isAfter(Instant.now().minusSeconds(60));
        }
    }

    @Test
    void aFailedWriteLeavesNothingBehind() {
        try (Store store = Store.open(folder)) {
            assertThatThrownBy(() -> store.write(tx -> {
                        Items.insert(tx, item(tx.newId(), "/a", "x"));
                        throw new IllegalArgumentException("changed my mind");
                    }))
                    .hasMessage("changed my mind");

            assertThat(count(store)).isZero();
            assertThat(store.<Boolean>write(tx -> {
                        Items.insert(tx, item(tx.newId(), "/a", "x"));
                        return true;
                    }))
                    .isTrue();
        }
    }

    @Test
    void aReaderSeesOneStateWhileAWriterGoesOn() {
        try (Store store = Store.open(folder)) {
            long seen = store.read(tx -> {
                long before = tx.number("SELECT count(*) FROM items", List.of());
                store.write(other -> {
                    Items.insert(other, item(other.newId(), "/a", "x"));
                    return true;
                });
                return before + tx.number("SELECT count(*) FROM items", List.of());
            });

            assertThat(seen).isZero();
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @Test
    void idsGoOnGrowingInAnotherStoreOfTheSameFolder() {
        try (Store first = Store.open(folder);
                Store second = Store.open(folder)) {
            String last = "";
            for (int i = 0; i < 50; i++) {
                Store store = i % 2 == 0 ? first : second;
                String path = "/" + i;
                String id = store.write(tx -> {
                    ItemRow row = item(tx.newId(), path, "x");
                    Items.insert(tx, row);
                    return row.id();
                });
                assertThat(id).isGreaterThan(last);
                last = id;
            }
        }
    }

    @Test
    void manyMayOpenANewFolderAtTheSameMoment() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 8; round++) {
                Path fresh = folder.resolve("round" + round);
                CyclicBarrier start = new CyclicBarrier(6);
                List<Future<String>> opened = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    opened.add(pool.submit(() -> {
                        start.await();
                        try (Store store = Store.open(fresh)) {
                            return HexFormat.of().formatHex(store.secret()) + count(store);
                        }
                    }));
                }
                Set<String> secrets = new HashSet<>();
                for (Future<String> one : opened) {
                    secrets.add(one.get());
                }
                assertThat(secrets).as("one secret for all").hasSize(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
