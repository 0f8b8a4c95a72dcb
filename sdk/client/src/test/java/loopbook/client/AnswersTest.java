package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loopbook.errors.AmbiguousName;
import loopbook.errors.ListingChanged;
import loopbook.errors.LoopbookException;
import loopbook.errors.PartialFailure;
import loopbook.errors.ServerError;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Retry;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    void anAnswerWithoutAListIsNoEmptyListing() {
        answer(200, "{'message':'down for maintenance'}");
        answer(200, "{'message':'down for maintenance'}");
        answer(200, "{'items':['$A'],'totalItemsCount':1}");

        for (Listing<?> listing : List.of(
                dataset.items().list(), dl.projects().list(), dl.datasets().list())) {
            assertThatThrownBy(listing::toList)
                    .isInstanceOf(UnreadableAnswer.class)
                    .hasMessageContaining(
                            "Expected a list of " + listing.resource().wire());
        }
    }

    @Test
    void aListingThatFailedDoesNotLookFinished() {
        Iterator<Item> items = dataset.items().list().iterator();
        answer(500, "{'message':'broken'}");

        assertThatThrownBy(items::hasNext).isInstanceOf(ServerError.class);
        assertThatThrownBy(items::hasNext).isInstanceOf(ServerError.class);
    }

    @Test
    void whatTheWireCannotSortIsSortedByValue() {
        answer(
                200,
                "[{'id':'a','n':-2.5,'m':{'x':'b'}},{'id':'b','n':10,'m':{'x':'a'}},{'id':'c'},{'id':'d','n':-10}]");
        answer(200, "[{'id':'a','n':-2.5,'m':{'x':'b'}},{'id':'b','n':10,'m':{'x':'a'}},{'id':'c'}]");
        answer(200, "[{'id':'a','n':1}]");
        Listing<Project> all = dl.projects().list();

        assertThat(all.sort("n", Order.ASC).stream().map(Project::id)).containsExactly("d", "a", "b", "c");
        assertThat(all.sort("m.x", Order.ASC).stream().map(Project::id)).containsExactly("b", "a", "c");
        assertThatThrownBy(() -> all.sort("nmae", Order.ASC).toList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nmae'");
    }

    @Test
    @Timeout(60)
    void manySortedListingsAtOnceDoNotWaitForEachOther() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(40);
        List<Future<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answer(200, "[{'id':'a','name':'x'},{'id':'b','name':'y'}]");
            lists.add(people.submit(
                    () -> dl.projects().list().sort("name", Order.DESC).toList().size()));
        }

        for (Future<Integer> list : lists) {
            assertThat(list.get()).isEqualTo(2);
        }
        people.shutdown();
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
        var withRecipe = dataset.json();
        withRecipe.putObject("metadata").putObject("system").putArray("recipes").add(A);
        assertThat(new Dataset(withRecipe, dl).html()).contains("pets").contains("not read");
        answer(200, "{'id':'$A','ontologyIds':['$B']}");
        answer(200, "{'id':'$B','roots':[{'value':{'color':'#000000'}}]}");
        assertThat(new Dataset(withRecipe, dl).html()).contains("pets").contains("A label has a tag");
    }

    @Test
    void anOlderItemIsNeverDeletedBecauseItsNewFileArrivedDamaged() throws Exception {
        String damaged = "{'id':'$A','filename':'/a.txt','metadata':{'system':{'size':1}}}";
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(200)
                    .addHeader("x-item-op", "overwrite")
                    .body(damaged.replace('\'', '"').replace("$A", A))
                    .build());
        }

        assertThatThrownBy(() ->
                        dataset.items().upload("four".getBytes(StandardCharsets.UTF_8), "/a.txt", o -> o.overwrite()))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("arrived damaged 5 times")
                .hasMessageContaining("/a.txt was there before");
        for (int i = 0; i < 5; i++) {
            assertThat(server.takeRequest().getMethod()).isEqualTo("POST");
        }
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void aJobIsShownThoughThePlatformSaysNothing() {
        answer(200, "{'id':'$A','type':'CloneDataset','status':'in-progress','progress':10}");
        Job<Command> job = new Job<>(dl.commands().get(A), done -> done);

        answer(503, "{'message':'busy'}");

        assertThat(job.toString()).startsWith("Job(CloneDataset: ").contains("busy");
        assertThat(job.html()).contains("busy");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }
}
