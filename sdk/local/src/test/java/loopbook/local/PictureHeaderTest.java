package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureHeaderTest {
    private static final long HEADER_AT = 4_000_000_000L;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    @TempDir
    private Path folder;

    @Test
    void aHeaderBehindFourGigabytesIsReadWithoutThem() throws IOException {
        Path file = folder.resolve("huge.tiff");
        try (RandomAccessFile tiff = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] start = new byte[8];
            ByteBuffer.wrap(start)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0x4949)
                    .putShort((short) 42)
                    .putInt((int) HEADER_AT);
            tiff.write(start);
            tiff.seek(HEADER_AT);
            tiff.write(directory());
        }

        assertThat(PictureHeader.read(Incoming.Content.of(file))).contains(new PictureHeader(50_000, 79_999, 1, 0));
    }

    /** One grey picture whose pixels begin behind the first eight bytes. */
    private static byte[] directory() {
        int[][] entries = {
            {256, LONG, 50_000},
            {257, LONG, 79_999},
            {258, SHORT, 8},
            {259, SHORT, 1},
            {262, SHORT, 1},
            {273, LONG, 8},
            {277, SHORT, 1},
            {278, LONG, 79_999},
            {279, LONG, (int) (HEADER_AT - 8)}
        };
        byte[] all = new byte[2 + 12 * entries.length + 4];
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putShort((short) entries.length);
        for (int[] entry : entries) {
            bytes.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(1)
                    .putInt(entry[2]);
        }
        return all;
    }
}
