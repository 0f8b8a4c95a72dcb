package loopbook.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RenderersTest {
    private final Renderers renderers = new Renderers();

    @SuppressWarnings("ArrayRecordComponent")
    private record Pet(String name, int[] scores) {}

    private String text(Object value) {
        return renderers.render(value).text();
    }

    @Test
    void nullIsShown() {
        assertThat(text(null)).isEqualTo("null");
    }

    @Test
    void arraysShowTheirElementsAlsoNested() {
        assertThat(text(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(text(new String[][] {{"a"}, {"b", null}})).isEqualTo("[[a], [b, null]]");
        assertThat(text(Map.of("k", new double[] {0.5}))).isEqualTo("{k=[0.5]}");
    }

    @Test
    void longCollectionsAreCutAndCounted() {
        assertThat(text(IntStream.range(0, 100).boxed().toList())).endsWith(", 99]");
        assertThat(text(IntStream.range(0, 101).boxed().toList())).endsWith(", 99, ... 1 more, 101 in all]");
    }

    @Test
    void aCollectionThatHoldsItselfEnds() {
        List<Object> snake = new ArrayList<>();
        snake.add(snake);

        assertThat(text(snake)).isEqualTo("[[[[[[[...]]]]]]]");
    }

    @Test
    void listsOfRecordsAreTables() {
        MimeBundle bundle = renderers.render(List.of(new Pet("<b>", new int[] {1}), new Pet("Tom", new int[0])));

        assertThat(bundle.data().get("text/html"))
                .isEqualTo("<table><thead><tr><th>name</th><th>scores</th></tr></thead><tbody>"
                        + "<tr><td>&lt;b&gt;</td><td>[1]</td></tr><tr><td>Tom</td><td>[]</td></tr></tbody></table>");
        assertThat(bundle.text()).startsWith("[Pet[name=<b>");
    }

    @Test
    void listsOfMapsAreTablesOfAllTheirKeys() {
        assertThat(renderers
                        .render(List.of(Map.of("a", 1), Map.of("b", "<2>")))
                        .data()
                        .get("text/html"))
                .isEqualTo("<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>"
                        + "<tr><td>1</td><td></td></tr><tr><td></td><td>&lt;2&gt;</td></tr></tbody></table>");
    }

    @Test
    void arraysOfArraysAreTables() {
        MimeBundle bundle = renderers.render(new int[][] {{1, 2}, {3}});

        assertThat(bundle.text()).isEqualTo("[[1, 2], [3]]");
        assertThat((String) bundle.data().get("text/html")).contains("<td>1</td><td>2</td></tr><tr><td>3</td>");
        assertThat(renderers.render(new String[] {"a"}).data()).doesNotContainKey("text/html");
    }

    @Test
    void wideTablesAreCutAndCounted() {
        assertThat((String) renderers.render(new int[2][50]).data().get("text/html"))
                .doesNotContain("columns")
                .contains("<th>49</th>");
        assertThat((String) renderers.render(new int[2][51]).data().get("text/html"))
                .endsWith("<p>50 of 51 columns</p>")
                .doesNotContain("<th>50</th>");
        Map<Integer, Integer> wide = IntStream.range(0, 60).boxed().collect(Collectors.toMap(n -> n, n -> n));
        assertThat((String) renderers.render(List.of(wide)).data().get("text/html"))
                .endsWith("<p>50 of 60 columns</p>");
    }

    @Test
    void anArrayOfRecordsIsATable() {
        assertThat((String) renderers
                        .render(new Pet[] {new Pet("Tom", new int[0])})
                        .data()
                        .get("text/html"))
                .contains("<th>name</th>", "<td>Tom</td>");
    }

    @Test
    void anotherRegistryIsAskedFirstAndMayKnowNothing() {
        renderers.ask(value ->
                value instanceof Integer ? Map.of("text/html", "<i>" + value + "</i>") : Map.of("text/plain", "?"));

        assertThat(renderers.render(7).data())
                .containsEntry("text/html", "<i>7</i>")
                .containsEntry("text/plain", "7");
        assertThat(text("x")).isEqualTo("x");
    }

    @Test
    void anOptionalShowsWhatItHolds() {
        assertThat(text(Optional.of(List.of(1)))).isEqualTo("Optional[[1]]");
        assertThat(text(Optional.empty())).isEqualTo("Optional.empty");
        assertThat(renderers
                        .render(Optional.of(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)))
                        .data())
                .containsKey("image/png");
    }

    @Test
    void aStreamIsNotReadByLookingAtIt() {
        Stream<Integer> stream = Stream.of(1, 2);

        assertThat(text(stream)).startsWith("a stream, not read yet");
        assertThat(stream.toList()).containsExactly(1, 2);
    }

    @Test
    void anExceptionAsAValueShowsWhereItCameFromAndItsCauses() {
        assertThat(text(new IllegalStateException("outer", new IOException("inner")))
                        .lines())
                .noneMatch(line -> line.contains("at java.base/java.lang.reflect"))
                .startsWith("java.lang.IllegalStateException: outer")
                .endsWith("Caused by: java.io.IOException: inner")
                .hasSizeBetween(3, 7);
    }

    @Test
    void aPictureIsAPng() throws IOException {
        MimeBundle bundle = renderers.render(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));

        byte[] png = Base64.getDecoder().decode((String) bundle.data().get("image/png"));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(3);
        assertThat(bundle.text()).isEqualTo("picture, 3 x 2");
    }

    @Test
    void theMostSpecificRendererWins() {
        renderers.register(Number.class, n -> MimeBundle.text("number"));
        renderers.register(Comparable.class, n -> MimeBundle.text("comparable"));
        renderers.register(Integer.class, n -> MimeBundle.text("integer"));
        renderers.register(Collection.class, n -> MimeBundle.text("collection"));

        assertThat(text(1)).isEqualTo("integer");
        assertThat(text("x")).isEqualTo("comparable");
        assertThat(text(1L)).isEqualTo("comparable");
        assertThat(text(List.of())).isEqualTo("collection");
        assertThat(text(new Object[0])).isEqualTo("[]");
    }

    @Test
    void aStreamIsNotConsumed() {
        Stream<Integer> stream = Stream.of(1, 2);
        renderers.render(stream);

        assertThat(stream.toList()).containsExactly(1, 2);
    }

    @Test
    void aValueThatCannotBeShownSaysSo() {
        Object sulky = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("not today");
            }
        };

        assertThat(text(sulky)).contains("could not be shown", "not today");
    }

    @Test
    void everyBundleHasText() {
        assertThat(new MimeBundle(Map.of("text/html", "<b>"), Map.of()).data()).containsEntry("text/plain", "");
    }
}
