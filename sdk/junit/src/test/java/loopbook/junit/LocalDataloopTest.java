package loopbook.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import loopbook.client.Dataloop;
import loopbook.local.LocalPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two tests do the same: neither sees what the other has left. */
@ExtendWith(LocalDataloop.class)
class LocalDataloopTest {
    private static final List<URI> USED = new ArrayList<>();

    @Test
    void eachTestHasAnEmptyPlatform(Dataloop dl, LocalPlatform platform) {
        useWhatIsEmpty(dl, platform);
    }

    @Test
    void soHasTheOtherOne(Dataloop dl, LocalPlatform platform) {
        useWhatIsEmpty(dl, platform);
    }

    private static void useWhatIsEmpty(Dataloop dl, LocalPlatform platform) {
        USED.forEach(LocalDataloopTest::assertClosed);
        USED.add(platform.url());

        assertThat(dl.projects().list().count()).isZero();
        dl.projects().create("mine").datasets().create("cats");
        assertThat(dl.projects().list().count()).isEqualTo(1);
    }

    @Test
    void whatOnlyTheLocalPlatformDoesWorksThere(Dataloop dl, LocalPlatform platform) {
        USED.add(platform.url());

        assertThat(dl.isLocal()).isTrue();
        assertThat(dl.as("annotator-1@example.com").toString()).contains("annotator-1@example.com");
        assertThat(dl.samples().datasets().get("pictures").items().list().count())
                .isEqualTo(14);
        assertThat(dl.logout().isLocal()).isTrue();
    }

    @AfterAll
    static void everyPlatformIsClosed() {
        assertThat(USED).doesNotHaveDuplicates().allSatisfy(LocalDataloopTest::assertClosed);
    }

    private static void assertClosed(URI platform) {
        assertThatThrownBy(() -> new Socket(platform.getHost(), platform.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }
}
