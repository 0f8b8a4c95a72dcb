package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import org.junit.jupiter.api.Test;

class DriversTest extends LocalTest {
    private Driver pictures() {
        return project.drivers().createFolder("pictures", folder);
    }

    @Test
    void isFoundByNameAndByIdAndGoes() {
        Driver made = pictures();

        assertThat(project.drivers().get("pictures")).isEqualTo(made);
        assertThat(dl.drivers().get(made.id())).isEqualTo(made);
        assertThat(project.drivers().list()).containsExactly(made);
        assertThat(made.folder()).isPresent();
        assertThat(made.allowExternalDelete()).isFalse();

        made.delete();
        assertThat(project.drivers().find("pictures")).isEmpty();
        assertThatThrownBy(made::refresh).isInstanceOf(NotFound.class);
    }

    @Test
    void aBucketsDriverCanBeMadeButNotRead() {
        Integration keys = project.integrations().create("s3", "keys", Map.of("key", "K", "secret", "S"));
        Driver bucket = project.drivers().create("bucket", ExternalStorage.S3, o -> o.integration(keys)
                .bucket("photos")
                .region("eu-west-1"));
        Dataset dataset = project.datasets().create("far", o -> o.driver(bucket.id()));

        assertThat(bucket.bucket()).contains("photos");
        assertThat(bucket.region()).contains("eu-west-1");
        assertThatThrownBy(() -> sync(dataset))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("folders of this machine only");
        assertThatThrownBy(keys::delete).isInstanceOf(BadRequest.class).hasMessageContaining("used by drivers: bucket");
        assertThatThrownBy(bucket::delete).isInstanceOf(BadRequest.class).hasMessageContaining("used by datasets: far");
        dataset.delete();
        bucket.delete();
        keys.delete();
    }

    @Test
    void anAddressThatCannotBeIsRefusedBeforeAnyRequest() {
        assertThatThrownBy(() -> project.drivers()
                        .create("mi", ExternalStorage.S3, o -> o.bucket("b").endpoint("http://minio.local")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid endpoint URL 'http://minio.local'");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path missing = folder.resolve("no/such");

        assertThatThrownBy(() -> project.drivers().createFolder("none", missing))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("mountPath");
    }

    private Command sync(Dataset dataset) {
        return dl.commands()
                .read(dl.transport().json(loopbook.http.Call.post("datasets", dataset.id(), "sync")))
                .job()
                .await();
    }

    @Test
    void syncMakesItemsOfTheFilesOfTheFolder() {
        file("cats/a.txt", "one");
        file("b.txt", "two");
        Dataset dataset =
                project.datasets().create("near", o -> o.driver(pictures().id()));

        Command first = sync(dataset);
        file("cats/a.txt", "one, longer");
        file("new.txt", "three");
        Command second = sync(dataset);

        assertThat(first.spec().path("itemsCreated").asInt()).isEqualTo(2);
        assertThat(second.spec().path("itemsCreated").asInt()).isEqualTo(1);
        assertThat(second.spec().path("itemsChanged").asInt()).isEqualTo(1);
        assertThat(dataset.items().list())
                .extracting(Item::filename)
                .containsExactlyInAnyOrder("/cats/a.txt", "/b.txt", "/new.txt");
    }

    @Test
    void aDatasetWithoutADriverHasNothingToSync() {
        Dataset dataset = project.datasets().create("plain");

        assertThatThrownBy(() -> sync(dataset))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("dataset has no external storage");
    }
}
