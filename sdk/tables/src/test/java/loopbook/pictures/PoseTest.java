package loopbook.pictures;

import static loopbook.pictures.Pictures.gallery;
import static loopbook.pictures.Pictures.picture;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.pose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loopbook.client.Annotation;
import loopbook.client.Item;
import loopbook.shapes.Colour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The points of a pose are joined as its template says, or as the user says. */
class PoseTest {
    private static final int GREEN = 0xff00aa00;
    private static final int WHITE = 0xffffffff;

    private Samples samples;
    private Item item;

    @BeforeEach
    void start() {
        samples = new Samples();
        BufferedImage white = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = white.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 400, 300);
        graphics.dispose();
        item = samples.dataset.items().upload(white, "white.png");
        samples.dataset.addLabel("Leg", label -> label.color(Colour.parse("#00aa00")));
    }

    @AfterEach
    void stop() {
        samples.close();
    }

    private void template(List<List<String>> arcs) {
        samples.dataset
                .recipe()
                .update(recipe -> recipe.system(
                        "collectionTemplates",
                        List.of(Map.of(
                                "id", "t1", "name", "leg", "order", List.of("Hip", "Knee", "Ankle"), "arcs", arcs))));
    }

    /** Hip, knee and ankle, one below the other at this distance from the left. */
    private Annotation leg(double x) {
        Annotation pose = item.annotate(pose("Leg", "t1")).get(0);
        item.annotations()
                .builder()
                .add(point("Hip", x, 50), a -> a.parent(pose))
                .add(point("Knee", x, 150), a -> a.parent(pose))
                .add(point("Ankle", x, 250), a -> a.parent(pose))
                .upload();
        return pose;
    }

    private static int at(Picture picture, int x, int y) {
        return picture.image().getRGB(x, y);
    }

    @Test
    void theArcsOfTheTemplateAreDrawnInTheColourOfThePose() {
        template(List.of(List.of("Hip", "Knee"), List.of("Ankle", "Elbow")));
        leg(100);
        leg(300);

        Picture picture = picture(item, o -> o.thickness(4));

        assertThat(at(picture, 100, 100)).isEqualTo(GREEN);
        assertThat(at(picture, 300, 100)).isEqualTo(GREEN);
        // Not said to be joined, and of two poses.
        assertThat(at(picture, 100, 200)).isEqualTo(WHITE);
        assertThat(at(picture, 200, 50)).isEqualTo(WHITE);
        assertThat(picture.svg()).containsPattern("class=\"polyline\" d=\"M100 50L100 150\"");
        assertThat(picture.toString()).contains("Leg ×2").doesNotContain("Without a place");
    }

    @Test
    void aGalleryShowsTheLinesToo() {
        leg(100);
        BufferedImage without = gallery(List.of(item.refresh())).image();
        template(List.of(List.of("Hip", "Ankle")));

        BufferedImage with = gallery(List.of(item.refresh())).image();

        assertThat(IntStream.range(0, with.getHeight())
                        .filter(y -> IntStream.range(0, with.getWidth())
                                .anyMatch(x -> with.getRGB(x, y) != without.getRGB(x, y)))
                        .count())
                .isGreaterThan(40);
    }

    @Test
    void linesThatTheUserStatesTakeThePlaceOfTheTemplates() {
        template(List.of(List.of("Hip", "Knee")));
        leg(100);

        Picture picture =
                picture(item, o -> o.thickness(4).skeleton("Knee", "Ankle").skeleton("Hip", "Nowhere"));

        assertThat(at(picture, 100, 200)).isEqualTo(GREEN);
        assertThat(at(picture, 100, 100)).isEqualTo(WHITE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(item, o -> o.skeleton("Knee")))
                .withMessageContaining("two points or more");
    }

    @Test
    void pointsWithoutAPoseAreJoinedWhenTheUserSaysSo() {
        item.annotate(point("Leg", 100, 50), point("Foot", 100, 250));

        assertThat(at(picture(item), 100, 150)).isEqualTo(WHITE);
        assertThat(at(picture(item, o -> o.thickness(4).skeleton("Leg", "Foot")), 100, 150))
                .isEqualTo(GREEN);
    }

    @Test
    void aPoseWithoutATemplateHasNoLinesAndSaysThatItHasNoPlace() {
        leg(100);

        assertThat(at(picture(item), 100, 100)).isEqualTo(WHITE);
        assertThat(picture(item).toString()).contains("Without a place in the picture: pose");
    }

    @Test
    void thePictureOfAPoseIsThePartThatItsPointsAreIn() {
        template(List.of(List.of("Hip", "Knee"), List.of("Knee", "Ankle")));
        Annotation pose = leg(300);
        leg(100);

        BufferedImage part = picture(pose, o -> o.size(250).thickness(4)).image();

        assertThat(part.getHeight()).isEqualTo(250);
        assertThat(part.getWidth()).isBetween(50, 130);
        assertThat(part.getRGB(part.getWidth() / 2, 90)).isEqualTo(GREEN);
    }
}
