package loopbook.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the storage of a driver is and how to sign in to it. Immutable; each method returns another one. */
public final class DriverOptions {
    private static final Pattern ENDPOINT = Pattern.compile("https?://[A-Za-z0-9.-]+:\\d+");

    private final Map<String, String> values;

    private DriverOptions(Map<String, String> values) {
        this.values = values;
    }

    static DriverOptions standard() {
        return new DriverOptions(Map.of());
    }

    private DriverOptions with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new DriverOptions(Map.copyOf(more));
    }

    /** Signs in with this integration. */
    public DriverOptions integration(Integration integration) {
        return integration(integration.id(), integration.type());
    }

    /** Signs in with the integration of this id and type. */
    public DriverOptions integration(String id, String type) {
        return with("integrationId", id).with("integrationType", type);
    }

    /** Signs in with the integration of this id, whose type is the driver's. */
    public DriverOptions integration(String id) {
        return with("integrationId", id);
    }

    /** The bucket or container. */
    public DriverOptions bucket(String name) {
        return with("bucket", name);
    }

    /** A folder inside of it, without a leading slash; by default all of it. */
    public DriverOptions path(String path) {
        return with("path", path);
    }

    /** Where an S3 bucket is, such as {@code eu-west-1}. */
    public DriverOptions region(String region) {
        return with("region", region);
    }

    /** The storage class of an S3 bucket. */
    public DriverOptions storageClass(String name) {
        return with("storageClass", name);
    }

    /** The address of storage that speaks S3: {@code http://host:port} or {@code https://host:port}. */
    public DriverOptions endpoint(String url) {
        return with("endpoint", url);
    }

    /** The index of Dell PowerScale. */
    public DriverOptions elasticIndex(String name) {
        return with("elasticIndex", name);
    }

    /** The folder of the index of Dell PowerScale. */
    public DriverOptions elasticIndexPath(String path) {
        return with("elasticIndexPath", path);
    }

    /**
     * Whether the platform deletes files in the storage when their items are deleted; by default it does, but for storage
     * of Dell PowerScale.
     */
    public DriverOptions allowExternalDelete(boolean allow) {
        return with("allowExternalDelete", String.valueOf(allow));
    }

    /** Whether storage of a compute cluster may be read without signing in; by default not. */
    public DriverOptions isPublic(boolean anybody) {
        return with("public", String.valueOf(anybody));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean allowsExternalDelete(boolean otherwise) {
        return get("allowExternalDelete").map(Boolean::parseBoolean).orElse(otherwise);
    }

    boolean publicStorage() {
        return get("public").map(Boolean::parseBoolean).orElse(false);
    }

    /** Refuses an address that the platform could not reach. */
    DriverOptions checked() {
        get("endpoint").filter(url -> !ENDPOINT.matcher(url).matches()).ifPresent(url -> {
            throw new IllegalArgumentException("Invalid endpoint URL '" + url
                    + "'. Must be 'http://<hostname>:<port>' or 'https://<hostname>:<port>'.");
        });
        return this;
    }
}
