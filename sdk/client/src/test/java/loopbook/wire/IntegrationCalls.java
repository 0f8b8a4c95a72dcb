package loopbook.wire;

import loopbook.client.Bound;
import loopbook.client.Integration;
import loopbook.client.IntegrationChange;
import loopbook.client.Integrations;
import loopbook.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code integrations}. */
final class IntegrationCalls {
    private IntegrationCalls() {}

    static void in(Calls calls) {
        calls.add(
                "integrations.list",
                c -> c.flag("onlyAvailable")
                        ? OrganizationCalls.array(bound(c).listAvailable())
                        : OrganizationCalls.json(bound(c).list()));
        calls.add("integrations.get", c -> bound(c).byId(c.text("integrationsId")));
        calls.add("integrations.create", IntegrationCalls::create);
        calls.add(
                "integrations.update",
                c -> c.has("integration")
                        ? bound(c).update(Bound.integration(c.held("integration"), c.dl()), o -> change(c, o))
                        : bound(c).update(c.text("integrationsId"), o -> change(c, o)));
        calls.add("integration.update", c -> {
            Bound.integration(c.held("integration"), c.dl()).update(o -> change(c, o));
            return null;
        });
        calls.add("integrations.delete", c -> {
            bound(c).delete(c.text("integrationsId"));
            return true;
        });
        calls.add("integration.delete", c -> {
            OrganizationCalls.sure(c);
            Bound.integration(c.held("integration"), c.dl()).delete();
            return true;
        });
        options(calls);
    }

    private static void options(Calls calls) {
        calls.add(
                "integrations.generate_ecr_options",
                c -> Json.of(Integrations.generateEcrOptions(
                        c.text("accessKeyId"), c.text("secretAccessKey"), c.text("account"), c.text("region"))));
        calls.add(
                "integrations.generate_docker_hub_options",
                c -> Json.of(
                        email(c) == null
                                ? Integrations.generateDockerHubOptions(c.text("username"), c.text("password"))
                                : Integrations.generateDockerHubOptions(
                                        c.text("username"), c.text("password"), c.text("email"))));
        calls.add(
                "integrations.generate_azure_container_registry_options",
                c -> Json.of(Integrations.generateAzureContainerRegistryOptions(
                        c.text("username"), c.text("password"), c.text("location"))));
        calls.add(
                "integrations.generate_gar_options",
                c -> Json.of(
                        email(c) == null
                                ? Integrations.generateGarOptions(c.text("serviceAccount"), c.text("location"))
                                : Integrations.generateGarOptions(
                                        c.text("serviceAccount"), c.text("location"), c.text("email"))));
    }

    private static @Nullable String email(Case c) {
        return c.arg("email").isString() ? c.text("email") : null;
    }

    private static Integrations bound(Case c) {
        if (c.arg("organizationId").isString()) {
            return c.dl().integrations().of(c.text("organizationId"));
        }
        if (!c.context("project").isEmpty()) {
            return Bound.project(c.held("project", c.context("project")), c.dl())
                    .integrations();
        }
        return c.context("organization").isEmpty()
                ? c.dl().integrations()
                : Bound.organization(c.held("organization", c.context("organization")), c.dl())
                        .integrations();
    }

    private static Integration create(Case c) {
        var options = Json.mapper().convertValue(c.arg("options"), java.util.Map.class);
        JsonNode metadata = c.arg("metadata");
        @SuppressWarnings("unchecked")
        java.util.Map<String, Object> credentials = options;
        return bound(c).create(
                        c.text("integrationsType"),
                        c.text("name"),
                        credentials,
                        metadata.isMissingNode() || metadata.isNull() ? null : metadata);
    }

    private static IntegrationChange change(Case c, IntegrationChange change) {
        IntegrationChange all = c.arg("newName").isString() ? change.name(c.text("newName")) : change;
        if (c.arg("newOptions").isObject()) {
            @SuppressWarnings("unchecked")
            java.util.Map<String, Object> options =
                    Json.mapper().convertValue(c.arg("newOptions"), java.util.Map.class);
            all = all.options(options);
        }
        return c.flag("reloadServices") ? all.reloadServices() : all;
    }
}
