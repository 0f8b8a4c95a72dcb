package loopbook.client;

import static loopbook.shapes.Shapes.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import loopbook.errors.UnreadableAnswer;
import loopbook.shapes.Mask;
import loopbook.shapes.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A few bytes that claim to be a picture of 100,000 x 100,000 pixels cost nobody's memory. */
class HugePicturesTest extends LocalTest {
    private static final int SIDE = 100_000;

    private Item item;

    @BeforeEach
    void upload() {
        item = project.datasets().create("huge").items().upload(png(), "/huge.png");
    }

    @Test
    void theFileIsStoredAndComesBackAsItIs() throws Exception {
        assertThat(Files.readAllBytes(item.download(folder.resolve("huge.png"))))
                .isEqualTo(png());
    }

    @Test
    void itIsNotDecodedAndTheMessageSaysSo() {
        assertThatThrownBy(item::image)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("huge.png has 10000000000 pixels");
        assertThatThrownBy(item::thumbnail).isInstanceOfAny(NotFound.class, BadRequest.class);
    }

    @Test
    void nothingIsDrawnOnAPictureOfThatSize() {
        item.annotate(box("Cat", 1, 1, 5, 5));
        ObjectNode json = item.json();
        json.withObject("metadata").withObject("system").put("width", SIDE).put("height", SIDE);
        Item claimed = new Item(json, dl);

        for (AnnotationFormat format : new AnnotationFormat[] {AnnotationFormat.MASK, AnnotationFormat.INSTANCE}) {
            assertThatThrownBy(() -> claimed.annotations().of(claimed).show(o -> o.format(format)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("100000 x 100000");
        }
    }

    @Test
    void aMaskOfThatSizeStaysTextUntilItsPixelsAreAskedForWhichIsRefused() {
        ObjectNode json = item.annotate(box("Cat", 1, 1, 5, 5)).get(0).json();
        json.put("type", "binary")
                .put(
                        "coordinates",
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(png()));

        Mask mask = (Mask) Shape.read(json);

        assertThatThrownBy(mask::pixels)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10000000000 pixels");
    }

    /** A header that claims the size, and next to no pixels. */
    private static byte[] png() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(SIDE);
            fields.writeInt(SIDE);
            fields.write(new byte[] {8, 0, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
                packed.write(new byte[1 + SIDE]);
            }
            chunk(out, "IDAT", pixels.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
