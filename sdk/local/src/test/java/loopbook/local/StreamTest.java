package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
    private static final String CONTENT = "0123456789";

    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String dataset = api.dataset("streams");
    private static final String stream = "/items/" + api.item(dataset, "/digits.txt", CONTENT) + "/stream";

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0123456789, bytes 0-9/10",
        "bytes=3-5, 345, bytes 3-5/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=7-99, 789, bytes 7-9/10",
        "bytes=-3, 789, bytes 7-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10",
        "bytes=9-9, 9, bytes 9-9/10"
    })
    void aPieceIsServedAsAskedFor(String range, String piece, String header) {
        Api.Answer answer = api.get(stream, "range", range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.text()).isEqualTo(piece);
        assertThat(answer.header("content-range")).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half of i"})
    void bytesThatThePowerCutIsSaidAndUploadingThemAgainMendsThem(String left) throws IOException {
        String whole = "half of it and the rest" + left;
        String path = "/cut" + left.length() + ".txt";
        String item = api.item(dataset, path, whole);
        api.item(dataset, "/other" + path, whole);
        String hash = api.get("/items/" + item + "/stream").ok().header("etag").replace("\"", "");
        Files.writeString(api.platform().data().resolve("blobs/" + hash.substring(0, 2) + "/" + hash), left);

        Api.Answer answer = api.get("/items/" + item + "/stream");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("The bytes of " + path + " are damaged", left.length() + " bytes are left");

        api.item(dataset, "/again" + path, whole);
        assertThat(api.get("/items/" + item + "/stream").ok().text()).isEqualTo(whole);
    }

    @Test
    void aSizeThatAUserWroteDoesNotMatter() {
        String item = api.item(dataset, "/told.txt", CONTENT);
        api.patch("/items/" + item + "?system=true", "{\"metadata\":{\"system\":{\"size\":99}}}")
                .ok();

        assertThat(api.get("/items/" + item + "/stream").ok().text()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-1;3-4", "bytes=5-2", "items=0-1", "bytes=-", "nonsense"})
    void aRangeThatSaysNothingGivesTheWholeFile(String range) {
        Api.Answer answer = api.get(stream, "range", range.replace(';', ','));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-", "bytes=11-12", "bytes=-0"})
    void aRangeBeyondTheEndIsA416(String range) {
        assertThat(api.get(stream, "range", range).status()).isEqualTo(416);
    }

    @Test
    void anEmptyFileIsServedWholeFromItsStartAndNotBeyond() {
        String empty = "/items/" + api.item(dataset, "/empty.txt", "") + "/stream";

        Api.Answer answer = api.get(empty, "range", "bytes=0-");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        assertThat(api.get(empty, "range", "bytes=1-").status()).isEqualTo(416);
    }

    @Test
    void aRequestForTheHeadHasTheLengthAndNoBody() {
        Api.Answer answer = api.send("HEAD", stream, null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo("10");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void aThumbnailIsASmallPicture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1000, 500, BufferedImage.TYPE_INT_ARGB), "png", png);
        String id = api.upload(dataset, "skip", "/wide.png", png.toByteArray())
                .json()
                .get("id")
                .asString();

        for (int time = 0; time < 2; time++) {
            Api.Answer answer = api.get("/items/" + id + "/thumbnail").ok();
            assertThat(answer.header("content-type")).isEqualTo("image/png");
            BufferedImage small = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
            assertThat(small.getWidth()).isEqualTo(256);
            assertThat(small.getHeight()).isEqualTo(128);
        }
    }

    @Test
    void whatIsNoPictureHasNoThumbnail() {
        assertThat(api.get(stream.replace("stream", "thumbnail")).status()).isEqualTo(404);
    }

    @Test
    void whatAUserStoredNeverRunsAsAPageOfOurs() {
        String html = api.item(dataset, "/page.html", "<script>alert(1)</script>");

        Api.Answer answer = api.get("/items/" + html + "/stream");

        assertThat(answer.header("content-security-policy")).isEqualTo("sandbox");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }
}
