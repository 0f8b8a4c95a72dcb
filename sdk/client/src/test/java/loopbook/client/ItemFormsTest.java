package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.errors.ConnectionFailed;
import loopbook.errors.FailedDependency;
import loopbook.errors.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items that come from elsewhere, and what is done with items together. */
class ItemFormsTest extends LocalTest {
    private Dataset dataset;
    private Items items;

    @BeforeEach
    void makeDataset() {
        dataset = project.datasets().create("pets");
        items = dataset.items();
    }

    private interface WithAddress {
        void run(URI address) throws Exception;
    }

    /** A web server that has one file. */
    private static void serving(byte[] content, WithAddress work) throws Exception {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            boolean token = exchange.getRequestHeaders().containsKey("Authorization");
            byte[] body = token ? bytes("a secret that nobody should send") : content;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
        try {
            work.run(URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/pics/dog.jpg?size=1"));
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aFileOfTheWebBecomesAnItemAndNoTokenLeaves() throws Exception {
        serving(bytes("from the web"), address -> {
            Item item = items.upload(address);

            assertThat(item.filename()).isEqualTo("/dog.jpg");
            assertThat(item.bytes()).isEqualTo(bytes("from the web"));
        });
    }

    @Test
    void aLinkIsDownloadedFromWhereItLeads() throws Exception {
        serving(bytes("far away"), address -> {
            Item link = items.upload(NewItem.json(Link.url(address)).with(o -> o.remotePath("/links")));

            assertThat(link.filename()).isEqualTo("/links/dogjpg_link.json");
            assertThat(link.bytes()).isEqualTo(bytes("far away"));
            assertThat(link.download(folder.resolve("out"))).isEqualTo(folder.resolve("out/dogjpg_link.json.jpg"));
            assertThat(items.download(folder.resolve("all")).paths())
                    .containsExactly(folder.resolve("all/links/dogjpg_link.json.jpg"));
        });
    }

    @Test
    void linksToItemsAndMapsAreJsonThatThePlatformKnows() {
        Item cat = items.upload(bytes("cat"), "/cat.png");

        Item link = items.upload(Link.item(cat));
        Item map = items.upload(GisFile.of("earth", "4326", "base", "wms", "https://example.com/wms")
                .zoom(10));

        assertThat(link.name()).isEqualTo("cat.png_link.json");
        assertThat(link.json()
                        .path("metadata")
                        .path("system")
                        .path("shebang")
                        .path("linkInfo")
                        .path("ref")
                        .asString())
                .isEqualTo(cat.id());
        assertThat(map.filename()).isEqualTo("/earth.json");
    }

    @Test
    void eachThingCanHaveOptionsOfItsOwn() {
        Path a = file("a.txt", "a");

        Upload upload = items.uploadEach(
                List.of(
                        NewItem.file(a).with(o -> o.remoteName("first.txt")),
                        NewItem.bytes(bytes("b"), "b.txt").with(o -> o.metadata(Map.of("user", Map.of("n", 1)))),
                        NewItem.picture(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "c.png")),
                o -> o.remotePath("/x"));

        assertThat(upload.items()).extracting(Item::filename).containsExactly("/x/first.txt", "/x/b.txt", "/x/c.png");
        assertThat(upload.items().get(1).user().path("n").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsInNoBucketIsRefusedBeforeAnyRequest() {
        assertThatThrownBy(() -> NewItem.external("external://bucket"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("external://bucket/folder/file.jpg");
    }

    @Test
    void aRepeatedUploadOfManyFilesFindsThemByAListing() {
        for (int i = 0; i < 80; i++) {
            file("many/" + i + ".txt", "content " + i);
        }
        items.uploadAll(folder.resolve("many"));
        file("many/new.txt", "new");

        Upload again = items.uploadAll(folder.resolve("many"), o -> o.workers(1));

        assertThat(again.count(Outcome.EXISTING)).isEqualTo(80);
        assertThat(again.count(Outcome.CREATED)).isEqualTo(1);
        file("many/7.txt", "longer than it was");
        assertThat(items.uploadAll(folder.resolve("many"), o -> o.workers(1).keepGoing())
                        .failed())
                .hasSize(1);
    }

    @Test
    void aCopyHasTheBytesTheAnnotationsAndNewMetadata() {
        Item cat = items.upload(bytes("cat"), "/cats/a.txt");
        cat.annotate(loopbook.shapes.Shapes.classification("Cat"));
        Dataset other = project.datasets().create("copies");

        Item copy = cat.clone(o -> o.into(other).metadata(Map.of("user", Map.of("copied", true))))
                .await();

        assertThat(copy.filename()).isEqualTo("/cats/a.txt");
        assertThat(copy.bytes()).isEqualTo(bytes("cat"));
        assertThat(copy.annotations().list().count()).isEqualTo(1);
        assertThat(copy.user().path("copied").asBoolean()).isTrue();
        assertThat(items.clone(cat.id(), o -> o.remotePath("/b.txt").annotations(false))
                        .await()
                        .annotated())
                .isFalse();
        assertThatThrownBy(() -> cat.clone(o -> o).await())
                .isInstanceOf(FailedDependency.class)
                .hasMessageContaining("there is an item at /cats/a.txt already");
        assertThat(cat.clone(ItemCloneOptions::allowMany).await().filename()).isEqualTo("/cats/a (1).txt");
    }

    @Test
    void manyMoveIntoAFolderThatIsMadeForThem() {
        Item a = items.upload(bytes("a"), "/a.txt");
        items.upload(bytes("b"), "/b/b.txt");

        items.moveItems("/new", List.of(a));
        items.moveItems("/new", dir("/b"));
        items.upload(bytes("c"), "/c/c.txt");
        items.upload(bytes("d"), "/c/d.txt");
        items.moveItems("/new", items.list(dir("/c")).sort("name", Order.DESC).limit(1));
        items.moveItems("/new", items.list(dir("/none")));

        assertThat(items.list(dir("/new")).stream().map(Item::name)).containsExactly("a.txt", "b.txt", "d.txt");
        assertThat(items.directory("/new").type()).isEqualTo("dir");
        assertThat(items.getAllItems()).hasSize(4);
    }

    @Test
    void aSubsetIsTakenAndLeft() {
        Item a = items.upload(bytes("a"), "/a.txt").assignSubset("train");

        assertThat(a.subset()).contains("train");
        assertThat(a.assignSubset("test").subset()).contains("test");
        assertThat(a.removeSubset().subset()).isEmpty();
        assertThatThrownBy(() -> a.assignSubset("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void collectionsAreMadeFilledRenamedCopiedAndDissolved() {
        Item a = items.upload(bytes("a"), "/a.txt");
        Item b = items.upload(bytes("b"), "/b.txt");
        ItemCollections collections = dataset.collections();

        ItemCollection golden = collections.create("Golden");
        a.assignCollections("Golden");

        assertThat(collections.list()).containsExactly(new ItemCollection("c0", "Golden"));
        assertThat(a.refresh().collectionKeys()).containsExactly(golden.key());
        assertThat(collections.missing().toList()).containsExactly(b);
        assertThat(collections.update("Golden", "Best").key()).isEqualTo("c0");
        assertThat(items.list(where("metadata.system.collections."
                                        + collections.clone("Best").key())
                                .eq(true))
                        .toList())
                .containsExactly(a);
        a.refresh().unassignCollections("Best");
        assertThat(a.refresh().collectionKeys()).containsExactly("c1");
        collections.delete("Best-clone-1");
        assertThat(a.refresh().collectionKeys()).isEmpty();
        assertThat(collections.find("Best-clone-1")).isEmpty();
        assertThatThrownBy(() -> collections.create("Best")).hasMessageContaining("already exists");
        assertThatThrownBy(() -> collections.get("Bset"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("did you mean 'Best'");
    }

    @Test
    void anotherPictureOfTheSameThingIsAdded() {
        Item a = items.upload(bytes("a"), "/a.txt");
        Item infrared = items.upload(bytes("b"), "/b.txt");

        Item shown = a.addModality(Modality.overlay("ir", infrared.id()));

        assertThat(shown.modalities()).containsExactly(Modality.overlay("ir", infrared.id()));
        assertThat(shown.refresh()
                        .addModality(Modality.overlay("2", "https://example.com/x.png"))
                        .modalities())
                .hasSize(2);
    }

    @Test
    void aFolderOfItemsIsDownloadedUnderItsName() throws Exception {
        items.upload(bytes("a"), "/f/a.txt");
        items.upload(bytes("b"), "/f/deep/b.txt");
        items.upload(bytes("c"), "/c.txt");
        Item folderItem = items.directory("/f");

        folderItem.downloadAll(folder.resolve("out"), o -> o);

        assertThat(folder.resolve("out/f/f/deep/b.txt")).hasContent("b");
        assertThat(Files.exists(folder.resolve("out/f/c.txt"))).isFalse();
        assertThatThrownBy(() -> folderItem.download(folder)).hasMessageContaining("downloadAll");
    }

    @Test
    void aLinkThatLeadsNowhereIsToldByItsOwnHost() {
        Item link = items.upload(NewItem.json(Link.url(URI.create("http://nowhere.invalid/dog.jpg"))));
        Item odd = items.upload(NewItem.json(Link.url(URI.create("ftp://nowhere.invalid/cat.jpg"))));

        assertThatThrownBy(() -> link.download(folder.resolve("out")))
                .isInstanceOf(ConnectionFailed.class)
                .hasMessageContaining("nowhere.invalid is not known here")
                .hasMessageNotContaining("Dataloop.local()");
        assertThatThrownBy(() -> odd.download(folder.resolve("out"))).isInstanceOf(RuntimeException.class);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }
}
