package loopbook.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Annotations;
import loopbook.client.Bound;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Datasets;
import loopbook.client.Item;
import loopbook.client.Items;
import loopbook.client.Ontologies;
import loopbook.client.Recipes;
import loopbook.filters.Resource;
import loopbook.http.Json;
import loopbook.http.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One recorded case, ready to be played: files in place, a server that answers as recorded, a connection that retries as
 * the Python SDK does on a clock that only notes the waits.
 */
final class Case implements AutoCloseable {
    /** Stands for the web console. */
    static final String CONSOLE = "http://console.invalid/";

    private final JsonNode recorded;
    private final Script script;
    private final Compare compare = new Compare();
    private final Path src;
    private final Path out;
    private final Path home;
    private final List<Double> waits = new ArrayList<>();
    private final Dataloop dl;
    private Instant now;

    Case(String line, Path folder) throws IOException {
        this.script = new Script(compare);
        this.src = Files.createDirectories(folder.resolve("in"));
        this.out = Files.createDirectories(folder.resolve("out"));
        this.home = Files.createDirectories(folder.resolve("home"));
        this.recorded = Json.read(line.replace("{base}", script.gate() + "/api/v1")
                .replace("{gate}", script.gate())
                .replace("{console}", CONSOLE)
                .replace("{src}", src.toString())
                .replace("{out}", out.toString()));
        this.now = recorded.has("clock") ? Instant.parse(recorded.path("clock").asString()) : Instant.now();
        script.play(recorded);
        for (Map.Entry<String, JsonNode> file : recorded.path("inputFiles").properties()) {
            Path path = src.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, Base64.getDecoder().decode(file.getValue().asString()));
        }
        this.dl = Bound.dataloop(
                URI.create(base()),
                token("tester@example.com", Instant.now().plus(Duration.ofDays(3650))),
                retry(),
                home,
                state(),
                src);
        if (recorded.path("state") instanceof ObjectNode checkedOut) {
            Path state = Files.createDirectories(src.resolve(".dataloop")).resolve("state.json");
            Files.writeString(state, checkedOut.toString());
        }
    }

    /** Base address of the recorded service, with the version. */
    String base() {
        return script.gate() + "/api/v1";
    }

    /** The rules of the Python SDK, on a clock that moves only by the waits that are asked for. */
    Retry retry() {
        return Retry.asPython(() -> now, duration -> {
            now = now.plus(duration);
            if (!duration.isZero()) {
                waits.add(duration.toMillis() / 1000.0);
            }
        });
    }

    /** The moment it is, by the clock of the case. */
    Instant retryNow() {
        return now;
    }

    /** A token that says so; nobody has signed it. */
    static String token(String email, Instant end) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"email\":\"" + email + "\",\"exp\":" + end.getEpochSecond() + "}";
        return "e30." + encoder.encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + ".c2ln";
    }

    private ObjectNode state() {
        ObjectNode state = Json.object();
        state.putObject("login_parameters")
                .putObject(base())
                .put("alias", "recorded")
                .put("gate_url", script.gate())
                .put("url", CONSOLE);
        return state;
    }

    Dataloop dl() {
        return dl;
    }

    /** What a title of it is: for messages. */
    String title() {
        return recorded.path("case").asString();
    }

    /** {@code repo.method}. */
    String method() {
        return recorded.path("repo").asString() + "." + recorded.path("method").asString();
    }

    JsonNode recorded() {
        return recorded;
    }

    Script script() {
        return script;
    }

    Compare compare() {
        return compare;
    }

    /** The waits between polls and tries, in seconds; none of them took any time. */
    List<Double> waits() {
        return waits;
    }

    /** Where the files lie that the caller has. */
    Path src() {
        return src;
    }

    /** Where files are to be written. */
    Path out() {
        return out;
    }

    /** Where the state file lies. */
    Path home() {
        return home;
    }

    boolean has(String name) {
        return recorded.path("args").has(name);
    }

    JsonNode arg(String name) {
        return recorded.path("args").path(name);
    }

    String text(String name) {
        return arg(name).asString("");
    }

    int number(String name) {
        return arg(name).asInt();
    }

    boolean flag(String name) {
        return arg(name).asBoolean(false);
    }

    /** A list of texts, or one text. */
    List<String> texts(String name) {
        return arg(name).isArray()
                ? arg(name).valueStream().map(JsonNode::asString).toList()
                : List.of(text(name));
    }

    /** A file that the caller names: below {@link #src}, unless it is a whole path. */
    Path file(String name) {
        return src.resolve(name);
    }

    /** The id of what the repository was bound to; empty if it was to none of this kind. */
    String context(String kind) {
        return recorded.path("context").path(kind).asString("");
    }

    /** The JSON of something the caller holds; just its id if the case does not say more. */
    ObjectNode held(String kind, String id) {
        return recorded.path("inHand").path(kind + ":" + id) instanceof ObjectNode known
                ? known.deepCopy()
                : Json.object().put("id", id);
    }

    /** The entity that a method of an entity is called on: the argument of that kind, else the one it is bound to. */
    ObjectNode held(String kind) {
        return held(kind, has(kind) ? text(kind) : context(kind));
    }

    /** An entity as the caller left it: as held, with {@code set} put in and {@code remove} taken away. */
    ObjectNode changed(String kind) {
        ObjectNode entity = held(kind);
        arg("set").properties().forEach(change -> {
            String[] path = change.getKey().split("\\.");
            ObjectNode at = entity;
            for (int i = 0; i < path.length - 1; i++) {
                at = at.path(path[i]) instanceof ObjectNode inner ? inner : at.putObject(path[i]);
            }
            at.set(path[path.length - 1], change.getValue());
        });
        return entity;
    }

    /** A filter given as an argument, in our words. */
    Recipe filters(String name, Resource resource) {
        JsonNode told = arg(name);
        Resource of = told.has("resource")
                ? java.util.Arrays.stream(Resource.values())
                        .filter(one -> one.wire().equals(told.path("resource").asString()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No resource " + told.path("resource")))
                : resource;
        if (told.has("notFilters")) {
            throw new IllegalArgumentException("A condition is a Condition, not " + told.path("notFilters"));
        }
        return new Recipe(told, of);
    }

    /** The datasets of the project it is bound to. */
    Datasets datasets() {
        return Bound.datasets(context("project"), dl);
    }

    /** The items of the dataset it is bound to. */
    Items items() {
        return Bound.items(context("dataset"), dl);
    }

    /** The annotations of the item, or else the dataset, it is bound to. */
    Annotations annotations() {
        Optional<Item> item = context("item").isEmpty() ? Optional.empty() : Optional.of(item(context("item")));
        return Bound.annotations(context("dataset"), item, dl);
    }

    /** The recipes of the dataset, or else the project, it is bound to. */
    Recipes recipes() {
        Optional<Dataset> dataset =
                context("dataset").isEmpty() ? Optional.empty() : Optional.of(dataset(context("dataset")));
        return Bound.recipes(context("project"), dataset, dl);
    }

    /** The ontologies of the project it is bound to. */
    Ontologies ontologies() {
        return Bound.ontologies(context("project"), dl);
    }

    /** An item in hand. */
    Item item(String id) {
        return Bound.item(held("item", id), dl);
    }

    /** A dataset in hand. */
    Dataset dataset(String id) {
        return Bound.dataset(held("dataset", id), dl);
    }

    @Override
    public void close() {
        script.close();
    }
}
