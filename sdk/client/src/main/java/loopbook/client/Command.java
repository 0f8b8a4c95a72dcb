package loopbook.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Work that the platform does in the background, as it stood when it was read. {@link Job} waits for it. */
public final class Command extends Entity {
    private static final Set<String> FINAL = Set.of("success", "failed", "timeout", "canceled", "aborted");

    Command(ObjectNode json, Dataloop dl) {
        super(json, dl);
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

    /** When it was ordered. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** It again, as it is now: {@code GET /commands/{id}}. */
    public Command refresh() {
        return dl().commands().byId(id());
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
