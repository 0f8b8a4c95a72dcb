package loopbook.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import loopbook.http.Credentials;
import loopbook.http.Env;
import loopbook.http.Retry;
import loopbook.http.Token;
import loopbook.http.Transport;
import tools.jackson.databind.node.ObjectNode;

/** Entities and repositories as recorded cases have them: bound by id, held without a request. For tests only. */
public final class Bound {
    private Bound() {}

    /** A connection with its own state folder, no browser and nothing to print to. */
    public static Dataloop dataloop(URI base, String token, Retry retry, Path home, ObjectNode state)
            throws IOException {
        Path folder = Files.createDirectories(home.resolve(".dataloop"));
        Files.writeString(folder.resolve("cookie.json"), state.toString());
        Doors doors =
                new Doors(new Env(Map.of(), home), Optional::empty, new PrintStream(OutputStream.nullOutputStream()));
        Transport transport = new Transport(doors.environment(base).site(), Credentials.of(Token.of(token)), retry);
        return new Dataloop(transport, doors, Optional.empty());
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

    /** The ontologies of a project. */
    public static Ontologies ontologies(String project, Dataloop dl) {
        return new Ontologies(dl, some(project));
    }

    /** The recipes of a project or a dataset. */
    public static Recipes recipes(String project, Optional<Dataset> dataset, Dataloop dl) {
        return new Recipes(dl, some(project), dataset);
    }

    private static Optional<String> some(String id) {
        return Optional.of(id).filter(text -> !text.isEmpty());
    }
}
