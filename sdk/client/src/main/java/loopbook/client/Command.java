package loopbook.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.errors.BadRequest;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Work that the platform does in the background, as it stood when it was read. {@link Job} waits for it. */
public final class Command extends Entity {
    private static final Set<String> FINAL = Set.of("success", "failed", "timeout", "canceled", "aborted");
    private static final Set<String> UNDER_WAY = Set.of(
            "created", "making-children", "waiting-children", "in-progress", "finalizing", "cleaning-up", "on-error");
    private static final Pattern BELOW_BASE = Pattern.compile("https?://[^?#]*/api/v1/([^?#]+)");

    Command(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** One of which only the id or the address is known. */
    static Command known(String idOrUrl, Dataloop dl) {
        ObjectNode json = Trees.object();
        boolean address = idOrUrl.startsWith("http://") || idOrUrl.startsWith("https://");
        String id = address ? idOrUrl.substring(idOrUrl.lastIndexOf('/') + 1) : idOrUrl;
        json.put("id", Names.requireId(id, "Command")).put("type", "Command").put("status", "created");
        return new Command(address ? json.put("url", idOrUrl) : json, dl);
    }

    /** The names in an address of the platform, behind {@code api/v1}. */
    static Optional<String[]> path(String address) {
        Matcher named = BELOW_BASE.matcher(address);
        return named.matches() ? Optional.of(named.group(1).split("/")) : Optional.empty();
    }

    /** What is done, such as {@code CloneDataset}. */
    public String type() {
        return text("type");
    }

    /** The wire's word: {@code created}, {@code in-progress}, {@code success}, {@code failed}, … */
    public String status() {
        return text("status");
    }

    /** How far it is, from 0 to 100. */
    public int progress() {
        return integer("progress").orElse(0);
    }

    /** Whether it has ended, well or not. */
    public boolean ended() {
        return FINAL.contains(status());
    }

    /** Whether it has ended well. */
    public boolean succeeded() {
        return status().equals("success");
    }

    /** What went wrong. */
    public Optional<String> error() {
        return find("error");
    }

    /** A copy of what it was asked to do, and of what came of it. */
    public ObjectNode spec() {
        return object("spec");
    }

    /** What stands under this key of the spec; a {@link BadRequest} says that the promised is missing. */
    JsonNode promised(String key) {
        JsonNode value = at("spec", key);
        if (value.isMissingNode() || value.isNull()) {
            throw new BadRequest(key + " key is missing in command response: " + raw());
        }
        return value;
    }

    /** When it was ordered. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** When it was last heard of. */
    public Instant updatedAt() {
        return time("updatedAt");
    }

    /** It again, as it is now: {@code GET /commands/{id}}, or the path that it names itself. */
    public Command refresh() {
        Call look = path(text("url")).map(Call::get).orElseGet(() -> Call.get("commands", id()));
        return dl().commands().read(dl().transport().json(look));
    }

    /** To wait for it: {@code command.job().await()} is the command once it has ended well. */
    public Job<Command> job() {
        return new Job<>(this, command -> command);
    }

    /** Asks the platform to give up: {@code POST /commands/{id}/abort}. */
    public Command abort() {
        return dl().commands().abort(id());
    }

    /** Itself, if it ended or will; nobody can wait for a state that says neither. */
    Command understood() {
        if (!FINAL.contains(status()) && !UNDER_WAY.contains(status())) {
            throw new UnreadableAnswer(
                    "Command " + id() + " has the status '" + status() + "', which is none that is known", null);
        }
        return this;
    }

    @Override
    String caption() {
        return type();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("type", type());
        brief.put("id", id());
        brief.put("status", status());
        brief.put("progress", progress());
        error().ifPresent(error -> brief.put("error", error));
        return brief;
    }
}
