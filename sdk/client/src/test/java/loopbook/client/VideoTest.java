package loopbook.client;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.mask;
import static loopbook.shapes.Shapes.note;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.subtitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.errors.BadRequest;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.NoteMessage;
import loopbook.shapes.Shape;
import loopbook.shapes.Subtitle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Annotations through time, and what else the newer types bring, against the local platform. */
class VideoTest extends LocalTest {
    private Dataset films;
    private Item film;
    private Item picture;

    @BeforeEach
    void aFilm() {
        films = project.datasets().create("films");
        films.addLabel("Car", label -> label.color("#ff0000"));
        film = films.items()
                .upload(
                        "no real film".getBytes(StandardCharsets.UTF_8),
                        "film.mp4",
                        o -> o.metadata(Map.of("fps", 10)));
        picture = films.items()
                .upload(new java.awt.image.BufferedImage(16, 12, java.awt.image.BufferedImage.TYPE_INT_RGB), "a.png");
    }

    @Test
    void oneObjectIsOneAnnotationWithAKeyFrameForEachChange() {
        List<Annotation> stored = film.annotations()
                .builder()
                .add(box("Car", 1, 1, 5, 5), a -> a.objectId(1).frame(2))
                .add(box("Car", 2, 1, 6, 5), a -> a.objectId(1).frame(4))
                .add(classification("Person"), a -> a.objectId(2).frames(0, 3))
                .upload();

        Annotation car = dl.annotations().byId(stored.get(0).id());
        assertThat(stored).hasSize(2);
        assertThat(car.frames().keySet()).containsExactly(2, 4);
        assertThat(car.frame(3).shape()).isEqualTo(box("Car", 1, 1, 5, 5));
        assertThat(car.frame(3).fixed()).isFalse();
        assertThat(car.frame(4).shape()).isEqualTo(box("Car", 2, 1, 6, 5));
        assertThat(car.startTime()).isEqualTo(0.2);
        assertThat(car.endTime()).isEqualTo(0.4);
        assertThat(car.isVideo()).isTrue();
        assertThat(stored.get(1).frames().keySet()).containsExactly(0, 1, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> car.frame(1)).withMessageContaining("2 to 4");
    }

    @Test
    void aFrameIsAddedOrChangedAndTheOthersStay() {
        Annotation car = film.annotations()
                .builder()
                .add(box("Car", 1, 1, 5, 5), a -> a.objectId(1).frame(2))
                .add(box("Car", 2, 1, 6, 5), a -> a.objectId(1).frame(4))
                .upload()
                .get(0);

        Annotation longer = film.annotations()
                .update(car, a -> a.frame(9, box("Car", 7, 1, 9, 5)).frame(4, s -> s.attribute("1", "red")));

        assertThat(longer.frames().keySet()).containsExactly(2, 4, 9);
        assertThat(longer.frame(4).shape()).isEqualTo(box("Car", 2, 1, 6, 5).attribute("1", "red"));
        assertThat(longer.endFrame()).isEqualTo(9);
        assertThat(longer.endTime()).isEqualTo(0.9);
        assertThat(longer.shape()).isEqualTo(box("Car", 1, 1, 5, 5));
    }

