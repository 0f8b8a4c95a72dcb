package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Map;
import loopbook.charts.Charts;
import loopbook.client.Dataloop;
import loopbook.client.Item;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Renderers;
import loopbook.local.LocalPlatform;
import loopbook.pictures.Pictures;
import loopbook.shapes.Shapes;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SdkRenderersTest {
    private static MimeBundle shown(Object value) {
        Renderers renderers = new Renderers();
        SdkRenderers.register(renderers);
        return renderers.render(value);
    }

    @Test
    void aChartSaysInWordsWhatItsPictureShows() {
        Table table = Table.create("t", StringColumn.create("l", "a"), IntColumn.create("n", new int[] {1}));

        MimeBundle bundle = shown(Charts.bar(table, "l", "n", o -> o.title("Letters")));

        assertThat(bundle.metadata()).containsEntry("image/png", Map.of("alt", "Letters"));
        assertThat(bundle.data()).containsKeys("image/png", "image/svg+xml");
    }

    @Test
    void aPictureSaysInWordsWhatItShows() {
        try (LocalPlatform platform = LocalPlatform.inMemory()) {
            Item item = Dataloop.connect(platform.url(), platform.token())
                    .projects()
                    .create("p")
                    .datasets()
                    .create("d")
                    .items()
                    .upload(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "a.png");
            item.annotate(Shapes.box("Cat", 1, 2, 30, 40));

            assertThat(shown(Pictures.picture(item)).metadata())
                    .containsEntry("image/png", Map.of("alt", "/a.png (400 × 300): Cat"));
            assertThat(shown(Pictures.compare(item, "nobody")).metadata().get("image/png"))
                    .asString()
                    .contains("nobody (has no annotations here");
        }
    }
}
