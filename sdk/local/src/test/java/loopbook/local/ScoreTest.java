package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Masks that several draw on the same item are compared, whatever somebody has sent as a mask. */
class ScoreTest {
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";

    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static int count;

    /** How well two masks agree, when both who drew them are done with the item. */
    private static double overlap(byte[] anns, byte[] bobs) {
        String dataset = api.dataset("masks " + ++count);
        String item = api.item(dataset, "/a.txt", "a");
        String task = task(dataset);
        draw(ANN, item, anns);
        draw(BOB, item, bobs);
        for (JsonNode id : api.get("/annotationtasks/" + task).ok().json().path("assignmentIds")) {
            api.post(
                            "/assignments/" + id.asString() + "/items/" + item + "/status",
                            "{\"operation\":\"create\",\"status\":\"completed\"}")
                    .ok();
        }
        for (JsonNode score : api.get("/scores/tasks/" + task).ok().json().path("items")) {
            if (score.path("type").asString().equals("annotation_iou")) {
                return score.path("value").asDouble();
            }
        }
        throw new AssertionError("nothing was compared");
    }

    private static String task(String dataset) {
        ObjectNode order = Json.object()
                .put("name", "agree")
                .put("query", "{\"filter\":{\"type\":\"file\"}}")
                .put("taskOwner", LocalPlatform.USER)
                .put("datasetId", dataset)
                .put("recipeId", "r")
                .put(
                        "projectId",
                        api.get("/datasets/" + dataset).json().at("/projects/0").asString());
        order.putObject("spec").put("type", "annotation");
        order.putArray("assignmentIds");
        order.putObject("metadata")
                .putObject("system")
                .put("consensusTaskType", "consensus")
                .put("consensusPercentage", 100)
                .put("consensusAssignees", 2)
                .put("scoring", true);
        order.putArray("workload").addObject().put("assigneeId", ANN).put("load", 50);
        ((tools.jackson.databind.node.ArrayNode) order.get("workload"))
                .addObject()
                .put("assigneeId", BOB)
                .put("load", 50);
        JsonNode command = api.post("/annotationtasks", Json.write(order)).ok().json();
        while (List.of("created", "in-progress").contains(command.path("status").asString())) {
            command = api.get("/commands/" + command.path("id").asString()).ok().json();
        }
        return command.at("/spec/createdTaskId").asString();
    }

    private static void draw(String who, String item, byte[] mask) {
        new Api(api.platform().url(), api.platform().token(who))
                .post(
                        "/items/" + item + "/annotations",
                        "[{\"label\":\"cat\",\"type\":\"binary\",\"coordinates\":\"data:image/png;base64,"
                                + Base64.getEncoder().encodeToString(mask) + "\"}]")
                .ok();
    }

    /** Clear but for a box. */
    private static byte[] mask(int width, int height, int left, int top, int boxWidth, int boxHeight) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(left, top, boxWidth, boxHeight);
        pen.dispose();
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void masksAreComparedByWhatIsDrawn() {
        byte[] left = mask(40, 30, 0, 10, 20, 10);
        byte[] right = mask(40, 30, 10, 10, 20, 10);

        assertThat(overlap(left, left)).isEqualTo(1);
        assertThat(overlap(left, right)).isEqualTo(1 / 3.0);
    }

    @Test
    void aLargeMaskIsComparedInStrips() {
        byte[] large = mask(4000, 5000, 100, 3000, 100, 1500);

        assertThat(overlap(large, mask(4000, 5000, 100, 3000, 100, 750))).isEqualTo(0.5);
    }

    static List<byte[]> whatIsNoMask() {
        return List.of(gifOf30000Pixels(), new byte[0], new byte[] {1, 2, 3}, brokenPng(), endlessPng(), gif());
    }

    @ParameterizedTest
    @MethodSource("whatIsNoMask")
    void whatIsNoMaskCoversEverythingAndStopsNobody(byte[] bytes) {
        assertThat(overlap(bytes, bytes)).isEqualTo(1);
    }

    /** Of 35 bytes, which claim 900 million pixels; where a PNG says its measures, it says 0 by 0. */
    private static byte[] gifOf30000Pixels() {
        ByteBuffer gif = ByteBuffer.allocate(35).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        gif.putShort((short) 30_000).putShort((short) 30_000);
        gif.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0});
        gif.put((byte) ',').putInt(0).putShort((short) 30_000).putShort((short) 30_000);
        return gif.put(new byte[] {0, 2, 2, 0x44, 1, 0, ';'}).array();
    }

    private static byte[] gif() {
        return encoded(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    }

    private static byte[] brokenPng() {
        byte[] png = mask(10, 10, 1, 1, 5, 5);
        java.util.Arrays.fill(png, 40, png.length, (byte) 7);
        return png;
    }

    /** A PNG that says it is 2,147,483,647 by 2,147,483,647. */
    private static byte[] endlessPng() {
        byte[] png = mask(10, 10, 1, 1, 5, 5);
        ByteBuffer.wrap(png).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);
        return png;
    }
}