    @Test
    void whatCannotBeInAVideoIsRefusedBeforeAnythingIsSent() {
        AnnotationBuilder builder = film.annotations().builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(box("Car", 1, 1, 5, 5), a -> a.frame(3)))
                .withMessageContaining("object_id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(box("Car", 1, 1, 5, 5), a -> a.objectId("x1")));
        assertThatThrownBy(() -> builder.add(
                                box("Car", 1, 1, 5, 5), a -> a.objectId(1).frame(3))
                        .add(point("Car", 1, 1), a -> a.objectId(1).frame(4)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("same type");
        assertThatThrownBy(() -> picture.annotations().builder().add(box("Car", 1, 1, 5, 5), a -> a.objectId(1)
                        .frame(3)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("fps");
    }

    @Test
    void marksOfStyleInSubtitlesAreNoneOfTheirText() throws Exception {
        Path captions = Files.writeString(
                folder.resolve("marked.vtt"),
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>well, <b>hi</b><00:01.500> <3\n");

        List<Annotation> stored = film.annotations().builder().addVtt(captions).upload();

        assertThat(((Subtitle) stored.get(0).shape()).text()).isEqualTo("well, hi <3");
    }

    @Test
    void subtitlesComeFromAFileAndGoToOne() throws Exception {
        Path captions = Files.writeString(
                folder.resolve("in.vtt"),
                "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nhello\n\n01:01.000 --> 01:02.000\ntwo\nlines\n");

        List<Annotation> stored = film.annotations().builder().addVtt(captions).upload();
        Path written = film.annotations().download(folder.resolve("out.vtt"), o -> o.format(AnnotationFormat.VTT));

        assertThat(stored).extracting(Annotation::shape).containsExactly((Shape) subtitle("Text", "hello"), (Shape)
                subtitle("Text", "two\nlines"));
        assertThat(((Subtitle) stored.get(1).shape()).text()).isEqualTo("two\nlines");
        assertThat(stored.get(0).endFrame()).isEqualTo(25);
        assertThat(Files.readString(written))
                .isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nhello\n\n"
                        + "00:01:01.000 --> 00:01:02.000\ntwo\nlines");
    }

    @Test
    void aNoteIsATalkAndStaysOutOfListings() {
        Annotation note = picture.annotate(note("look", 1, 2, 3, 4, "here")).get(0);

        Annotation answered =
                as("annotator-1@example.com").annotations().byId(note.id()).addMessage("done");

        Note talk = (Note) answered.shape();
        assertThat(talk.messages()).extracting(NoteMessage::body).containsExactly("here", "done");
        assertThat(talk.messages().get(1).creator()).contains("annotator-1@example.com");
        assertThat(note.status()).contains("issue");
        assertThat(picture.annotations().list().count()).isZero();
        assertThatThrownBy(() -> picture.annotate(box("Car", 1, 2, 3, 4)).get(0).addMessage("x"))
                .hasMessageContaining("add_message");
    }

    @Test
    void masksOfOneLabelAreMergedWithTheOneThatIsThere() {
        Mask one = mask("Car", new boolean[][] {{true, false, false}});
        Mask two = mask("Car", new boolean[][] {{false, true, false}});
        Mask three = mask("Car", new boolean[][] {{false, false, true}});

        String id = picture.annotations().builder().add(one).merge().get(0).id();
        List<Annotation> merged =
                picture.annotations().builder().add(two).add(three).merge();

        assertThat(merged).extracting(Entity::id).containsExactly(id);
        assertThat(((Mask) merged.get(0).shape()).pixels()).isEqualTo(new boolean[][] {{true, true, true}});
        assertThat(((Mask) merged.get(0).shape()).colour().hex()).isEqualTo("#ff0000");
        assertThat(picture.annotations().list().count()).isEqualTo(1);
    }

    @Test
    void annotationsAreDrawnAndWrittenInEachFormat() throws Exception {
        boolean[][] pixels = new boolean[12][16];
        pixels[3][4] = true;
        picture.annotations()
                .builder()
                .add(mask("Car", pixels), a -> a.objectId(9))
                .upload();
        Annotations annotations = picture.annotations();

        assertThat(annotations.show(o -> o).getRGB(4, 3)).isEqualTo(0xffff0000);
        assertThat(annotations
                        .show(o -> o.format(AnnotationFormat.ANNOTATION_ON_IMAGE))
                        .getRGB(0, 0))
                .isEqualTo(0xff000000);
        assertThat(annotations
                        .show(o -> o.format(AnnotationFormat.INSTANCE))
                        .getRaster()
                        .getSample(4, 3, 0))
                .isEqualTo(1);
        assertThat(annotations
                        .show(o -> o.format(AnnotationFormat.OBJECT_ID))
                        .getRaster()
                        .getSample(4, 3, 0))
                .isEqualTo(9);
        assertThat(annotations.download(folder.resolve("drawn"), o -> o.format(AnnotationFormat.MASK)))
                .isEqualTo(folder.resolve("drawn/a.png"));
        Path json = annotations.download(folder.resolve("all.json"), o -> o);
        assertThat(Trees.parse(Files.readAllBytes(json), "all.json").path("annotations"))
                .hasSize(1);
        assertThat(folder.resolve("drawn").toFile().list()).containsExactly("a.png");
        assertThatThrownBy(() -> annotations.show(picture.image(), o -> o.format(AnnotationFormat.INSTANCE)))
                .hasMessageContaining("2d array");
    }

    @Test
    void aTalkWithAModelIsKeptInTheItem() {
        Item talk = films.items().upload(PromptItem.emptyFile(), "talk.json");

        PromptItem said = PromptItem.of(talk)
                .ask(PromptElement.text("hi"))
                .answer("hello", a -> a.model("net", 0.9))
                .answer("hello again", a -> a.model("net", 0.8))
                .ask(PromptElement.text("and now?"));

        assertThat(said.keys()).containsExactly("1", "2");
        assertThat(PromptItem.of(talk).messages())
                .extracting(message -> message.path("role").asString() + ": "
                        + message.path("content").path(0).path("text").asString())
                .containsExactly("user: hi", "assistant: hello again", "user: and now?");
    }

    @Test
    void aNewPromptTakesNoOtherOnesPlace() {
        Item talk = films.items()
                .upload(
                        bytes(
                                "{\"prompts\": {\"1\": [], \"3\": [{\"mimetype\": \"application/text\", \"value\": \"old\"}]}}"),
                        "gap.json");

        PromptItem said = PromptItem.of(talk).answer("to the last", a -> a).ask(PromptElement.text("new"));

        assertThat(said.keys()).containsExactly("1", "3", "4");
        assertThat(said.answers().get(0).promptId()).contains("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PromptItem.of(films.items().upload(PromptItem.emptyFile(), "empty.json"))
                        .answer("to nothing", a -> a))
                .withMessageContaining("Nothing was asked yet");
    }

    @Test
    void statusesAreAmongFour() {
        Annotation box = picture.annotate(box("Car", 1, 2, 3, 4)).get(0);

        assertThat(box.updateStatus("approved").status()).contains("approved");
        assertThat(box.updateStatus("approved").updateStatus("clear").status()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> box.updateStatus("fine"));
    }
}
