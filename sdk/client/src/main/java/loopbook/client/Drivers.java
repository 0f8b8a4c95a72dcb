package loopbook.client;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.errors.AmbiguousName;
import loopbook.errors.NotFound;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** The storage drivers of a project. */
public final class Drivers {
    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Endpoint<Driver> drivers;

    Drivers(Dataloop dl, Optional<String> projectId) {
        this.dl = dl;
        this.projectId = projectId;
        this.drivers = new Endpoint<>(dl, "drivers", "Driver", Driver::new);
    }

    /** The driver with this name or id. {@link NotFound} names near misses, {@link AmbiguousName} the ids. */
    public Driver get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The driver with this id: {@code GET /drivers/{id}}. */
    public Driver byId(String id) {
        return drivers.byId(id);
    }

    /** The driver of exactly this name: {@code GET /drivers?projectId=…}. */
    public Driver byName(String name) {
        Names.requireText(name, "the name of a driver");
        List<Driver> all = list().toList();
        return Found.one("driver", name, named(all, name), () -> all.stream().map(Driver::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Driver> find(String nameOrId) {
        return Found.optional(
                () -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(list().toList(), nameOrId),
                "driver",
                nameOrId);
    }

    private static List<Driver> named(List<Driver> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Every driver of the project: {@code GET /drivers?projectId=…}. */
    public Listing<Driver> list() {
        return drivers.list(Call.get("drivers").query("projectId", project()), Resource.DRIVERS, false);
    }

    /** Names that begin with these letters, in any case; for completion. Kept for some seconds. */
    public List<String> names(String prefix) {
        return dl.names().startingWith("drivers " + project(), prefix, () -> list().stream()
                .map(Driver::name));
    }

    /**
     * Makes a driver for a bucket or container: {@code POST /drivers}.
     *
     * @param options which bucket, and the integration to sign in with
     */
    public Driver create(String name, ExternalStorage type, UnaryOperator<DriverOptions> options) {
        DriverOptions chosen = options.apply(DriverOptions.standard());
        ObjectNode payload = Trees.object();
        payload.put(bucketKey(type), chosen.get("bucket").orElse(null))
                .put("storageClass", chosen.get("storageClass").orElse(""))
                .put("region", chosen.get("region").orElse(null))
                .put("path", chosen.get("path").orElse(""));
        if (type == ExternalStorage.S3) {
            chosen.checked().get("endpoint").ifPresent(url -> payload.put("endpoint", url));
        }
        return post(signedIn(name, type, chosen, type.wire()), payload, chosen.allowsExternalDelete(true));
    }

    private static String bucketKey(ExternalStorage type) {
        return switch (type) {
            case S3 -> "bucketName";
            case GCS, FAAS_PROXY -> "bucket";
            default -> "containerName";
        };
    }

    /**
     * Makes a driver for a folder of the machine that the platform runs on: {@code POST /drivers}. The local platform
     * reads it when {@code dataset.sync()} says so, and never writes or deletes there.
     */
    public Driver createFolder(String name, Path folder) {
        if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("no folder of this machine: " + folder.toUri());
        }
        ObjectNode payload = Trees.object()
                .put("mountPath", folder.toAbsolutePath().normalize().toString());
        return post(head(name, ExternalStorage.FOLDER), payload, false);
    }

    /** Makes a driver for a bucket of MinIO: {@code POST /drivers}. The integration is one of type {@code s3}. */
    public Driver createMinIo(String name, Integration integration, String bucket, String endpoint) {
        return createMinIo(name, integration, bucket, endpoint, o -> o);
    }

    /** As {@link #createMinIo(String, Integration, String, String)}, with a region, a storage class, a folder, and so on. */
    public Driver createMinIo(
            String name,
            Integration integration,
            String bucket,
            String endpoint,
            UnaryOperator<DriverOptions> options) {
        requireS3(integration, "Minio");
        return create(
                name,
                ExternalStorage.S3,
                o -> options.apply(o).integration(integration).bucket(bucket).endpoint(endpoint));
    }

    /**
     * Makes a driver for a bucket of Dell PowerScale: {@code POST /drivers}. The integration is one of type
     * {@code s3}; the options name bucket, endpoint, region, path, index and its path.
     */
    public Driver createPowerscaleS3(String name, Integration integration, UnaryOperator<DriverOptions> options) {
        requireS3(integration, "PowerScale S3");
        DriverOptions chosen = options.apply(DriverOptions.standard()).integration(integration);
        ObjectNode payload = Trees.object();
        payload.put("elasticIndex", chosen.get("elasticIndex").orElse(null))
                .put("endpoint", chosen.get("endpoint").orElse(null))
                .put("path", chosen.get("path").orElse(null))
                .put("elasticIndexPath", chosen.get("elasticIndexPath").orElse(null))
                .put("bucketName", chosen.get("bucket").orElse(null))
                .put("region", chosen.get("region").orElse(null));
        return post(
                signedIn(name, ExternalStorage.POWERSCALE_S3, chosen, "s3"),
                payload,
                chosen.allowsExternalDelete(false));
    }

    /**
     * Makes a driver for a file system of Dell PowerScale: {@code POST /drivers}. The options name index and its path,
     * and perhaps an integration of type {@code s3}.
     */
    public Driver createPowerscaleNfs(String name, UnaryOperator<DriverOptions> options) {
        DriverOptions chosen = options.apply(DriverOptions.standard());
        chosen.get("integrationType").ifPresent(type -> requireS3(type, "PowerScale NFS"));
        ObjectNode body = Trees.object()
                .put("integrationId", chosen.get("integrationId").orElse("system"))
                .put("integrationType", chosen.get("integrationType").orElse(null))
                .setAll(head(name, ExternalStorage.POWERSCALE_NFS));
        ObjectNode payload = Trees.object();
        payload.put("elasticIndex", chosen.get("elasticIndex").orElse(null))
                .put("elasticIndexPath", chosen.get("elasticIndexPath").orElse(null));
        return post(body, payload, chosen.allowsExternalDelete(false));
    }

    /** Makes a driver for storage of a compute cluster: {@code POST /drivers}. */
    public Driver createComputeCluster(String name, String computeId, String storageName, Optional<String> orgId) {
        return createComputeCluster(name, computeId, storageName, orgId, o -> o);
    }

    /**
     * As {@link #createComputeCluster(String, String, String, Optional)}; the options say whether the storage is
     * {@linkplain DriverOptions#isPublic public}, and whether its files are deleted with their items.
     */
    public Driver createComputeCluster(
            String name,
            String computeId,
            String storageName,
            Optional<String> orgId,
            UnaryOperator<DriverOptions> options) {
        DriverOptions chosen = options.apply(DriverOptions.standard());
        ObjectNode body = head(name, ExternalStorage.COMPUTE_CLUSTER);
        orgId.ifPresent(id -> body.withObject("metadata").withObject("system").put("orgId", id));
        ObjectNode payload = Trees.object();
        payload.put("computeId", computeId)
                .put("computeStorageName", storageName)
                .put("public", chosen.publicStorage());
        return post(body, payload, chosen.allowsExternalDelete(true));
    }

    private static void requireS3(Integration integration, String what) {
        requireS3(integration.type(), what);
    }

    private static void requireS3(String type, String what) {
        if (!type.equals("s3")) {
            throw new IllegalArgumentException("Integration type must be S3 for " + what + " driver, not " + type);
        }
    }

    private ObjectNode signedIn(String name, ExternalStorage type, DriverOptions chosen, String otherwise) {
        return Trees.object()
                .put("integrationId", chosen.get("integrationId").orElse(null))
                .put("integrationType", chosen.get("integrationType").orElse(otherwise))
                .setAll(head(name, type));
    }

    private ObjectNode head(String name, ExternalStorage type) {
        ObjectNode body = Trees.object().put("name", Names.requireText(name, "the name of a driver"));
        body.putObject("metadata").putObject("system").put("projectId", project());
        return body.put("type", type.wire());
    }

    private Driver post(ObjectNode body, ObjectNode payload, boolean allowExternalDelete) {
        body.set("payload", payload);
        return drivers.create(body.put("allowExternalDelete", allowExternalDelete)
                .put("creator", dl.transport().email()));
    }

    /**
     * Deletes a driver by name or id: looks it up first, then {@code DELETE /drivers/{id}}. The files stay where they
     * are.
     */
    public void delete(String nameOrId) {
        drivers.delete(get(nameOrId).id());
    }

    void delete(Driver driver) {
        drivers.delete(byId(driver.id()).id());
    }

    private String project() {
        return projectId.orElseThrow(
                () -> new IllegalStateException("Drivers belong to a project: ask dl.projects().get(\"…\").drivers()"));
    }
}
