package loopbook.local;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read into memory, up to a size; a longer one is answered by 413. */
final class BodyLimit extends FilterInputStream {
    /** For calls that anybody may make: a token, a form. */
    static final long SMALL = 64L << 10;

    /** For callers with a token: the masks of many pictures. */
    static final long LARGE = 512L << 20;

    private final long most;
    private long taken;

    /** A body that says beforehand that it is too long is not begun. */
    BodyLimit(InputStream body, long announced, long most) {
        super(body);
        this.most = most;
        if (announced > most) {
            throw tooLong();
        }
    }

    private ApiError tooLong() {
        return new ApiError(413, "the body of this call has at most " + most + " bytes");
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int some = super.read(bytes, from, length);
        count(some);
        return some;
    }

    private void count(int some) {
        taken += Math.max(0, some);
        if (taken > most) {
            throw tooLong();
        }
    }
}
