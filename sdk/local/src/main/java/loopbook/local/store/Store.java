package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * The data of one folder: a SQLite file and the blobs. Several stores, in several processes, may be open on one folder.
 * Survives {@code kill -9} at any moment; when the machine itself loses power the last commits may be lost, never the
 * consistency.
 */
public final class Store implements AutoCloseable {
    private static final int BUSY_MILLIS = 60_000;
    private static final int CACHE_KIB = 16_384;
    private static final long MAPPED_BYTES = 1L << 30;
    /** The log goes into the file when it has 32 MB: much is written over and over, and each time costs a wait for the disk. */
    private static final int LOG_PAGES = 8192;

    private static final int LARGEST_IDLE_WAL_BYTES = 64 << 20;
    private static final int IDLE_READERS = 8;
    private static final int SECRET_BYTES = 32;

    private final Folder folder;
    private final Blobs blobs;
    private final ConcurrentLinkedDeque<Tx> readers = new ConcurrentLinkedDeque<>();
    private final Writer writer;
    private volatile boolean closed;

    private Store(Folder folder) throws SQLException {
        this.folder = folder;
        this.blobs = new Blobs(folder);
        Connection connection = connect();
        try {
            Schema.migrate(connection, folder);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        this.writer = new Writer(connection, folder.database());
    }

    /**
     * Opens the store of a folder, and makes it if there is none.
     *
     * @throws UncheckedIOException if the folder cannot be used
     * @throws IllegalStateException if it was made by a newer version
     */
    public static Store open(Path folder) {
        Folder ready = Folder.prepare(folder);
        try {
            return new Store(ready);
        } catch (SQLException e) {
            throw new UncheckedIOException(
                    "Cannot open the data in " + ready.database() + ": " + e.getMessage(), new IOException(e));
        }
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(TempStore.MEMORY);
        config.setJournalSizeLimit(LARGEST_IDLE_WAL_BYTES);
        config.setWalAutocheckpoint(LOG_PAGES);
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(MAPPED_BYTES));
        Connection connection = patiently(config);
        try {
            Functions.register(connection);
            // Every transaction of ours has its own BEGIN and COMMIT: the driver need not try after each statement.
            connection.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * While another process turns a new file into one with a log, SQLite refuses at once, whatever its time limit says.
     */
    private Connection patiently(SQLiteConfig config) throws SQLException {
        long end = System.nanoTime() + Duration.ofMillis(BUSY_MILLIS).toNanos();
        while (true) {
            try {
                return config.createConnection("jdbc:sqlite:" + folder.database());
            } catch (SQLException e) {
                boolean busy = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
                if (!busy || System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    /** The folder, with links resolved. */
    public Path folder() {
        return folder.root();
    }

    /** The bytes of files. */
    public Blobs blobs() {
        return blobs;
    }

    /** Where small pictures made on demand are kept; may be emptied at any time. */
    public Path thumbnails() {
        return folder.thumbnails();
    }

    /** Reads from one consistent state of the data, whatever is written meanwhile. */
    public <T> T read(Work<T> work) {
        Tx tx = null;
        try {
            tx = reader();
            tx.update("BEGIN");
            T result = work.run(tx);
            tx.update("COMMIT");
            release(tx);
            return result;
        } catch (StoreFailed | Error e) {
            discard(tx, e);
            throw e;
        } catch (RuntimeException e) {
            end(tx, e);
            throw e;
        }
    }

    /** The work said no: what its connection remembers is still true. */
    private void end(@Nullable Tx tx, RuntimeException cause) {
        if (tx == null) {
            return;
        }
        try {
            tx.update("ROLLBACK");
            release(tx);
        } catch (StoreFailed e) {
            cause.addSuppressed(e);
            discard(tx, cause);
        }
    }

    /**
     * Changes data: all of the work, or none of it, and it is there when this returns. One write at a time, over all
     * processes; those of this process that wait for each other share a commit.
     */
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    private Tx reader() {
        if (closed) {
            throw new IllegalStateException("The local platform in " + folder.root() + " is closed.");
        }
        Tx idle = readers.pollFirst();
        if (idle != null) {
            return idle;
        }
        try {
            return new Tx(connect(), folder.database(), null);
        } catch (SQLException e) {
            throw StoreFailed.of(folder.database(), e);
        }
    }

    private void release(Tx tx) {
        if (closed || readers.size() >= IDLE_READERS) {
            tx.close();
        } else {
            readers.addFirst(tx);
        }
    }

    private static void discard(@Nullable Tx tx, Throwable cause) {
        if (tx != null) {
            try {
                tx.close();
            } catch (StoreFailed e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** The secret of this folder, made at its first use: 32 random bytes in a file that only the owner can read. */
    public byte[] secret() {
        // The write lock holds other processes off, so that two of them never make two secrets.
        return write(tx -> {
            try {
                if (Files.exists(folder.secret())) {
                    return Files.readAllBytes(folder.secret());
                }
                byte[] secret = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(secret);
                Path made = Files.createTempFile(folder.temporary(), "secret", "", Folder.ownerOnly("rw-------"));
                Files.write(made, secret);
                Files.move(made, folder.secret(), StandardCopyOption.ATOMIC_MOVE);
                return secret;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot read or make the secret " + folder.secret() + ": " + e.getMessage(), e);
            }
        });
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Once a day: removes what broken uploads left, and bytes that no item names any more. Takes long in a large folder;
     * ends early when the store is closed. Returns how many files went.
     */
    public int sweep() {
        return sweep(false);
    }

    /** As {@link #sweep()}, but also if somebody swept today. */
    public int sweepNow() {
        return sweep(true);
    }

    private int sweep(boolean now) {
        Sweep sweep = new Sweep(this, folder);
        try {
            return now || sweep.isDue() ? sweep.run() : 0;
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException("The folder " + folder.root() + " could not be read", e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder.root() + " could not be swept: " + e.getMessage(), e);
        }
    }

    /**
     * Copies one state of all data, and the bytes that it names, while others go on working.
     *
     * @param to a folder that is not there yet
     * @throws UncheckedIOException if it is there, or the disk takes no more
     */
    public Backup backup(Path to) {
        try (Connection connection = connect()) {
            return Backup.make(connection, folder, to);
        } catch (SQLException e) {
            throw StoreFailed.of(folder.database(), e);
        }
    }

    /**
     * Removes all data in a folder, for ever. Returns whether the folder itself went, too: it stays if there is anything
     * else in it.
     *
     * @throws IllegalStateException if there are no data, or a platform has them open
     */
    public static boolean reset(Path folder) {
        return Reset.of(folder);
    }

    /** Closes the file; work under way in other threads fails. */
    @Override
    public void close() {
        closed = true;
        for (Tx tx = readers.pollFirst(); tx != null; tx = readers.pollFirst()) {
            tx.close();
        }
        writer.close();
    }
}
