package loopbook.client;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import loopbook.errors.LoopbookException;
import loopbook.errors.Unauthorized;
import loopbook.http.Call;
import loopbook.http.Credentials;
import loopbook.http.Env;
import loopbook.http.Retry;
import loopbook.http.Site;
import loopbook.http.Token;
import loopbook.http.Transport;

/** How a session finds its platform and its credentials. Everything it asks of the world is given to it. */
final class Doors {
    private static final Doors SYSTEM = new Doors(Env.system(), Doors::provider, System.out);

    private final Env env;
    private final Supplier<Optional<Platform>> platform;
    private final PrintStream out;
    private final Path work;
    private final AtomicBoolean said = new AtomicBoolean();

    Doors(Env env, Supplier<Optional<Platform>> platform, PrintStream out) {
        this(env, platform, out, Path.of("").toAbsolutePath());
    }

    /** With another working folder than the process has. */
    Doors(Env env, Supplier<Optional<Platform>> platform, PrintStream out, Path work) {
        this.env = env;
        this.platform = platform;
        this.out = out;
        this.work = work;
    }

    /** Of this process. */
    static Doors system() {
        return SYSTEM;
    }

    /** Of this process, with this local platform. */
    static Doors with(Platform platform) {
        return new Doors(Env.system(), () -> Optional.of(platform), System.out);
    }

    private static Optional<Platform> provider() {
        return ServiceLoader.load(Platform.class, Doors.class.getClassLoader()).findFirst();
    }

    Env env() {
        return env;
    }

    PrintStream out() {
        return out;
    }

    /** The environment's credentials, then the saved ones, then, only if there are none at all, the local platform. */
    Dataloop connect() {
        String choice = env.get("LOOPBOOK_PLATFORM").orElse("").toLowerCase(Locale.ROOT);
        return switch (choice) {
            case "local" -> localWhenUsed();
            case "cloud" -> service().orElseThrow(this::nobody);
            case "" -> service().orElseGet(this::localInstead);
            default -> throw new LoopbookException(
                    "LOOPBOOK_PLATFORM is '" + choice + "', but it can only be 'local' or 'cloud'.");
        };
    }

    /** The same, or the service as nobody. */
    Dataloop session() {
        try {
            return connect();
        } catch (Unauthorized nobody) {
            out.println(nobody.getMessage());
            return open(environment(), Credentials.none());
        }
    }

    private Optional<Dataloop> service() {
        Environment environment = environment();
        Optional<Credentials> found = env.get("DATALOOP_API_KEY", "DTLPY_API_KEY")
                .map(key -> Credentials.of(Token.of(key)))
                .or(() -> saved(environment));
        if (found.isEmpty() && env.get("DATALOOP_URL").isPresent()) {
            throw nobody();
        }
        return found.map(credentials -> checked(open(environment, credentials)));
    }

    private Unauthorized nobody() {
        return new Unauthorized("Nobody is signed in at " + environment() + ": there is neither DATALOOP_API_KEY nor a"
                + " saved sign-in in " + state().path() + ".");
    }

    /** Expired credentials are told at once, not at the first request. */
    private static Dataloop checked(Dataloop dl) {
        dl.transport().requireSignIn();
        return dl;
    }

    private Dataloop localInstead() {
        Dataloop dl = localWhenUsed();
        if (said.compareAndSet(false, true)) {
            out.println("No sign-in found: using the local platform in "
                    + dl.folder().orElseThrow() + " (dl.login() signs in to the service).");
        }
        return dl;
    }

    /** A session begins without it: half a second, of which a first cell that only adds two numbers needs nothing. */
    private Dataloop localWhenUsed() {
        Platform found = platform();
        Path folder = home().toAbsolutePath();
        return new Dataloop(new Way(() -> transport(found.open(folder))), this, Optional.of(folder));
    }

    Dataloop local() {
        return local(home());
    }

    private Path home() {
        return env.folder("LOOPBOOK_HOME").orElseGet(() -> env.home().resolve(".loopbook"));
    }

    Dataloop local(Path folder) {
        Platform.Address address = platform().open(folder.toAbsolutePath());
        return new Dataloop(transport(address), this, Optional.of(address.folder()));
    }

    private static Transport transport(Platform.Address address) {
        return new Transport(Site.of(address.url()), Credentials.of(Token.of(address.token())), Retry.STANDARD);
    }

    Platform platform() {
        return platform.get()
                .orElseThrow(() -> new LoopbookException("There is no local platform on the class path. Depend on the"
                        + " artifact io.loopbook:loopbook, which brings it, instead of loopbook-client alone."));
    }

    /** The service with this API key or token, once the service has said that it is good. Not saved. */
    Dataloop with(String token) {
        Dataloop dl = open(environment(), Credentials.of(Token.of(token)));
        dl.transport().json(Call.get("users", "me"));
        return dl;
    }

    /** The environment that is meant: {@code DATALOOP_URL}, else the one last used, else the public service. */
    Environment environment() {
        var state = state().read();
        String chosen = env.get("DATALOOP_URL")
                .or(() -> Optional.of(state.path("url").asString("")).filter(url -> !url.isBlank()))
                .orElse(Environment.DEFAULT.toString());
        return Environment.of(chosen, state.path("login_parameters"));
    }

    /** The environment at this address. */
    Environment environment(URI base) {
        return Environment.of(base.toString(), state().read().path("login_parameters"));
    }

    private Optional<Credentials> saved(Environment environment) {
        return environment.token().map(Token::of).map(token -> credentials(environment, token));
    }

    private Credentials credentials(Environment environment, Token token) {
        return environment
                .refreshToken()
                .map(refresh ->
                        Credentials.renewable(token, refresh, fresh -> SavedSignIn.renew(state(), environment, fresh)))
                .orElseGet(() -> Credentials.of(token));
    }

    /** Saves what signing in brought, and opens the platform with it. */
    Dataloop signedIn(Environment environment, SignIn signIn) {
        SavedSignIn.save(state(), environment, signIn);
        Environment saved = environment(environment.base());
        return open(saved, credentials(saved, signIn.token()));
    }

    Dataloop open(Environment environment, Credentials credentials) {
        return new Dataloop(new Transport(environment.site(), credentials, Retry.STANDARD), this, Optional.empty());
    }

    /** What is checked out in the working folder. */
    Checkout checkout() {
        return Checkout.in(work);
    }

    Environments environments() {
        return new Environments(state(), env);
    }

    /** The platform in this environment, with its saved sign-in or as nobody. */
    Dataloop use(String urlOrAlias) {
        Environment chosen = environments().use(urlOrAlias);
        return open(chosen, saved(chosen).orElseGet(Credentials::none));
    }

    StateFile state() {
        return new StateFile(
                env.folder("DATALOOP_PATH").orElseGet(() -> env.home().resolve(".dataloop")));
    }
}
