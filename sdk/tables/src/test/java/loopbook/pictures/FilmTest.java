package loopbook.pictures;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import loopbook.client.Item;
import loopbook.errors.UnreadableAnswer;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Rational;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Videos: their first frame where it can be decoded, and a time line. */
class FilmTest {
    private Samples samples;

    @BeforeEach
    void start() {
        samples = new Samples();
    }

    @AfterEach
    void stop() {
        samples.close();
    }

    /** Five frames of 64 x 48, red above and blue below. */
    private static byte[] film() throws IOException {
        ByteBuffer room = ByteBuffer.allocate(1 << 20);
        ByteBufferSeekableByteChannel channel = ByteBufferSeekableByteChannel.writeToByteBuffer(room);
        SequenceEncoder encoder = SequenceEncoder.createWithFps(channel, Rational.R(25, 1));
        for (int i = 0; i < 5; i++) {
            var picture = org.jcodec.common.model.Picture.create(64, 48, ColorSpace.RGB);
            byte[] data = picture.getPlaneData(0);
            for (int at = 0; at < data.length; at += 3) {
                boolean above = at < data.length / 2;
                data[at] = (byte) (above ? 127 : -128);
                data[at + 1] = -128;
                data[at + 2] = (byte) (above ? -128 : 127);
            }
            encoder.encodeNativeFrame(picture);
        }
        encoder.finish();
        ByteBuffer contents = channel.getContents();
        return NIOUtils.toArray(contents);
    }

    private Item item(byte[] bytes) {
        return samples.dataset.items().upload(bytes, "film.mp4", o -> o.metadata(Map.of("fps", 25)));
    }

    @Test
    void theFirstFrameIsDecoded() throws IOException {
        BufferedImage frame = FilmFrame.first(film(), "film.mp4");

        assertThat(frame.getWidth()).isEqualTo(64);
        assertThat(frame.getHeight()).isEqualTo(48);
        Color above = new Color(frame.getRGB(32, 10));
        Color below = new Color(frame.getRGB(32, 40));
        assertThat(above.getRed()).isGreaterThan(180);
        assertThat(above.getBlue()).isLessThan(70);
        assertThat(below.getBlue()).isGreaterThan(180);
    }

    @Test
    void aFilmIsItsFirstFrameAndATimeLine() throws IOException {
        Item film = item(film());
        film.annotations()
                .builder()
                .add(box("Cat", 5, 5, 20, 20), o -> o.objectId(1).frames(0, 3))
                .add(point("Eye", 8, 8), o -> o.objectId(2).frames(2, 4))
                .upload();

        Picture picture = Pictures.picture(film);

        assertThat(picture).hasToString("/film.mp4: 2 annotations in frames 0 to 4. ");
        BufferedImage image = picture.image();
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isGreaterThan(480 + 2 * 20);
        assertThat(new Color(image.getRGB(600, 100)).getRed()).isGreaterThan(180);
        assertThat(new Color(image.getRGB(600, image.getHeight() - 2))).isEqualTo(Color.WHITE);
        assertThat(Thumbnails.of(film, 32).getWidth()).isEqualTo(32);
    }

    @Test
    void whatCannotBeDecodedSaysSo() {
        byte[] noFilm = new byte[2_000];
        Arrays.fill(noFilm, (byte) 'x');
        Item film = item(noFilm);
        film.annotations()
                .builder()
                .add(box("Cat", 5, 5, 20, 20), o -> o.objectId(1).frames(0, 9))
                .upload();

        Picture picture = Pictures.picture(film);

        assertThat(picture.toString()).contains("1 annotation in frames 0 to 9", "film.mp4 was not decoded here");
        assertThat(picture.image().getHeight()).isLessThan(200);
        assertThatThrownBy(() -> Thumbnails.of(film, 32))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("was not decoded here");
    }
}
