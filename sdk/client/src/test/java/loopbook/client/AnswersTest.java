package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import loopbook.errors.AmbiguousName;
import loopbook.errors.ListingChanged;
import loopbook.errors.LoopbookException;
import loopbook.errors.PartialFailure;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Retry;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a platform may answer, and the local one does not. */
class AnswersTest {
    private static final String A = "64a1f0c2d4e5b6a7c8d9e0a1";
    private static final String B = "64a1f0c2d4e5b6a7c8d9e0b2";

    private final MockWebServer server = new MockWebServer();
    private Dataloop dl;
    private Dataset dataset;

    @BeforeEach
    void start() throws Exception {
        server.start();
        dl = Dataloop.connect(URI.create(server.url("/api/v1").toString()), "e30.e30.x")
                .with(Retry.NONE);
        dataset = new Dataset(Trees.object().put("id", A).put("name", "pets"), dl);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .body(body.replace('\'', '"').replace("$A", A).replace("$B", B))
                .build());
    }

    @Test
    void aNameOfSeveralTellsTheirIds() {
        answer(200, "[{'id':'$A','name':'demo'},{'id':'$B','name':'demo'}]");

        assertThatThrownBy(() -> dl.projects().get("demo"))
                .isInstanceOf(AmbiguousName.class)
                .hasMessageContaining(A + ", " + B);
    }

    @Test
    void aCursorIsOnlyTrustedWhereIdsRunTheWayOfTheSort() {
        answer(200, "{'items':[{'id':'$B'},{'id':'$A'}],'hasNextPage':true,'totalItemsCount':9}");

        assertThatThrownBy(() ->
                        dataset.items().list().sort("createdAt", Order.ASC).toList())
                .isInstanceOf(ListingChanged.class)
                .hasMessageContaining("sort by id");
    }

    @Test
    void anEntityWithoutAnIdIsNoEntity() {
        answer(200, "{'name':'x'}");

        assertThatThrownBy(() -> dl.datasets().byId(A))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("Dataset without an id");
    }

    @Test
    void aListIsNoAnswerToAQueryForPages() {
        answer(200, "[]");

        assertThatThrownBy(() -> dataset.items().list().toList()).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void aTimeThatCannotBeReadSaysSoOnlyWhenAskedFor() {
        Item item = new Item(Trees.object().put("id", A).put("filename", "/a").put("createdAt", "yesterday"), dl);

        assertThat(item.html()).contains("yesterday");
        assertThatThrownBy(item::createdAt)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("createdAt (yesterday)");
    }

    @Test
    void aSecondBatchThatFailsTellsWhatTheFirstLeft() {
        Item item = new Item(Trees.object().put("id", A).put("datasetId", B).put("filename", "/a.png"), dl);
        Shape[] many = java.util.stream.IntStream.range(0, 150)
                .mapToObj(i -> Shapes.classification("l" + i))
                .toArray(Shape[]::new);
        StringBuilder hundred = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            hundred.append(i == 0 ? "" : ",").append("{'id':'$A'}");
        }
        answer(200, hundred.append("]").toString());
        answer(500, "{'message':'out of paper'}");

        assertThatThrownBy(() -> item.annotate(many))
                .isInstanceOf(PartialFailure.class)
                .hasMessageContaining("100 of 150 annotations are on /a.png")
                .hasMessageContaining("out of paper")
                .hasMessageContaining("annotations 101 to 150: not stored");
    }

    @Test
    void fewerAnnotationsThanWereSentIsNoSuccess() {
        Item item = new Item(Trees.object().put("id", A).put("datasetId", B).put("filename", "/a.png"), dl);
        answer(200, "[{'id':'$A'}]");

        assertThatThrownBy(() -> item.annotate(Shapes.classification("a"), Shapes.classification("b")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("2 annotations were sent");
    }

    @Test
    void aJobThatTakesTooLongGoesOn() {
        for (int i = 0; i < 40; i++) {
            answer(200, "{'id':'$A','type':'CloneDataset','status':'in-progress','progress':" + i + "}");
        }
        Job<Command> job = dl.commands().job(A).waits(Duration.ofMillis(5), Duration.ofMillis(5));

        assertThatThrownBy(() -> job.await(Duration.ofMillis(20)))
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("has not ended after")
                .hasMessageContaining("It goes on");
        assertThat(job.toString()).startsWith("Job(CloneDataset, in-progress, ");
        assertThat(job.html()).contains("CloneDataset");
    }

    @Test
    void showingNeverThrows() {
        Listing<Dataset> listing = dl.datasets().list();
        answer(500, "{'message':'<b>broken</b>'}");

        assertThat(listing.toString()).contains("<b>broken</b>");
        assertThat(listing.html()).contains("&lt;b&gt;broken").doesNotContain("<b>broken");
        answer(200, "{'items':[{'name':'no id'}],'totalItemsCount':1}");
        assertThat(dl.datasets().list().toString()).contains("without an id");
        answer(500, "{}");
        assertThat(new Dataset(dataset.json(), dl).html()).contains("pets");
    }
}
