package loopbook.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import loopbook.errors.Interrupted;
import loopbook.errors.Unauthorized;
import loopbook.http.Call;
import loopbook.http.Credentials;
import loopbook.http.Json;
import loopbook.http.Retry;
import loopbook.http.Site;
import loopbook.http.Token;
import loopbook.http.Transport;
import loopbook.http.Version;
import tools.jackson.databind.node.ObjectNode;

/**
 * A platform as one user: the door to everything. Values never change: signing in returns a new one.
 *
 * <p>Credentials that are there but do not work raise {@link Unauthorized}, which says what to do; they never lead to the
 * local platform.
 */
public final class Dataloop implements Shown {
    private final Supplier<Transport> way;
    private final Doors doors;
    private final Optional<Path> folder;
    private final NameCache names = new NameCache();

    Dataloop(Transport transport) {
        this(transport, Doors.system(), Optional.empty());
    }

    Dataloop(Transport transport, Doors doors, Optional<Path> folder) {
        this(() -> transport, doors, folder);
    }

    /** Asked for its way each time it is used. */
    Dataloop(Supplier<Transport> way, Doors doors, Optional<Path> folder) {
        this.way = way;
        this.doors = doors;
        this.folder = folder;
    }

    /**
     * The platform that this machine is set up for: the API key in {@code DATALOOP_API_KEY} or {@code DTLPY_API_KEY},
     * else the saved sign-in in {@code DATALOOP_PATH} (default {@code ~/.dataloop}), else, only if there are no
     * credentials at all, the local platform; then one line says so. {@code DATALOOP_URL} chooses the environment,
     * {@code LOOPBOOK_PLATFORM=local|cloud} settles the matter. {@link Unauthorized} if there are no credentials, but
     * {@code DATALOOP_URL} or {@code LOOPBOOK_PLATFORM=cloud} asks for the service. No request yet, and the local platform
     * is not started before it is used: what keeps it from starting is told then.
     */
    public static Dataloop connect() {
        return Doors.system().connect();
    }

    /**
     * What {@code dl} is when a notebook or a terminal begins: {@link #connect()}; but where the service is asked for and
     * nobody is signed in, or no more, the service as nobody, and a line says why, so that
     * {@code dl = dl.login()} can mend it.
     */
    public static Dataloop session() {
        return Doors.system().session();
    }

    /** The platform at this address, such as {@code https://gate.dataloop.ai/api/v1}, with this token. No request yet. */
    public static Dataloop connect(URI url, String token) {
        return new Dataloop(new Transport(Site.of(url), Credentials.of(Token.of(token)), Retry.STANDARD));
    }

    /** The local platform in {@code LOOPBOOK_HOME}, default {@code ~/.loopbook}; started if it does not run yet. */
    public static Dataloop local() {
        return Doors.system().local();
    }

    /** The local platform that keeps its data in this folder; started if it does not run yet. */
    public static Dataloop local(Path folder) {
        return Doors.system().local(folder);
    }

    /**
     * The local platform in this folder as this provider opens it: for whoever starts one himself, such as a test
     * extension.
     */
    public static Dataloop local(Platform platform, Path folder) {
        return Doors.with(platform).local(folder);
    }

    /** The service with this API key, checked by {@code GET /users/me}; not saved. */
    public static Dataloop withApiKey(String key) {
        return Doors.system().with(key);
    }

    /** The service with this token, checked by {@code GET /users/me}; not saved. */
    public static Dataloop withToken(String token) {
        return Doors.system().with(token);
    }

    /**
     * Signs in to the service in the browser and saves that; where there is no browser, asks for the token. From the
     * local platform it leads to the environment that {@link #connect()} would choose.
     */
    public Dataloop login() {
        return login(Login.PORT);
    }

    /** The same where the sign-in page answers to another port of this machine than 3001. */
    public Dataloop login(int callbackPort) {
        return login(Browser.of(doors.env()), callbackPort);
    }

    Dataloop login(Optional<Browser> browser, int callbackPort) {
        return new Login(doors, environment(), browser, callbackPort).interactive();
    }

    Dataloop signedIn(SignIn signIn) {
        return doors.signedIn(environment(), signIn);
    }

