package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import loopbook.http.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataloopLocalTest {
    @TempDir
    Path folder;

    @Test
    void theLocalPlatformKnowsItsUser() {
        Dataloop dl = Dataloop.local(folder);

        String email =
                dl.transport().json(Call.get("users", "me")).path("email").asString();

        assertThat(email).isEqualTo("you@example.com");
        assertThat(dl.isLocal()).isTrue();
        assertThat(dl).hasToString("Dataloop at the local platform as you@example.com");
    }

    @Test
    void anotherUserHasTheSamePlatformUnderAnotherName() {
        Dataloop annotator = Dataloop.local(folder).as("annotator-1@example.com");

        String email = annotator
                .transport()
                .json(Call.get("users", "me"))
                .path("email")
                .asString();

        assertThat(email).isEqualTo("annotator-1@example.com");
        assertThat(annotator.info().folder()).isPresent();
    }
}
