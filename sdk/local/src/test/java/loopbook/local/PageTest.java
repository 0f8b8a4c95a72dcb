package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final Api browser = new Api(api.platform().url(), null);
    private static final String gate = api.platform().url().resolve("/").toString();

    private static String cookie() {
        Api.Answer first = browser.get(gate + "?token=" + api.platform().token());
        assertThat(first.status()).isEqualTo(302);
        assertThat(first.header("location")).isEqualTo("/");
        return first.header("set-cookie").split(";", 2)[0];
    }

    @Test
    void aBrowserWithoutTheTokenSeesNothing() {
        api.project("secret plans");

        Api.Answer answer = browser.get(gate);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("Add ?token=").doesNotContain("secret plans");
    }

    @Test
    void theTokenIsBroughtOnceAndKeptInACookie() {
        String project = api.project("shown");
        String dataset = api.dataset(project, "pages");
        String item = api.item(dataset, "/a.txt", "x");
        String cookie = cookie();

        assertThat(browser.get(gate, "cookie", cookie).ok().text()).contains("shown");
        String items = gate + "projects/" + project + "/datasets/" + dataset + "/items";
        assertThat(browser.get(items, "cookie", cookie).ok().text()).contains("/a.txt");
        assertThat(browser.get(items + "/" + item, "cookie", cookie).ok().text())
                .contains("text/plain");
        assertThat(browser.get("/items/" + item + "/stream", "cookie", cookie)
                        .ok()
                        .text())
                .isEqualTo("x");
    }

    @Test
    void aTicketOpensOnePageOnce() {
        api.project("shown once");
        String ticket =
                api.post("/local/ticket", "{}").ok().json().path("ticket").asString();

        Api.Answer first = browser.get(gate + "projects?ticket=" + ticket);
        Api.Answer again = browser.get(gate + "projects?ticket=" + ticket);

        assertThat(first.status()).isEqualTo(302);
        assertThat(first.header("location")).isEqualTo("/projects");
        String cookie = first.header("set-cookie").split(";", 2)[0];
        assertThat(browser.get(gate, "cookie", cookie).ok().text()).contains("shown once");
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.text()).contains("used already");
        assertThat(browser.send("POST", "/local/ticket", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void membersOfTheOrganizationHaveAPage() {
        assertThat(browser.get(gate + "iam/" + OrgRoutes.ID + "/members", "cookie", cookie())
                        .ok()
                        .text())
                .contains("you@example.com (owner)");
        assertThat(browser.get(gate + "iam/other/members", "cookie", cookie()).status())
                .isEqualTo(404);
    }

    @Test
    void theCookieOpensNoOtherPartOfTheApi() {
        assertThat(browser.get("/projects", "cookie", cookie()).status()).isEqualTo(401);
    }

    @Test
    void theTokenInTheCookieIsNoneForTheApi() {
        String[] kept = cookie().split("=", 2);
        Api thief = new Api(api.platform().url(), kept[1]);

        assertThat(thief.get("/projects").status()).isEqualTo(401);
        Api.Answer renewed = browser.post(
                gate + "token?default", "{\"type\":\"refresh_token\",\"refresh_token\":\"" + kept[1] + "\"}");
        assertThat(renewed.status()).isEqualTo(401);
        assertThat(renewed.text()).contains("shows pages, and nothing else");
    }

    @Test
    void namesAreShownAsTextNotAsMarkup() {
        api.project("<script>alert('x')</script>");

        assertThat(browser.get(gate, "cookie", cookie()).text())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script>");
    }
}
