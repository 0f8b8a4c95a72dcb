package loopbook.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import loopbook.errors.LoopbookException;
import loopbook.errors.Unauthorized;
import loopbook.http.Call;
import loopbook.http.Credentials;
import loopbook.http.Json;
import loopbook.http.Token;
import tools.jackson.databind.JsonNode;

/** The ways to sign in: in the browser, by pasting, with e-mail and password. */
final class Login {
    /** The sign-in page sends tokens to this port only. */
    static final int PORT = 3001;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Doors doors;
    private final Environment environment;
    private final Optional<Browser> browser;
    private final int port;

    Login(Doors doors, Environment environment, Optional<Browser> browser, int port) {
        this.doors = doors;
        this.environment = environment;
        this.browser = browser;
        this.port = port;
    }

    Dataloop interactive() {
        SignIn signIn = browser.flatMap(this::visit).orElseGet(() -> pasted(page(PORT)));
        return doors.signedIn(environment, signIn);
    }

    /** Empty if the browser does not start. */
    private Optional<SignIn> visit(Browser opener) {
        try (Callback callback = Callback.listen(port)) {
            URI page = page(callback.port());
            if (!opener.open(page)) {
                return Optional.empty();
            }
            doors.out().println("Sign in in the browser: " + page);
            return Optional.of(callback.await(PATIENCE).orElseThrow(this::late));
        }
    }

    private URI page(int callbackPort) {
        String domain = environment.loginDomain().map(name -> "&domain=" + name).orElse("");
        return URI.create(environment.site().gate() + "/login?callback=http://localhost:" + callbackPort + domain);
    }

    private Unauthorized late() {
        return new Unauthorized("Nobody signed in at " + environment.site().host() + " within " + PATIENCE.toSeconds()
                + " seconds; nothing was changed.");
    }

    private SignIn pasted(URI page) {
        String question = "There is no browser here. Open " + page + " in one elsewhere and sign in; it ends at an"
                + " address that begins with http://localhost:" + PORT + " and cannot be shown. Paste that address (or"
                + " a token) here: ";
        return Prompt.current()
                .secret(question)
                .flatMap(SignIn::pasted)
                .orElseThrow(() -> new Unauthorized("No token was given, and there is neither a browser nor anybody at"
                        + " the keyboard to ask. Give the token to Dataloop.withToken(token)."));
    }

    /** {@code GET /users/me} with this token or API key; one that is refused raises and leaves the saved sign-in alone. */
    Dataloop withToken(String token) {
        SignIn signIn = new SignIn(Token.of(token), Optional.empty());
        doors.open(environment, Credentials.of(signIn.token())).transport().json(Call.get("users", "me"));
        return doors.signedIn(environment, signIn);
    }

    /** {@code POST /token} at the gate; a wrong password raises and leaves the saved sign-in alone. */
    Dataloop withPassword(Dataloop nobody, String email, String password) {
        JsonNode body =
                Json.object().put("username", email).put("password", password).put("type", "user_credentials");
        JsonNode answer = nobody.transport()
                .json(Call.post("token").gate().noAuth().query("default", "").json(body));
        String token = answer.path("id_token").asString("");
        if (token.isEmpty()) {
            throw new LoopbookException(environment.site().host() + " took the password of " + email
                    + " but sent no token. Try again, or use an API key.");
        }
        Optional<String> refresh =
                Optional.of(answer.path("refresh_token").asString("")).filter(text -> !text.isEmpty());
        return doors.signedIn(environment, new SignIn(Token.of(token), refresh));
    }
}