    /** Signs in with this token, checked by {@code GET /users/me}, and saves that. */
    public Dataloop loginToken(String token) {
        return flow().withToken(token);
    }

    /** Signs in with this API key, checked by {@code GET /users/me}, and saves that. */
    public Dataloop loginApiKey(String key) {
        return flow().withToken(key);
    }

    /** Signs in with e-mail and password, and saves that; asks for the password. */
    public Dataloop loginM2m(String email) {
        String password = Prompt.current()
                .secret("Password of " + email + ": ")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Unauthorized("No password for " + email + " was given, or there is nobody at the"
                        + " keyboard to ask. Give it to loginM2m(email, password)."));
        return loginM2m(email, password);
    }

    /** Signs in with e-mail and password, and saves that; does nothing for who is signed in already. */
    public Dataloop loginM2m(String email, String password) {
        if (!isLocal() && SignIn.holds(transport(), email)) {
            return this;
        }
        return flow().withPassword(doors.open(environment(), Credentials.none()), email, password);
    }

    private Login flow() {
        return new Login(doors, environment(), Browser.of(doors.env()), Login.PORT);
    }

    private Environment environment() {
        return isLocal() ? doors.environment() : doors.environment(transport().base());
    }

    /** Forgets the saved sign-in of this environment, and returns the platform as nobody. No request. */
    public Dataloop logout() {
        if (!isLocal()) {
            SavedSignIn.forget(doors.state(), environment());
        }
        return as(Credentials.none());
    }

    /** Whether the token has ended, or ends within a minute, and could not be renewed. */
    public boolean tokenExpired() {
        return transport().tokenExpired();
    }

    /** Whether the token has ended, or ends within this time, and could not be renewed. */
    public boolean tokenExpired(Duration within) {
        return transport().tokenExpired(within);
    }

    /**
     * Makes a key that programs sign in with instead of you: {@code POST /apiKeys}. Shown this once; use it with
     * {@link #withApiKey}.
     */
    public String generateApiKey(String description) {
        return SignIn.newKey(transport(), Json.object().put("description", description));
    }

    /** The same without a description. */
    public String generateApiKey() {
        return SignIn.newKey(transport(), Json.object());
    }

    /**
     * Remembers an environment of the service, or changes what is known about it, in the state file; whoever had its
     * alias before is forgotten. No request. {@link #setenv} goes there.
     */
    public void addEnvironment(URI url, UnaryOperator<EnvironmentOptions> options) {
        doors.environments()
                .add(url, options.apply(EnvironmentOptions.standard()).fields());
    }

    /** The addresses of the environments that are known, by alias. No request. */
    public Map<String, URI> environments() {
        return doors.environments().all();
    }

    /**
     * The environment of this address or alias, as whoever is signed in there; {@link #connect()} leads to it from now
     * on. No request.
     */
    public Dataloop setenv(String urlOrAlias) {
        return doors.use(urlOrAlias);
    }

    /** Makes the working folder one that remembers what is checked out: {@code .dataloop/state.json}. No request. */
    public void init() {
        doors.checkout().init();
    }

    /** What is checked out in the working folder: the whole JSON of a {@code project} and so on. No request. */
    public ObjectNode checkoutState() {
        return doors.checkout().state();
    }

    /** What is checked out in the working folder. */
    Checkout checkout() {
        return doors.checkout();
    }

    /** Waits, by the clock of this connection; an interrupt ends it. */
    void pause(Duration time) {
        try {
            transport().await(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting; the platform works on", e);
        }
    }

    /** The local platform as another user, such as {@code annotator-1@example.com}. */
    public Dataloop as(String email) {
        if (!isLocal()) {
            throw new UnsupportedOperationException("Only the local platform lets you be somebody else; at "
                    + transport().site().host() + " sign in as " + email + " with login() or loginM2m(email).");
        }
        String token = transport()
                .json(Call.post("local", "token")
                        .repeatable()
                        .json(Json.object().put("email", email)))
                .path("token")
                .asString("");
        return as(Credentials.of(Token.of(token)));
    }

    private Dataloop as(Credentials credentials) {
        Transport now = transport();
        return new Dataloop(new Transport(now.site(), credentials, now.retry()), doors, folder);
    }

    /** The same with other rules for trying failed requests again. */
    public Dataloop with(Retry retry) {
        return new Dataloop(transport().with(retry), doors, folder);
    }

    /** Whether this is the local platform of this process. */
    public boolean isLocal() {
        return folder.isPresent();
    }

    /** Versions, platform and user; no secret. No request. */
    public Info info() {
        return new Info(
                Version.TEXT,
                System.getProperty("java.version", ""),
                transport().base(),
                transport().email(),
                transport().credentials().token().flatMap(Token::expires),
                folder);
    }

    /**
     * The web page below these names, such as {@code projects, <id>}: opened in the browser where there is one, else its
     * address is printed. On the local platform it is a plain page to look at; what is opened or printed brings a ticket
     * that lets one browser in, once and within ten minutes ({@code POST /local/ticket}).
     */
    URI openInWeb(String... segments) {
        return pages().open(segments);
    }

    /** The address of the web page below these names. */
    URI webPage(String... segments) {
        return pages().address(segments);
    }

    private WebPages pages() {
        URI console = isLocal()
                ? URI.create(transport().site().gate() + "/")
                : environment().console();
        return new WebPages(this, doors, console);
    }

    /** Where the local platform keeps its data. */
    Optional<Path> folder() {
        return folder;
    }

    /** The local platform's provider: it has the samples, too. */
    Platform platform() {
        return doors.platform();
    }

    /**
     * The sample pictures with their annotations, in dataset {@code pictures} of project {@code Samples}; made if they are
     * not there, completed if they are. On the real service name a project: {@link #samples(String)}.
     */
    public Project samples() {
        if (!isLocal()) {
            throw new IllegalStateException("On " + transport().site().host()
                    + " say which project the samples are to go to: dl.samples(\"my project\")");
        }
        return Samples.in(this, Samples.PROJECT);
    }

    /** The same in a project of this name, which is made if it is not there. */
    public Project samples(String project) {
        return Samples.in(this, project);
    }

    /** The projects that this account can see. */
    public Projects projects() {
        return new Projects(this);
    }

    /** The organizations that this account belongs to. */
    public Organizations organizations() {
        return new Organizations(this);
    }

    /** The integrations of an organization: {@code dl.integrations().of(organizationId)}. */
    public Integrations integrations() {
        return Integrations.ofNone(this);
    }

    /** Storage drivers by id. */
    public Drivers drivers() {
        return new Drivers(this, Optional.empty());
    }

    /** The datasets of all projects. */
    public Datasets datasets() {
        return new Datasets(this, Optional.empty());
    }

    /** Items by id. */
    public Items items() {
        return new Items(this, Optional.empty());
    }

    /** Annotations by id. */
    public Annotations annotations() {
        return new Annotations(this, Optional.empty(), Optional.empty());
    }

    /** Recipes by id. */
    public Recipes recipes() {
        return new Recipes(this, Optional.empty(), Optional.empty());
    }

    /** The ontologies of all projects. */
    public Ontologies ontologies() {
        return new Ontologies(this, Optional.empty());
    }

    /** The tasks of all projects. */
    public Tasks tasks() {
        return new Tasks(this, Optional.empty(), Optional.empty());
    }

    /** Assignments by id. */
    public Assignments assignments() {
        return new Assignments(this, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Work in the background. */
    public Commands commands() {
        return new Commands(this);
    }

    /** Names for completion. */
    NameCache names() {
        return names;
    }

    /** The way there. */
    Transport transport() {
        return way.get();
    }

    /** Which platform, as whom; no secret. */
    @Override
    public String toString() {
        return "Dataloop at " + place() + " as " + user();
    }

    @Override
    public String html() {
        return "<b>Dataloop</b> at " + Shown.escape(place()) + " as " + Shown.escape(user());
    }

    private String place() {
        return isLocal() ? "the local platform" : transport().site().host();
    }

    private String user() {
        try {
            return transport().email().isEmpty() ? "nobody" : transport().email();
        } catch (RuntimeException closed) {
            return "nobody, since it cannot be opened: " + closed.getMessage();
        }
    }
}
