package loopbook.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file.
 *
 * @param from its first byte, from 0
 * @param length how many bytes
 */
record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("\\s*bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /**
     * The piece a header asks for; empty for the whole file: no header, several pieces, one that says nothing, or an empty
     * file from its start.
     *
     * @throws ApiError 416 if the piece lies beyond the end
     */
    static Optional<ByteRange> parse(@Nullable String header, long size) {
        Matcher matcher = ONE.matcher(header == null ? "" : header);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(matcher.group(2)));
            return last == 0 ? beyond(header, size) : Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < from) {
            return Optional.empty();
        }
        if (from == 0 && size == 0) {
            return Optional.empty();
        }
        return from >= size ? beyond(header, size) : Optional.of(new ByteRange(from, to - from + 1));
    }

    private static Optional<ByteRange> beyond(@Nullable String header, long size) {
        throw new ApiError(416, "the range " + header + " lies beyond the end: the file has " + size + " bytes");
    }

    /** As the answer's header names it. */
    String header(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
