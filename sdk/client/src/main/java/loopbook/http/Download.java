package loopbook.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import loopbook.errors.ApiException;
import loopbook.errors.ConnectionFailed;
import loopbook.errors.UnreadableAnswer;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One file on its way to the disk: goes on where it stopped, and gets its name once it is whole and checked. */
final class Download {
    private static final int CHUNK = 64 * 1024;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    /** So often in a row an answer may bring nothing new. */
    private static final int MOST_STANDSTILLS = 3;
    /** So often all of it is fetched before damage is believed to be lasting. */
    private static final int MOST_DAMAGED = 3;

    private final Transport transport;
    private final Call call;
    private final Path target;
    private final Expected expected;
    private final LongConsumer progress;

    Download(Transport transport, Call call, Path target, Expected expected, LongConsumer progress) {
        this.transport = transport;
        this.call = call.header("Accept-Encoding", "identity").untimed();
        this.target = target;
        this.expected = expected;
        this.progress = progress;
    }

    long run() {
        try (Partial partial = Partial.open(target)) {
            for (int attempt = 1; ; attempt++) {
                begin(partial);
                try {
                    fetch(partial);
                } catch (RuntimeException e) {
                    keepOrDiscard(partial);
                    throw e;
                }
                Optional<String> trouble = trouble(partial);
                if (trouble.isEmpty()) {
                    long size = partial.size();
                    partial.finish();
                    return size;
                }
                progress.accept(-partial.size());
                partial.restart(null);
                if (attempt == MOST_DAMAGED || !transport.retry().repeats()) {
                    partial.discard();
                    throw new UnreadableAnswer(
                            call + " brought " + trouble.get() + "; " + target + " was not written. Try again.", null);
                }
            }
        }
    }

    /** What an earlier download left counts only if it can be told that it belongs to the same content. */
    private void begin(Partial partial) {
        long have = partial.size();
        boolean sure = expected.md5().isPresent() || partial.tag().isPresent();
        boolean tooLong = expected.size() >= 0 && have > expected.size();
        if (have > 0 && (!sure || tooLong)) {
            partial.restart(null);
            have = 0;
        }
        progress.accept(have);
    }

    private void keepOrDiscard(Partial partial) {
        boolean useful = expected.md5().isPresent() || partial.tag().isPresent();
        if (partial.size() == 0 || !useful) {
            partial.discard();
        }
    }

    /** As long as each attempt brings something, a broken or short answer is no reason to give up. */
    private void fetch(Partial partial) {
        int standstills = 0;
        while (expected.size() < 0 || partial.size() < expected.size() || expected.size() == 0) {
            long before = partial.size();
            try {
                new Exchange<>(transport, () -> next(partial), (http, response) -> receive(partial, response)).run();
                standstills = partial.size() > before ? 0 : standstills + 1;
                boolean whole = partial.size() >= expected.size();
                if (whole
                        || standstills == MOST_STANDSTILLS
                        || !transport.retry().repeats()) {
                    return;
                }
            } catch (ConnectionFailed e) {
                if (partial.size() <= before || !transport.retry().repeats()) {
                    throw e;
                }
            } catch (ApiException e) {
                if (e.status() != RANGE_NOT_SATISFIABLE || before == 0) {
                    throw e;
                }
                progress.accept(-before);
                partial.restart(null);
            }
        }
    }

    private Call next(Partial partial) {
        long have = partial.size();
        if (have == 0) {
            return call;
        }
        Call ranged = call.header("Range", "bytes=" + have + "-");
        return partial.tag().map(tag -> ranged.header("If-Range", tag)).orElse(ranged);
    }

    private long receive(Partial partial, Response response) throws IOException {
        try (response) {
            position(partial, response);
            byte[] buffer = new byte[CHUNK];
            InputStream in = response.body().byteStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                partial.append(buffer, n);
                progress.accept(n);
            }
            return partial.size();
        }
    }

    /**
     * 206 from where we stopped: append. Anything else is the whole content: from the start. A 206 that does not say
     * where it begins is taken at its word; size and checksum tell afterwards.
     */
    private void position(Partial partial, Response response) throws IOException {
        long have = partial.size();
        String range = response.header("Content-Range");
        boolean asAsked = response.code() == 206 && (range == null || range.startsWith("bytes " + have + "-"));
        if (asAsked && have > 0) {
            return;
        }
        if (response.code() == 206 && !asAsked) {
            partial.restart(null);
            progress.accept(-have);
            throw new IOException("asked for bytes from " + have + ", got '" + range + "'");
        }
        progress.accept(-have);
        partial.restart(response.header("ETag"));
    }

    private Optional<String> trouble(Partial partial) {
        if (expected.size() >= 0 && partial.size() != expected.size()) {
            return Optional.of(partial.size() + " bytes instead of " + expected.size());
        }
        boolean same = expected.md5().isEmpty() || expected.md5().get().equals(partial.md5());
        return same ? Optional.empty() : Optional.of("other bytes than the platform's checksum says");
    }

    /** What the content must be; a negative size: unknown. */
    record Expected(long size, Optional<String> md5) {
        static Expected of(long size, @Nullable String md5) {
            return new Expected(size, Optional.ofNullable(md5).map(Expected::hex));
        }

        /** A checksum is written in hex, or in base64. */
        private static String hex(String md5) {
            return md5.length() == 32
                    ? md5.toLowerCase(Locale.ROOT)
                    : HexFormat.of().formatHex(Base64.getDecoder().decode(md5));
        }
    }
}
