package loopbook.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** How the platform signs in to a service elsewhere, such as a bucket's owner. Its secrets never come back. */
public final class Integration extends Entity {
    Integration(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name. */
    public String name() {
        return text("name");
    }

    /** What it signs in to: {@code s3}, {@code gcs}, {@code azureblob}, {@code key_value}, … */
    public String type() {
        return text("type");
    }

    /** The e-mail address of who made it. */
    public String creator() {
        return text("creator");
    }

    /** The id of its organization. */
    public String organizationId() {
        return at("org").isObject() ? text("org", "id") : text("org");
    }

    /** Whether it works, in the platform's own word, such as {@code active}. */
    public Optional<String> status() {
        return Trees.stream(at("metadata"))
                .filter(entry -> entry.path("name").asString("").equals("status"))
                .map(entry -> entry.path("value").asString(""))
                .findFirst();
    }

    /** Its organization: {@code GET /orgs/{id}}. */
    public Organization organization() {
        return dl().organizations().byId(organizationId());
    }

    /**
     * Another name, other credentials: {@code PATCH /orgs/{id}/integrations}; reads its organization first, so that a
     * missing right is told as such.
     */
    public Integration update(UnaryOperator<IntegrationChange> change) {
        return organization().integrations().update(this, change);
    }

    /** Deletes it: {@code DELETE /orgs/{id}/integrations/{id}}; reads its organization first. */
    public void delete() {
        organization().integrations().delete(id());
    }

    @Override
    String caption() {
        return name();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("name", name());
        brief.put("id", id());
        brief.put("type", type());
        status().ifPresent(status -> brief.put("status", status));
        return brief;
    }
}
