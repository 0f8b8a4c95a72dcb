package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import loopbook.errors.BadRequest;
import loopbook.errors.ListingChanged;
import loopbook.filters.Condition;
import loopbook.filters.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingTest extends LocalTest {
    private Items items;

    @BeforeEach
    void uploadSeven() {
        items = project.datasets().create("pets").items();
        for (int i = 0; i < 7; i++) {
            items.upload(bytes("x".repeat(7 - i)), "/d" + i % 2 + "/" + i + ".txt");
        }
    }

    private static List<String> names(Iterable<Item> listing) {
        List<String> names = new ArrayList<>();
        listing.forEach(item -> names.add(item.name()));
        return names;
    }

    @Test
    void pageSizeChangesNothingOfWhatIsSeen() {
        List<String> all = names(items.list());

        assertThat(all).containsExactly("0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt");
        for (int size = 1; size < 9; size++) {
            assertThat(names(items.list().pageSize(size))).isEqualTo(all);
            assertThat(names(items.list().pageSize(size).sort("filename", Order.DESC)))
                    .containsExactly("5.txt", "3.txt", "1.txt", "6.txt", "4.txt", "2.txt", "0.txt");
        }
    }

    @Test
    void theOrderOfAgeCanBeTurned() {
        assertThat(names(items.list().pageSize(2).sort("createdAt", Order.DESC)))
                .first()
                .isEqualTo("6.txt");
        assertThat(names(items.list().pageSize(3).sort("id", Order.DESC)))
                .last()
                .isEqualTo("0.txt");
    }

    @Test
    void pagesFirstCountLimitAndStreamAgree() {
        Listing<Item> listing = items.list().pageSize(3);

        assertThat(listing.count()).isEqualTo(7);
        assertThat(listing.first().orElseThrow().name()).isEqualTo("0.txt");
        assertThat(listing.pages().map(List::size)).containsExactly(3, 3, 1);
        assertThat(listing.rawPages().map(List::size)).containsExactly(3, 3, 1);
        assertThat(names(listing.page(1))).containsExactly("3.txt", "4.txt", "5.txt");
        assertThat(listing.page(9)).isEmpty();
        assertThat(names(listing.limit(4))).containsExactly("0.txt", "1.txt", "2.txt", "3.txt");
        assertThat(listing.limit(4).count()).isEqualTo(4);
        assertThat(listing.limit(0)).isEmpty();
        assertThat(listing.limit(0).html()).contains("0 items").doesNotContain("<table");
        assertThat(listing.limit(1)).asString().startsWith("1 item\n");
        assertThat(names(listing.limit(4).page(1))).containsExactly("3.txt");
        assertThat(listing.stream().skip(5).findFirst().orElseThrow().name()).isEqualTo("5.txt");
        assertThat(listing.resource()).isEqualTo(Resource.ITEMS);
    }

    @Test
    void keysetPagesMissNothingThatWasThereWhileOthersWrite() {
        Iterator<Item> reading = items.list().pageSize(2).iterator();
        List<String> seen = new ArrayList<>(List.of(reading.next().name()));

        items.delete("/d0/0.txt");
        items.upload(bytes("new"), "/d0/new.txt");
        reading.forEachRemaining(item -> seen.add(item.name()));

        assertThat(seen).startsWith("0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt");
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void offsetPagesTellThatTheListingChanged() {
        Iterator<Item> reading =
                items.list().pageSize(2).sort("filename", Order.ASC).iterator();
        reading.next();
        items.upload(bytes("new"), "/d0/-.txt");
        items.upload(bytes("new"), "/d0/--.txt");

        assertThatThrownBy(() -> reading.forEachRemaining(item -> {}))
                .isInstanceOf(ListingChanged.class)
                .hasMessageContaining("List again");
    }

    @Test
    void aCountThatIsTooHighHidesNothingAndRaisesNothing() {
        for (String field : List.of("id", "createdAt", "filename")) {
            for (Order order : Order.values()) {
                Listing<Item> listing = items.list().pageSize(3).sort(field, order);
                platform().faults().next(99).path("/datasets/*/query").miscount(5);
                assertThat(listing).as("always too high: " + field).hasSize(7);
                platform().faults().clear();

                platform().faults().next(2).path("/datasets/*/query").miscount(5);
                assertThat(listing).as("and then right: " + field).hasSize(7);
                platform().faults().clear();
            }
        }
        platform().faults().next(99).miscount(5);
        assertThat(dl.projects().list()).isNotEmpty();
        assertThat(project.datasets().list()).hasSize(1);
        platform().faults().clear();
    }

    @Test
    void whatOthersDeleteAndAddDoesNotDisturbTheOrderOfAge() {
        Iterator<Item> reading =
                items.list().pageSize(2).sort("createdAt", Order.DESC).iterator();
        List<String> seen = new ArrayList<>(List.of(reading.next().name()));

        items.delete("/d1/5.txt");
        items.upload(bytes("new"), "/d0/new.txt");
        items.upload(bytes("new"), "/d0/newer.txt");
        reading.forEachRemaining(item -> seen.add(item.name()));

        assertThat(seen).startsWith("6.txt").endsWith("2.txt", "1.txt", "0.txt").doesNotHaveDuplicates();
    }

    @Test
    void aRefusedQueryIsNoEmptyListing() {
        Condition bad = Condition.raw(Trees.objectOf(Map.of("filter", Map.of("a", Map.of("$no", 1)))));

        assertThatThrownBy(() -> items.list(bad).toList()).isInstanceOf(BadRequest.class);
        assertThat(items.list(bad).toString()).startsWith("items: ").contains("400");
        assertThat(items.list(bad).html()).contains("400");
    }

    @Test
    void aListingShowsItsFirstRowsAndTheCount() {
        for (int i = 7; i < 15; i++) {
            items.upload(bytes("x"), "/d/" + i + ".txt");
        }

        assertThat(items.list().toString())
                .startsWith("15 items\n  Item(filename='/d0/0.txt', id=")
                .endsWith("… and 5 more");
        assertThat(items.list(dir("/none")).toString()).isEqualTo("0 items");
        assertThat(items.list().html())
                .contains("<table>")
                .contains("/d0/0.txt")
                .contains("… and 5 more");
        assertThat(items.list().limit(2).toString().lines()).hasSize(3);
    }

    @Test
    void wrongNumbersAreRefused() {
        Listing<Item> listing = items.list(where("name").eq("0.txt"));

        assertThatThrownBy(() -> listing.page(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> listing.limit(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> listing.pageSize(0)).isInstanceOf(IllegalArgumentException.class);
        Iterator<Item> one = listing.iterator();
        one.next();
        assertThatThrownBy(one::next).isInstanceOf(NoSuchElementException.class);
    }
}
