package loopbook.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import loopbook.filters.Resource;
import loopbook.http.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The integrations of an organization. */
public final class Integrations {
    private final Dataloop dl;
    private final Supplier<String> organization;

    private Integrations(Dataloop dl, Supplier<String> organization) {
        this.dl = dl;
        this.organization = organization;
    }

    static Integrations of(Dataloop dl, String organizationId) {
        return new Integrations(dl, () -> organizationId);
    }

    /** Those of the organization that a project belongs to; it may name none. */
    static Integrations of(Project project) {
        return new Integrations(project.dl(), () -> project.organizationId().orElseThrow(Integrations::nowhere));
    }

    static Integrations ofNone(Dataloop dl) {
        return new Integrations(dl, () -> {
            throw nowhere();
        });
    }

    private static BadRequest nowhere() {
        return new BadRequest("Must have an organization or project: ask organization.integrations(),"
                + " project.integrations(), or dl.integrations().of(organizationId)");
    }

    /** Those of the organization with this id. */
    public Integrations of(String organizationId) {
        return of(dl, Names.requireText(organizationId, "the id of an organization"));
    }

    /** The integration with this name or id. */
    public Integration get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The integration with this id: {@code GET /orgs/{id}/integrations/{id}}. */
    public Integration byId(String id) {
        return endpoint().read(dl.transport().json(Call.get(path(Names.requireText(id, "the id of an integration")))));
    }

    /** The integration of exactly this name: {@code GET /orgs/{id}/integrations}. {@link NotFound} names near misses. */
    public Integration byName(String name) {
        Names.requireText(name, "the name of an integration");
        List<Integration> all = list().toList();
        return Found.one(
                "integration", name, named(all, name), () -> all.stream().map(Integration::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Integration> find(String nameOrId) {
        return Found.optional(
                () -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(list().toList(), nameOrId),
                "integration",
                nameOrId);
    }

    private static List<Integration> named(List<Integration> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Every integration: {@code GET /orgs/{id}/integrations}. */
    public Listing<Integration> list() {
        return endpoint().list(Call.get(path()), Resource.INTEGRATIONS, false);
    }

    /**
     * The kinds of integration that can be made here, with the options each wants:
     * {@code GET /orgs/{id}/availableIntegrations}.
     */
    public List<ObjectNode> listAvailable() {
        return Trees.objects(dl.transport().json(Call.get("orgs", organization.get(), "availableIntegrations")));
    }

    /**
     * Makes an integration: {@code POST /orgs/{id}/integrations}.
     *
     * @param type such as {@code s3}, {@code gcs}, {@code azureblob}, {@code aws-sts}, {@code key_value},
     *     {@code private-registry}
     * @param options the credentials: {@code key} and {@code secret} for {@code s3}, {@code key} and {@code value} for
     *     {@code key_value}, …; for private registries see {@link #generateEcrOptions}
     *     and its like
     */
    public Integration create(String type, String name, Map<String, ?> options) {
        return create(type, name, options, null);
    }

    /** The same with metadata in any form of JSON, mostly a list of maps with {@code name} and {@code value}. */
    public Integration create(String type, String name, Map<String, ?> options, @Nullable Object metadata) {
        ObjectNode body = Trees.object()
                .put("type", Names.requireText(type, "the type of an integration"))
                .put("name", Names.requireText(name, "the name of an integration"));
        body.set("options", Trees.objectOf(options));
        if (metadata != null) {
            body.set("metadata", Trees.node(metadata));
        }
        return endpoint().read(dl.transport().json(Call.post(path()).json(body)));
    }

    /**
     * Another name, other credentials: {@code PATCH /orgs/{id}/integrations}; other credentials read the integration
     * first, for its type.
     */
    public Integration update(String id, UnaryOperator<IntegrationChange> change) {
        String known = Names.requireText(id, "the id of an integration");
        return update(known, () -> byId(known).type(), change.apply(IntegrationChange.none()));
    }

    /** The same for an integration in hand, whose type is known: {@code PATCH /orgs/{id}/integrations} alone. */
    public Integration update(Integration integration, UnaryOperator<IntegrationChange> change) {
        return update(integration.id(), integration::type, change.apply(IntegrationChange.none()));
    }

    private Integration update(String id, Supplier<String> type, IntegrationChange change) {
        ObjectNode body = Trees.object().put("integrationId", id);
        change.name().ifPresent(name -> body.put("name", name));
        Call call = Call.patch(path());
        change.options().ifPresent(options -> {
            ObjectNode credentials = body.putObject("credentials");
            credentials.set("options", options);
            credentials.put("type", type.get());
        });
        return endpoint()
                .read(dl.transport().json((change.reloads() ? call.query("reloadServices", true) : call).json(body)));
    }

    /** Deletes the integration with this id: {@code DELETE /orgs/{id}/integrations/{id}}. */
    public void delete(String id) {
        dl.transport().json(Call.delete(path(Names.requireText(id, "the id of an integration"))));
    }

    /** The options of a {@code private-registry} at Amazon (ECR). */
    public static Map<String, Object> generateEcrOptions(
            String accessKeyId, String secretAccessKey, String account, String region) {
        return RegistryOptions.ecr(accessKeyId, secretAccessKey, account, region);
    }

    /** The options of a {@code private-registry} at Docker Hub. */
    public static Map<String, Object> generateDockerHubOptions(String username, String password) {
        return RegistryOptions.dockerHub(username, password, Optional.empty());
    }

    /** The same with the address that Docker keeps with a login. */
    public static Map<String, Object> generateDockerHubOptions(String username, String password, String email) {
        return RegistryOptions.dockerHub(username, password, Optional.of(email));
    }

    /** The options of a {@code private-registry} at Azure; the location is its host, such as {@code mine.azurecr.io}. */
    public static Map<String, Object> generateAzureContainerRegistryOptions(
            String username, String password, String location) {
        return RegistryOptions.azureContainerRegistry(username, password, location);
    }

    /** The options of a {@code private-registry} at Google (GAR): the text of the service account's key, and the host. */
    public static Map<String, Object> generateGarOptions(String serviceAccount, String location) {
        return RegistryOptions.gar(serviceAccount, location, Optional.empty());
    }

    /** The same with the address that Docker keeps with a login. */
    public static Map<String, Object> generateGarOptions(String serviceAccount, String location, String email) {
        return RegistryOptions.gar(serviceAccount, location, Optional.of(email));
    }

    private Endpoint<Integration> endpoint() {
        return new Endpoint<>(dl, "integrations", "Integration", Integration::new);
    }

    private String[] path(String... below) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("orgs", organization.get(), "integrations"),
                        java.util.Arrays.stream(below))
                .toArray(String[]::new);
    }
}
