package loopbook.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RenderersTest {
    /** Cells of text: numbers stay to the right, where front ends put all. */
    private static final String LEFT = "<td style=\"text-align:left\">";

    private static final String LEFT_HEAD = "<th style=\"text-align:left\">";

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
                .isEqualTo(
                        "<table><thead><tr><th>name</th><th>scores</th></tr></thead><tbody>".replace("<th>", LEFT_HEAD)
                                + "<tr><td>&lt;b&gt;</td><td>[1]</td></tr><tr><td>Tom</td><td>[]</td></tr></tbody></table>"
                                        .replace("<td>", LEFT));
        assertThat(bundle.text()).startsWith("[Pet[name=<b>");
    }

    @Test
    void listsOfMapsAreTablesOfAllTheirKeys() {
        assertThat(renderers
                        .render(List.of(Map.of("a", 1), Map.of("b", "<2>")))
                        .data()
                        .get("text/html"))
                .isEqualTo("<table><thead><tr><th>a</th>" + LEFT_HEAD + "b</th></tr></thead><tbody>" + "<tr><td>1</td>"
                        + LEFT + "</td></tr><tr><td></td>" + LEFT + "&lt;2&gt;</td></tr></tbody></table>");
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
                .contains(LEFT_HEAD + "name</th>", LEFT + "Tom</td>");
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
                .contains("Caused by: java.io.IOException: inner")
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
    void aToStringThatGivesNullIsShownAsThat() {
        Object mute = new Object() {
            @Override
            @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // what some classes do
            public String toString() {
                return null;
            }
        };

        assertThat(text(mute)).isEqualTo("null");
        assertThat(text(List.of(1, mute))).isEqualTo("[1, null]");
    }

    @Test
    void oneElementThatThrowsTakesNoOtherWithIt() {
        Object sulky = new Runnable() {
            @Override
            public void run() {}

            @Override
            public String toString() {
                throw new IllegalStateException("not today");
            }
        };

        String instead = "(a Runnable that could not be shown: java.lang.IllegalStateException: not today)";
        assertThat(text(List.of(1, sulky, 3))).isEqualTo("[1, " + instead + ", 3]");
        assertThat(text(Map.of("k", sulky))).isEqualTo("{k=" + instead + "}");
        assertThat(text(Optional.of(sulky))).isEqualTo("Optional[" + instead + "]");
    }

    private String html(Object value) {
        return String.valueOf(renderers.render(value).data().get("text/html"));
    }

    private record Pair(int left, Object right) {}

    @Test
    void aRecordIsATableOfOneRowUnlessItHasATextOfItsOwn() {
        record Named(String name) {
            @Override
            public String toString() {
                return "I am " + name;
            }
        }
        record Empty() {}

        assertThat(html(new Pair(1, "<2>")))
                .isEqualTo("<table><thead><tr><th>left</th>" + LEFT_HEAD + "right</th></tr></thead><tbody>"
                        + "<tr><td>1</td>" + LEFT + "&lt;2&gt;</td></tr></tbody></table>");
        assertThat(renderers.render(new Named("Tom")).data()).isEqualTo(Map.of("text/plain", "I am Tom"));
        assertThat(renderers.render(new Empty()).data()).isEqualTo(Map.of("text/plain", "Empty[]"));
    }

    @Test
    void arraysInsideRecordsEntriesAndOptionalsShowTheirElements() {
        assertThat(text(new Pet("Tom", new int[] {1, 2}))).isEqualTo("Pet[name=Tom, scores=[1, 2]]");
        assertThat(text(new Pair(1, new Pet("Tom", new int[] {3}))))
                .isEqualTo("Pair[left=1, right=Pet[name=Tom, scores=[3]]]");
        assertThat(text(Map.entry("k", new int[] {1}))).isEqualTo("k=[1]");
        assertThat(text(List.of(Optional.of(new int[] {1})))).isEqualTo("[Optional[[1]]]");
    }

    @Test
    void aRecordThatHoldsVeryMuchIsCut() {
        assertThat(text(new Pair(1, IntStream.range(0, 1000).boxed().toList())))
                .endsWith(", 19, ... 980 more, 1000 in all]]");
    }

    @Test
    void anyCollectionOfRecordsIsATable() {
        assertThat(html(Set.of(new Pair(1, 2)))).contains("<th>left</th>", "<td>1</td>");
        assertThat(html(new ArrayDeque<>(List.of(new Pair(1, 2))))).contains("<th>left</th>");
        assertThat(html(Optional.of(List.of(new Pair(1, 2))))).contains("<th>left</th>");
        assertThat(html(List.of(new Pair(1, 2), "x"))).isEqualTo("null");
    }

    @Test
    void aNullAmongRowsIsARow() {
        assertThat(html(Arrays.asList(null, new Pair(1, 2))))
                .contains("<th>left</th><th>right</th>", "<tr><td>null</td></tr><tr><td>1</td><td>2</td></tr>");
        assertThat(html(Arrays.asList(Map.of("a", 1), null))).contains("<th>a</th>", "<td>null</td>");
        assertThat(html(new int[][] {null, {7}})).contains("<td>null</td>", "<td>7</td>");
        assertThat(html(Arrays.asList(null, null))).isEqualTo("null");
    }

    @Test
    void listsOfListsAndOfArraysAreTables() {
        assertThat(html(List.of(List.of(1, 2), List.of(3))))
                .contains("<tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr>");
        assertThat(html(List.of(new int[] {1, 2}, new int[] {3}))).contains("<td>1</td><td>2</td>");
        assertThat(html(List.of(List.of(), List.of()))).isEqualTo("null");
    }

    @Test
    void aCollectionWithoutAnEndIsReadNoFurtherThanItIsShown() {
        Collection<Integer> endless = new AbstractCollection<>() {
            @Override
            public Iterator<Integer> iterator() {
                return Stream.iterate(1, i -> i + 1).iterator();
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };

        assertThat(text(endless)).startsWith("[1, 2, 3,").endsWith("2147483647 in all]");
        assertThat(text(List.of(endless))).startsWith("[[1, 2, 3,");
    }

    @Test
    void veryLongTextsAreCutAndCounted() {
        assertThat(text("x".repeat(1_000_000))).hasSize(1_000_000);
        assertThat(text("x".repeat(1_000_001))).endsWith("x... 1 more characters, 1000001 in all");
        assertThat(text(List.of("x".repeat(10_001)))).endsWith("x... 1 more characters, 10001 in all]");
    }

    @Test
    void streamsInsideOfOthersAreNotReadEither() {
        assertThat(text(List.of(Stream.of(1)))).isEqualTo("[a stream, not read yet: .toList() or .toArray() reads it]");
    }

    @Test
    @SuppressWarnings("NullAway") // what some renderers do
    void ofWhatARendererGivesNullForTheTextIsShown() {
        renderers.register(String.class, text -> null);

        assertThat(text("x")).isEqualTo("x");
    }

    @Test
    void everyBundleHasText() {
        assertThat(new MimeBundle(Map.of("text/html", "<b>"), Map.of()).data()).containsEntry("text/plain", "");
    }
}
