package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Objects;
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
                    + ids.replaceAll(
                                    "(\\d)",
                                    "{'id':'" + ID.substring(1) + "$1','createdAt':'2024-02-01T10:00:00.00$1Z'}")
                            .replace(" ", ",")
                    + "]";
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
    void countingFetchesNoMoreThanOneRow() throws Exception {
        page("1", true, 7);

        assertThat(items.count()).isEqualTo(7);

        String asked = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
        assertThat(asked).contains("\"pageSize\":1,").contains("\"page\":0");
    }

    @Test
    void anEmptyFirstPageOfAListThatStillCountsSomeIsNoWholeListing() {
        answer("{'items':[],'hasNextPage':true,'totalItemsCount':3}");
        answer("{'items':[],'hasNextPage':true,'totalItemsCount':3}");
        assertThatThrownBy(items::toList)
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 0 of 3");

        page("", false, 3);
        page("", false, 0);
        assertThat(items).as("the first count was an old one").isEmpty();
    }

    @Test
    void aFirstPageThatSaysItIsTheLastIsBelievedOnlyIfNothingComesAfterIt() {
        page("1 2", false, 3);
        page("3", false, 1);
        page("3", false, 1);
        assertThat(ids(items)).isEqualTo("123");

        page("1 2", false, 3);
        page("", false, 1);
        assertThat(ids(items)).isEqualTo("12");
    }

    @Test
    void aPageByOffsetOrByGetThatEndsTooSoonIsNoWholeListing() {
        page("1 2", true, 5);
        page("3", false, 5);
        page("1 2", true, 5);
        page("3", false, 5);
        page("4", true, 5);
        assertThatThrownBy(() -> items.sort("name", Order.ASC).toList())
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 3 of 5");

        page("1", false, 2);
        page("2", false, 2);
        assertThatThrownBy(() -> dl.ontologies().list().toList())
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("ends after 1 of 2");
    }

    @Test
    void anOldCountIsNoReasonToRaise() {
        page("1 2", true, 5);
        page("3", false, 5);
        page("1 2", true, 5);
        page("3", false, 5);
        page("", false, 5);
        assertThat(ids(items.sort("name", Order.ASC))).isEqualTo("123");

        page("1 2", true, 4);
        page("", false, 4);
        page("1 2", true, 2);
        page("", false, 2);
        page("", false, 2);
        assertThat(ids(items.sort("name", Order.ASC)))
                .as("a page announced in vain")
                .isEqualTo("12");

        page("1", false, 2);
        page("", false, 2);
        assertThat(dl.ontologies().list().toList()).hasSize(1);
    }

    @Test
    void anOldCountHidesNoRowThatFellBetweenTwoPages() {
        page("1 2", true, 6);
        page("4 5", true, 6);
        page("6", false, 6);
        page("2 3", true, 6);
        page("4 5", true, 6);
        page("6", false, 6);

        assertThatThrownBy(() -> items.sort("name", Order.ASC).toList())
                .isInstanceOf(ListingChanged.class)
                .hasMessageContaining("only 5 of 6 came");
    }

    @Test
    void aPageThatIsNotFullInTheMiddleIsNotTheEndOfDoubt() {
        page("1", true, 3);
        page("2", false, 3);
        page("1", true, 3);
        page("2", false, 3);

        assertThatThrownBy(() -> items.sort("name", Order.ASC).toList()).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void aCountThatChangesIsLookedIntoOnce() {
        page("1 2", true, 9);
        page("3 4", true, 5);
        page("1 2", true, 5);
        page("3 4", true, 5);
        page("5", false, 5);
        assertThat(ids(items.sort("name", Order.ASC))).isEqualTo("12345");

        page("1 2", true, 7);
        page("3 4", true, 8);
        page("1 2", true, 8);
        page("3 4", true, 8);
        page("5 6", true, 9);
        assertThatThrownBy(() -> items.sort("name", Order.ASC).toList())
                .isInstanceOf(ListingChanged.class)
                .hasMessageContaining("there were 8 and now are 9");
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
        page("", false, 4);
        page("2", true, 4);

        assertThatThrownBy(() -> items.sort("createdAt", Order.ASC).toList())
                .isInstanceOf(ListingChanged.class)
                .hasMessageContaining("Only 3 of 4 items came")
                .hasMessageContaining("sort by id");
    }

    @Test
    void aPageAloneMayHaveItsIdsInAnyOrder() {
        page("3 1", false, 2);

        assertThat(ids(items.sort("createdAt", Order.ASC))).isEqualTo("31");
    }

    @Test
    void whatOthersDeletedOrAddedMeanwhileIsNotMissed() throws Exception {
        page("3 2", true, 4);
        page("1", false, 5);
        page("", false, 5);
        page("", false, 5);

        assertThat(ids(items.sort("createdAt", Order.DESC))).isEqualTo("321");
        for (int asked = 0; asked < 3; asked++) {
            server.takeRequest();
        }
        String passedOver =
                Objects.requireNonNull(server.takeRequest().getBody()).utf8();
        assertThat(passedOver)
                .as("newer ones are not asked for")
                .contains("{\"id\":{\"$gte\":\"" + ID.substring(1) + "1\"}}")
                .contains("{\"createdAt\":{\"$lte\":\"2024-02-01T10:00:00.003Z\"}}")
                .contains("\"page\":3")
                .contains("\"pageSize\":1");
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
