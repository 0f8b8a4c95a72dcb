package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.Map;
import loopbook.errors.Conflict;
import loopbook.errors.NotFound;
import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Conditions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ItemsTest extends LocalTest {
    private Items items;

    @BeforeEach
    void makeDataset() {
        items = project.datasets().create("pets").items();
    }

    @Test
    void anUploadedFileIsThereByPathNameAndId() {
        Item item = items.upload(file("a.txt", "hello"), o -> o.remotePath("notes"));

        assertThat(item.filename()).isEqualTo("/notes/a.txt");
        assertThat(item.dir()).isEqualTo("/notes");
        assertThat(item.size()).isEqualTo(5);
        assertThat(item.mimetype()).isEqualTo("text/plain");
        assertThat(items.get("/notes/a.txt")).isEqualTo(item);
        assertThat(items.get("a.txt")).isEqualTo(item);
        assertThat(items.get(item.id()).bytes()).isEqualTo(bytes("hello"));
        assertThat(dl.items().byId(item.id())).isEqualTo(item);
        assertThat(item.dataset().items().list().count()).isEqualTo(1);
        assertThat(item.toString()).isEqualTo("Item(filename='/notes/a.txt', id=" + item.id() + ", annotations=0)");
    }

    @Test
    void bytesStreamsAndPicturesAreUploadedToo() throws Exception {
        BufferedImage picture = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);

        Item drawn = items.upload(picture, "drawn.png");
        Item streamed = items.upload(new java.io.ByteArrayInputStream(bytes("stream")), "/s/streamed.bin");

        assertThat(drawn.width()).hasValue(4);
        assertThat(drawn.height()).hasValue(3);
        assertThat(drawn.image().getWidth()).isEqualTo(4);
        assertThat(streamed.filename()).isEqualTo("/s/streamed.bin");
        try (var stream = streamed.stream()) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes("stream"));
        }
    }

    @Test
    void metadataAndDescriptionGoWithTheFile() {
        Item item = items.upload(bytes("x"), "x.txt", o -> o.metadata(Map.of("user", Map.of("n", 1)))
                .description("an x"));

        assertThat(item.user().path("n").asInt()).isEqualTo(1);
        assertThat(item.description()).contains("an x");
    }

    @Test
    void whatIsThereStaysUnlessItIsToBeOverwritten() {
        Item first = items.upload(bytes("one"), "a.txt");

        assertThat(items.upload(bytes("two"), "a.txt")).isEqualTo(first);
        assertThat(items.get("/a.txt").bytes()).isEqualTo(bytes("one"));
        assertThatThrownBy(() -> items.upload(bytes("longer"), "a.txt"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("/a.txt is there already with 3 bytes")
                .hasMessageContaining("overwrite()");
        assertThat(items.upload(bytes("longer"), "a.txt", UploadOptions::overwrite)
                        .bytes())
                .isEqualTo(bytes("longer"));
    }

    @Test
    void missingFilesAndFoldersAreRefusedInWords() {
        assertThatThrownBy(() -> items.upload(folder.resolve("none.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no file " + folder.resolve("none.png"));
        assertThatThrownBy(() -> items.upload(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uploadAll");
        assertThatThrownBy(() -> dl.items().upload(file("a.txt", "x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of no dataset");
    }

    @Test
    void anUnknownPathTellsTheNearestOnes() {
        items.upload(bytes("x"), "/cats/chelsea.png");

        assertThatThrownBy(() -> items.get("/cats/chelsae.png"))
                .isInstanceOf(NotFound.class)
                .hasMessage("No item '/cats/chelsae.png': did you mean '/cats/chelsea.png'?");
        assertThat(items.find("/cats/none.png")).isEmpty();
        assertThat(items.names("/CATS")).containsExactly("/cats/chelsea.png");
    }

    @Test
    void aStarInANameIsALetter() {
        items.upload(bytes("x"), "/a/x.txt");

        assertThatThrownBy(() -> items.delete("*.txt")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> items.get("/a/*")).isInstanceOf(NotFound.class);
        assertThat(items.find("/**")).isEmpty();

        Item starred = items.upload(bytes("y"), "/a/*.txt");

        assertThat(items.get("/a/*.txt")).isEqualTo(starred);
        assertThat(items.get("*.txt")).isEqualTo(starred);
    }

    @Test
    void anEmptyFileIsReadBackInEveryWay() throws Exception {
        Item empty = items.upload(new byte[0], "/a/empty.txt");

        assertThat(empty.bytes()).isEmpty();
        assertThat(empty.download(folder.resolve("empty.txt"))).isEmptyFile();
        try (var stream = empty.stream()) {
            assertThat(stream.readAllBytes()).isEmpty();
        }
    }

    @Test
    void aValueOfOnesOwnIsSetChangedAndTakenAway() {
        Item item = items.upload(bytes("x"), "x.txt");

        Item scored = item.update(u -> u.user("score", 0.9).user("by.whom", "me"));

        assertThat(scored.user().path("score").asDouble()).isEqualTo(0.9);
        assertThat(scored.user().path("by").path("whom").asString()).isEqualTo("me");
        assertThat(item.user().isEmpty()).isTrue();
        assertThat(scored.update(u -> u.user("score", 0.9))).isSameAs(scored);
        assertThat(scored.update(u -> u.removeUser("score")).user().has("score"))
                .isFalse();
    }

    @Test
    void aDecimalThatNoDoubleHoldsComesBackWithAllItsDigits() {
        BigDecimal exact = new BigDecimal("0.1234567890123456789012345");
        Item item = items.upload(bytes("x"), "x.txt");

        item.update(u ->
                u.user("exact", exact).user("far", new BigDecimal("1.5E+400")).user("one", new BigDecimal("1.0")));

        ObjectNode user = items.get("/x.txt").user();
        assertThat(user.path("exact").decimalValue()).isEqualTo(exact);
        assertThat(user).hasToString("{\"exact\":0.1234567890123456789012345,\"far\":1.5E+400,\"one\":1.0}");
    }

    @Test
    void aValueIsNotReplacedByAnObjectUnasked() {
        Item item = items.upload(bytes("x"), "x.txt").update(u -> u.user("score", 0.9));

        assertThatThrownBy(() -> item.update(u -> u.user("score.mean", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'score' is no object, but 0.9");
        assertThat(item.update(u -> u.user("score", Map.of("mean", 1)))
                        .user()
                        .at("/score/mean")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void fieldsThatNobodyKnowsSurviveAChange() {
        Item item = items.upload(bytes("x"), "x.txt", o -> o.metadata(Map.of("odd", Map.of("deep", 1))));

        Item changed = item.update(u -> u.description("text"));

        assertThat(changed.metadata().path("odd").path("deep").asInt()).isEqualTo(1);
        assertThat(changed.description()).contains("text");
    }

    @Test
    void manyAreChangedByOneQuery() {
        items.upload(bytes("1"), "/a/1.txt");
        items.upload(bytes("2"), "/a/2.txt");
        Item other = items.upload(bytes("3"), "/b/3.txt");

        assertThat(items.update(dir("/a"), u -> u.user("reviewed", true))).isEqualTo(2);

        assertThat(items.list(where("metadata.user.reviewed").eq(true)).count()).isEqualTo(2);
        assertThat(other.refresh().user().isEmpty()).isTrue();
        assertThatThrownBy(() -> items.update(dir("/a"), u -> u.description("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one by one");
        assertThatThrownBy(() -> items.update(dir("/a"), u -> u)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyAreDeletedByOneQuery() {
        items.upload(bytes("1"), "/a/1.txt");
        items.upload(bytes("2"), "/a/2.txt");
        Item other = items.upload(bytes("3"), "/b/3.txt");

        assertThat(items.delete(dir("/a"))).isEqualTo(2);

        assertThat(items.list().toList()).containsExactly(other);
        items.delete("/b/3.txt");
        assertThat(items.list(Conditions.all()).count()).isZero();
    }

    @Test
    void itemsMoveIntoFoldersAndUnderNewNames() {
        Item item = items.upload(bytes("x"), "/a/x.txt");

        assertThat(item.move("/b/").filename()).isEqualTo("/b/x.txt");
        assertThat(item.refresh().move("c/y.txt").filename()).isEqualTo("/c/y.txt");
        items.makeDir("/d");
        assertThat(item.refresh().move("/d").filename()).isEqualTo("/d/y.txt");
    }

    @Test
    void whatIsHiddenStaysHiddenWhenItMoves() {
        Item item = items.upload(bytes("x"), "/a/x.txt").update(u -> u.hidden(true));
        items.upload(bytes("y"), "/a/y.txt");

        Item moved = item.move("/b/x.txt");
        items.byId(moved.id()).move("/a/x.txt");
        items.list(where("type").eq("dir").and(where("filename").eq("/a")))
                .first()
                .orElseThrow()
                .move("/c");

        assertThat(moved.json().path("hidden").asBoolean()).isTrue();
        assertThat(item.refresh().filename()).isEqualTo("/c/x.txt");
        assertThat(item.refresh().json().path("hidden").asBoolean()).isTrue();
        assertThat(items.list().stream().map(Item::filename)).containsExactly("/c/y.txt");
    }

    @Test
    void whatIsNoPictureSaysSo() {
        Item text = items.upload(bytes("no picture"), "a.png");

        assertThatThrownBy(text::image)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("/a.png is no picture");
    }

    @Test
    void valuesOfAnotherPlatformAreRefusedByName() {
        Item item = items.upload(bytes("x"), "x.txt");
        try (var other = loopbook.local.LocalPlatform.inMemory()) {
            Dataloop elsewhere = Dataloop.connect(other.url(), other.token());
            Annotations there = elsewhere.annotations();
            Annotation mine =
                    item.annotate(loopbook.shapes.Shapes.classification("Cat")).get(0);

            assertThatThrownBy(() -> there.delete(java.util.List.of(mine)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(platform().url().toString())
                    .hasMessageContaining(other.url().toString());
        }
    }
}
