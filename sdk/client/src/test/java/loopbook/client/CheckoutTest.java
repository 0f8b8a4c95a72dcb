package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
import loopbook.errors.LoopbookException;
import loopbook.http.Env;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckoutTest extends LocalTest {
    private Dataloop here;
    private Doors doors;

    @BeforeEach
    void aWorkingFolder() {
        doors = new Doors(
                new Env(Map.of(), folder),
                Optional::empty,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                folder.resolve("work"));
        here = new Dataloop(dl.transport(), doors, Optional.empty());
    }

    @Test
    void nothingIsWrittenUntilSomebodySaysSo() {
        here.projects().get(project.id());

        assertThat(here.checkoutState()).isEmpty();
        assertThat(folder.resolve("work")).doesNotExist();
        assertThatThrownBy(() -> here.projects().checkedOut()).isInstanceOf(BadRequest.class);
    }

    @Test
    void whatIsCheckedOutStaysSo() {
        here.projects().get(project.id()).checkout();

        assertThat(here.projects().checkedOut()).isEqualTo(project);
        assertThat(here.checkoutState().path("project")).isEqualTo(project.json());
        assertThat(folder.resolve("work/.dataloop/state.json")).exists();
    }

    @Test
    void aPartOfTheNameIsEnoughIfItIsTheOnlyOne() {
        String mark = "mark " + System.nanoTime();
        Project one = here.projects().create(mark + " one");
        Project two = here.projects().create(mark + " two");

        assertThat(here.projects().checkout(mark + " o")).isEqualTo(one);
        assertThatThrownBy(() -> here.projects().checkout(mark))
                .isInstanceOf(AmbiguousName.class)
                .hasMessageContaining(one.id())
                .hasMessageContaining(two.id());
    }

    @Test
    void environmentsAreAddedChosenAndKept() {
        here.addEnvironment(
                URI.create("http://127.0.0.1:1/api/v1"),
                o -> o.alias("mine").gateUrl(URI.create("http://127.0.0.1:2")).loginDomain("acme"));

        assertThat(here.environments()).containsEntry("mine", URI.create("http://127.0.0.1:1/api/v1"));
        assertThat(here.setenv("mine").info().platform()).hasToString("http://127.0.0.1:1/api/v1");
        assertThat(doors.environment().base()).hasToString("http://127.0.0.1:1/api/v1");
        assertThat(doors.environment().site().gate()).hasToString("http://127.0.0.1:2");
        assertThat(here.setenv("rc").info().user()).isEmpty();
        assertThatThrownBy(() -> here.setenv("zz"))
                .isInstanceOf(LoopbookException.class)
                .hasMessageStartingWith("Unknown platform environment: \"zz\". Known: ");
        assertThatThrownBy(() -> here.setenv("http://nobody.invalid/api/v1")).isInstanceOf(LoopbookException.class);
    }

    @Test
    void aKeySignsInToo() {
        String key = dl.generateApiKey("for the night");

        assertThat(Dataloop.connect(platform().url(), key).projects().get(project.id()))
                .isEqualTo(project);
        here.addEnvironment(platform().url(), o -> o);
        assertThat(here.loginApiKey(key).info().user()).isEqualTo("you@example.com");
        assertThat(doors.environment().token()).contains(key);
    }

    @Test
    void pagesAreNamedWhereThereIsNoBrowser() {
        assertThat(here.projects().openInWeb(project.id()).getPath()).isEqualTo("/projects/" + project.id());
        assertThat(here.projects().get(project.id()).openInWeb())
                .hasToString(here.projects().openInWeb(project.name()).toString());
        assertThat(here.projects().openInWeb().getPath()).isEqualTo("/projects");
    }

    @Test
    void aPageOfTheLocalPlatformLetsOneBrowserInWithoutShowingTheToken() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Doors printing = new Doors(
                new Env(Map.of(), folder),
                Optional::empty,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                folder.resolve("work"));
        Dataloop local = new Dataloop(dl.transport(), printing, Optional.of(folder));

        URI page = local.projects().get(project.id()).openInWeb();
        String address = printed.toString(StandardCharsets.UTF_8)
                .replace("Open in a browser: ", "")
                .strip();
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
        HttpResponse<String> shown =
                browser.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(address)
                .startsWith(page + "?ticket=")
                .doesNotContain(platform().token());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.uri()).isEqualTo(page);
        assertThat(shown.body()).contains(project.name());
    }
}
