package loopbook.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Storage outside of the platform in which a dataset keeps its files: a bucket, a container, a folder. */
public final class Driver extends Entity {
    Driver(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name. */
    public String name() {
        return text("name");
    }

    /** The wire's word for the kind of storage, such as {@code s3}; see {@link ExternalStorage}. */
    public String type() {
        return text("type");
    }

    /** The e-mail address of who made it. */
    public String creator() {
        return text("creator");
    }

    /** The id of the integration that it signs in with. */
    public Optional<String> integrationId() {
        return find("integrationId");
    }

    /** The bucket or container. */
    public Optional<String> bucket() {
        return Stream.of("bucketName", "bucket", "containerName")
                .flatMap(field -> find(field).stream())
                .findFirst();
    }

    /** The folder inside of the bucket; empty for all of it. */
    public String path() {
        return text("path");
    }

    /** Where the bucket is, such as {@code eu-west-1}. */
    public Optional<String> region() {
        return find("region");
    }

    /** The address of storage that is no public cloud's. */
    public Optional<String> endpoint() {
        return find("endpoint");
    }

    /** The folder, where the storage is one of the platform's machine. */
    public Optional<String> folder() {
        return find("mountPath").or(() -> find("payload", "mountPath"));
    }

    /** Whether the platform deletes files in the storage when their items are deleted. */
    public boolean allowExternalDelete() {
        return at("allowExternalDelete").asBoolean(false);
    }

    /** The project it was made in. */
    public Optional<String> projectId() {
        return find("metadata", "system", "projectId").or(() -> find("projectId"));
    }

    /** Deletes it: {@code GET /drivers/{id}}, {@code DELETE /drivers/{id}}. The files stay where they are. */
    public void delete() {
        dl().drivers().delete(this);
    }

    /** It again, as it is now: {@code GET /drivers/{id}}. */
    public Driver refresh() {
        return dl().drivers().byId(id());
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
        bucket().or(this::folder).ifPresent(place -> brief.put("place", place));
        return brief;
    }
}
