package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UploadTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String dataset = api.dataset("uploads");

    @Test
    void aPictureComesBackWithItsSizeTypeAndMeasures() throws IOException {
        byte[] png = picture("png", 31, 17);

        Api.Answer answer = api.upload(dataset, "skip", "/a/b/picture.png", png, "metadata", "{\"user\":{\"n\":1}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-item-op")).isEqualTo("created");
        JsonNode item = answer.json();
        assertThat(item.at("/metadata/system/size").asInt()).isEqualTo(png.length);
        assertThat(item.at("/metadata/system/mimetype").asString()).isEqualTo("image/png");
        assertThat(item.at("/metadata/system/width").asInt()).isEqualTo(31);
        assertThat(item.at("/metadata/system/height").asInt()).isEqualTo(17);
        assertThat(item.at("/metadata/system/channels").asInt()).isEqualTo(3);
        assertThat(item.at("/metadata/user/n").asInt()).isEqualTo(1);
        assertThat(item.get("dir").asString()).isEqualTo("/a/b");
        assertThat(item.get("name").asString()).isEqualTo("picture.png");
        assertThat(api.get(item.get("stream").asString()).bytes()).isEqualTo(png);
        assertThat(api.get(item.get("url").asString()).json()).isEqualTo(item);
    }

    @Test
    void aJpegIsMeasuredToo() throws IOException {
        JsonNode item = api.upload(dataset, "skip", "/p.jpg", picture("jpg", 40, 50))
                .ok()
                .json();

        assertThat(item.at("/metadata/system/width").asInt()).isEqualTo(40);
        assertThat(item.at("/metadata/system/height").asInt()).isEqualTo(50);
        assertThat(item.at("/metadata/system/channels").asInt()).isEqualTo(3);
    }

    @Test
    void aTiffWhoseHeaderStandsAnywhereIsMeasuredToo() throws IOException {
        JsonNode item = api.upload(dataset, "skip", "/p.tiff", picture("tiff", 300, 200))
                .ok()
                .json();

        assertThat(item.at("/metadata/system/width").asInt()).isEqualTo(300);
        assertThat(item.at("/metadata/system/height").asInt()).isEqualTo(200);
        assertThat(item.at("/metadata/system/channels").asInt()).isEqualTo(3);
    }

    @Test
    void aSecondUploadIsSkippedOrReplacesTheBytes() {
        String id = api.item(dataset, "/twice.txt", "one");

        Api.Answer skipped = api.upload(dataset, "skip", "/twice.txt", bytes("other"));
        assertThat(skipped.header("x-item-op")).isEqualTo("exist");
        assertThat(skipped.json().get("id").asString()).isEqualTo(id);
        assertThat(api.get("/items/" + id + "/stream").text()).isEqualTo("one");

        Api.Answer replaced = api.upload(dataset, "overwrite", "/twice.txt", bytes("other"));
        assertThat(replaced.header("x-item-op")).isEqualTo("overwrite");
        assertThat(replaced.json().get("id").asString()).isEqualTo(id);
        assertThat(replaced.json().at("/metadata/system/size").asInt()).isEqualTo(5);
        assertThat(api.get("/items/" + id + "/stream").text()).isEqualTo("other");
    }

    @Test
    void aLargeFileComesBackAsItWas() {
        byte[] large = new byte[9 << 20];
        new Random(7).nextBytes(large);

        JsonNode item = api.upload(dataset, "skip", "/large.bin", large).ok().json();

        assertThat(item.at("/metadata/system/size").asInt()).isEqualTo(large.length);
        assertThat(api.get("/items/" + item.get("id").asString() + "/stream").bytes())
                .isEqualTo(large);
    }

    @Test
    void aDiskThatTakesNoFileIsNoMistakeOfTheCaller(@TempDir Path folder) throws IOException {
        try (LocalPlatform sick = LocalPlatform.open(folder)) {
            Api there = new Api(sick);
            String pets = there.dataset("pets");
            Files.move(folder.resolve("tmp"), folder.resolve("gone"));
            Files.writeString(folder.resolve("tmp"), "a file in the way");

            Api.Answer answer = there.upload(pets, "skip", "/large.bin", new byte[1 << 20]);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().get("message").asString())
                    .startsWith("The upload could not be stored")
                    .contains(folder.resolve("tmp").toString());
        }
    }

    @Test
    void anEmptyFileIsAFile() {
        String id = api.item(dataset, "/empty.txt", "");

        assertThat(api.get("/items/" + id + "/stream").bytes()).isEmpty();
        assertThat(api.get("/items/" + id).json().at("/metadata/system/size").asInt())
                .isZero();
    }

    @Test
    void whatCannotBeStoredIsRefusedWithOneClearMessage() {
        assertThat(api.upload("64a1f0c2d4e5b6a7c8d9e0f1", "skip", "/x.txt", bytes("x"))
                        .status())
                .isEqualTo(404);
        assertThat(message(api.upload(dataset, "sometimes", "/x.txt", bytes("x"))))
                .contains("mode is skip or overwrite");
        assertThat(message(api.upload(dataset, "skip", "/a/../x.txt", bytes("x"))))
                .contains("no segments . or ..");
        assertThat(message(api.upload(dataset, "skip", "/x.txt", bytes("x"), "metadata", "[1]")))
                .contains("metadata must be a JSON object");
        assertThat(message(api.form("/datasets/" + dataset + "/items", "type=file&path=/x")))
                .contains("multipart/form-data");
    }

    @Test
    void aDirectoryIsMadeOnceAndNoFileTakesItsPlace() {
        String id = api.form("/datasets/" + dataset + "/items", "type=dir&path=%2Fmade")
                .ok()
                .json()
                .get("id")
                .asString();

        Api.Answer again = api.form("/datasets/" + dataset + "/items", "type=dir&path=%2Fmade%2F");

        assertThat(again.json().get("id").asString()).isEqualTo(id);
        assertThat(again.json().get("type").asString()).isEqualTo("dir");
        assertThat(api.upload(dataset, "overwrite", "/made", bytes("x")).status())
                .isEqualTo(409);
    }

    private static String message(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("status").asInt()).isEqualTo(400);
        return answer.json().get("message").asString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
