package loopbook.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import loopbook.http.Credentials;
import loopbook.http.Env;
import loopbook.http.Retry;
import loopbook.http.Token;
import loopbook.http.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Entities and repositories as recorded cases have them: bound by id, held without a request. For tests only. */
public final class Bound {
    private Bound() {}

    /** A connection with its own state folder, no browser and nothing to print to. */
    public static Dataloop dataloop(URI base, String token, Retry retry, Path home, ObjectNode state, Path work)
            throws IOException {
        Path folder = Files.createDirectories(home.resolve(".dataloop"));
        Files.writeString(folder.resolve("cookie.json"), state.toString());
        Doors doors = new Doors(
                new Env(Map.of(), home), Optional::empty, new PrintStream(OutputStream.nullOutputStream()), work);
        Transport transport = new Transport(doors.environment(base).site(), Credentials.of(Token.of(token)), retry);
        return new Dataloop(transport, doors, Optional.empty());
    }

    /** The same as whoever has this token, perhaps with what renews it; saved as a sign-in is. */
    public static Dataloop signedIn(Dataloop dl, String token, Optional<String> refreshToken, Retry retry) {
        return dl.signedIn(new SignIn(Token.of(token), refreshToken)).with(retry);
    }

    /** Signs in with a browser that only gets to know the page. */
    public static Dataloop login(Dataloop dl, int port, java.util.function.Predicate<URI> browser) {
        return dl.login(Optional.of(browser::test), port);
    }

    /** An organization in hand. */
    public static Organization organization(ObjectNode json, Dataloop dl) {
        return new Organization(json, dl);
    }

    /** An integration in hand. */
    public static Integration integration(ObjectNode json, Dataloop dl) {
        return new Integration(json, dl);
    }

    /** A driver in hand. */
    public static Driver driver(ObjectNode json, Dataloop dl) {
        return new Driver(json, dl);
    }

    /** A command in hand. */
    public static Command command(ObjectNode json, Dataloop dl) {
        return new Command(json, dl);
    }

    /** The drivers of a project. */
    public static Drivers drivers(String project, Dataloop dl) {
        return new Drivers(dl, some(project));
    }

    /** An item in hand. */
    public static Item item(ObjectNode json, Dataloop dl) {
        return new Item(json, dl);
    }

    /** A dataset in hand. */
    public static Dataset dataset(ObjectNode json, Dataloop dl) {
        return new Dataset(json, dl);
    }

    /** A project in hand. */
    public static Project project(ObjectNode json, Dataloop dl) {
        return new Project(json, dl);
    }

    /** An annotation in hand. */
    public static Annotation annotation(ObjectNode json, Dataloop dl) {
        return new Annotation(json, dl);
    }

    /** A recipe in hand. */
    public static loopbook.client.Recipe recipe(ObjectNode json, Dataloop dl) {
        return new loopbook.client.Recipe(json, dl);
    }

    /** An ontology in hand. */
    public static Ontology ontology(ObjectNode json, Dataloop dl) {
        return new Ontology(json, dl);
    }

    /** The datasets of a project; of all where the id is empty. */
    public static Datasets datasets(String project, Dataloop dl) {
        return new Datasets(dl, some(project));
    }

    /** The items of a dataset; of none where the id is empty. */
    public static Items items(String dataset, Dataloop dl) {
        return new Items(dl, some(dataset));
    }

    /** The annotations of a dataset, or of an item of it. */
    public static Annotations annotations(String dataset, Optional<Item> item, Dataloop dl) {
        return new Annotations(dl, some(dataset), item);
    }

    /** The annotations of a dataset in hand, or of an item of it. */
    public static Annotations annotations(Dataset dataset, Optional<Item> item) {
        Annotations all = dataset.annotations();
        return item.map(all::of).orElse(all);
    }

    /** What a builder holds, as JSON: without the colours of the labels, for which something would be asked. */
    public static List<ObjectNode> forms(AnnotationBuilder builder, Annotations of) {
        return builder.drafts().stream()
                .map(draft -> draft.applyTo(draft.shape().newAnnotation("", "", ""), of.fps()))
                .toList();
    }

    /** A page of a listing, and what it says about all of them. */
    public record Page(List<ObjectNode> rows, long total, long pages, boolean more) {}

    /** The page of this number, by one request. */
    public static Page page(Listing<?> listing, int number) {
        RawPage page = listing.source().at(number);
        long size = listing.source().pageSize();
        return new Page(page.rows(), page.total(), Math.max(1, (page.total() + size - 1) / size), page.more());
    }

    /** The ontologies of a project. */
    public static Ontologies ontologies(String project, Dataloop dl) {
        return new Ontologies(dl, some(project));
    }

    /** The recipes of a project or a dataset. */
    public static Recipes recipes(String project, Optional<Dataset> dataset, Dataloop dl) {
        return new Recipes(dl, some(project), dataset);
    }

    /** A task in hand. */
    public static Task task(ObjectNode json, Dataloop dl) {
        return new Task(json, dl);
    }

    /** An assignment in hand. */
    public static Assignment assignment(ObjectNode json, Dataloop dl) {
        return new Assignment(json, dl);
    }

    /** The tasks of a project or a dataset. */
    public static Tasks tasks(String project, Optional<Dataset> dataset, Dataloop dl) {
        return new Tasks(dl, some(project), dataset);
    }

    /** The assignments of a task or a project; each id may be empty. */
    public static Assignments assignments(String project, String task, String dataset, Dataloop dl) {
        return new Assignments(dl, some(project), some(task), some(dataset));
    }

    /** The command behind a job, as it was when it was ordered. */
    public static Command ordered(Job<?> job) {
        return job.ordered();
    }

    /** The ontologies of a project, a recipe or a dataset. */
    public static Ontologies ontologies(
            String project, @Nullable Recipe recipe, @Nullable Dataset dataset, Dataloop dl) {
        return new Ontologies(dl, some(project), Optional.ofNullable(recipe), Optional.ofNullable(dataset));
    }

    /** An ontology with the second forms of labels and attributes that the reference shows. */
    public static ObjectNode whole(Ontology ontology) {
        return OntologyJson.whole(ontology.raw());
    }

    /** The parameters of an address that say the same as a condition on recipes. */
    public static Map<String, String> urlForm(
            loopbook.filters.Condition condition, loopbook.filters.Resource resource) {
        return UrlForm.fields(condition.query(resource));
    }

    private static Optional<String> some(String id) {
        return Optional.of(id).filter(text -> !text.isEmpty());
    }

    /** Opens the page of an item whose dataset is in hand. */
    public static URI open(Items items, Item item) {
        return items.openInWeb(item);
    }

    /** One page of a listing as the wire tells it. */
    public record ItemPage<T>(List<T> items, long total, boolean more) {}

    /** The page of this number, with what the platform said about all of them. */
    public static <T> ItemPage<T> page(Listing<T> listing, int number, Function<ObjectNode, T> reader) {
        return page(listing.source().at(number), reader);
    }

    /** The page after the first one, as going through the listing reads it. */
    public static <T> ItemPage<T> second(Listing<T> listing, Function<ObjectNode, T> reader) {
        return page(listing.source().after(listing.source().after(null)), reader);
    }

    private static <T> ItemPage<T> page(RawPage raw, Function<ObjectNode, T> reader) {
        return new ItemPage<>(raw.rows().stream().map(reader).toList(), raw.total(), raw.more());
    }
}
