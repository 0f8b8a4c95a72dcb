package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import loopbook.errors.ListingChanged;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Retry;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages as a platform may answer them: all of a listing comes, or an exception. */
class PagesTest {
    private static final String ID = "64a1f0c2d4e5b6a7c8d9e0a1";

    private final MockWebServer server = new MockWebServer();
    private Dataloop dl;
    private Listing<Item> items;

    @BeforeEach
    void start() throws Exception {
        server.start();
        dl = Dataloop.connect(URI.create(server.url("/api/v1").toString()), "e30.e30.x")
                .with(Retry.NONE);
        items = new Dataset(Trees.object().put("id", ID).put("name", "pets"), dl)
                .items()
                .list()
                .pageSize(2);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void page(String ids, boolean next, int total) {
        ObjectNodes rows = new ObjectNodes(ids);
        answer("{'items':" + rows + ",'hasNextPage':" + next + ",'totalItemsCount':" + total + "}");
    }

    /** {@code 1 2} as two items. */
    private record ObjectNodes(String ids) {
        @Override
        public String toString() {
            return "["
                    + ids.replaceAll("(\\d)", "{'id':'" + ID.substring(1) + "$1'}")
                            .replace(" ", ",") + "]";
        }
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body.replace('\'', '"')).build());
    }

    private static String ids(Listing<Item> listing) {
        StringBuilder ids = new StringBuilder();
        listing.forEach(item -> ids.append(item.id().charAt(item.id().length() - 1)));
        return ids.toString();
    }

    @Test
    void aFirstPageThatIsShortAndSaysThatItIsTheLastIsNoWholeListing() {
        page("1 2", false, 3);
        assertThatThrownBy(items::toList)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 2 of 3");

        answer("{'items':[],'hasNextPage':true,'totalItemsCount':3}");
        assertThatThrownBy(items::toList)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 0 of 3");
    }

    @Test
    void aPageByOffsetOrByGetThatEndsTooSoonIsNoWholeListing() {
        page("1 2", true, 5);
        page("3", false, 5);
        assertThatThrownBy(() -> items.sort("name", Order.ASC).toList())
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 3 of 5");

        page("1", false, 2);
        assertThatThrownBy(() -> dl.ontologies().list().toList())
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 1 of 2");
    }

    @Test
    void aLaterPageThatSaysItIsTheLastIsBelievedOnlyIfNothingComesAfterIt() {
        page("1 2", true, 5);
        page("3", false, 5);
        page("5", false, 5);
        page("5", false, 5);
        page("", false, 5);

        assertThat(ids(items)).isEqualTo("1235");
    }

    @Test
    void theOrderOfAgeThatIsNotThatOfTheIdsLosesNothingSilently() {
        page("1 3", true, 4);
        page("4", false, 4);
        page("1", true, 4);

        assertThatThrownBy(() -> items.sort("createdAt", Order.ASC).toList())
                .isInstanceOf(ListingChanged.class)
                .hasMessageContaining("Only 3 of 4 items came")
                .hasMessageContaining("sort by id");
    }

    @Test
    void whatOthersDeletedMeanwhileIsNotMissed() {
        page("1 3", true, 4);
        page("4", false, 4);
        page("1", true, 3);

        assertThat(ids(items.sort("createdAt", Order.ASC))).isEqualTo("134");
    }

    @Test
    void aPageThatComesTwiceIsNoNextPage() {
        page("1 2", true, 4);
        page("1 2", true, 4);

        assertThatThrownBy(items::toList).isInstanceOf(ListingChanged.class).hasMessageContaining("came after");
    }

    @Test
    void anAnswerThatDoesNotSayHowManyThereAreIsNoCount() {
        answer("{'items':[{'id':'" + ID + "'}]}");
        assertThatThrownBy(items::count)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("does not say how many items");

        answer("{'items':[{'id':'" + ID + "'}]}");
        assertThatThrownBy(() -> dl.ontologies().list().count()).isInstanceOf(UnreadableAnswer.class);

        page("1", true, 7);
        assertThat(items.count()).isEqualTo(7);
    }
}
